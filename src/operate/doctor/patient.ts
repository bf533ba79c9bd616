import { statfs } from 'node:fs/promises'
import type { Config } from '../../config.ts'
import type { Program } from '../../training/program.ts'

/** What a doctor looks at, and by what. */
export interface Patient {
  readonly config: Config
  /** Undefined where one of the files is wrong; that is said by itself. */
  readonly programs: readonly Program[] | undefined
  /** The file of settings, if there is one. */
  readonly envFile?: string
  /** The time, in epoch milliseconds. */
  readonly now: () => number
  /** How many bytes are free on the disk of a folder. */
  readonly free: (folder: string) => Promise<number>
  /** The version of the zone data, as in 2026b; empty where Node does not tell. */
  readonly zoneData: string
}

/** This machine, as it is. */
export const HERE: Pick<Patient, 'now' | 'free' | 'zoneData'> = {
  now: Date.now,
  free: async folder => {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  },
  zoneData: process.versions.tz ?? '',
}
