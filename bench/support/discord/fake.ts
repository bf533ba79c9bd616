import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Asked, Told } from './messages.ts'

/** A fake Discord in a process of its own. */
export interface Fake {
  /** Its REST address. */
  readonly api: string
  /** @returns its processor time for that, in microseconds, where it was measured. */
  ask(what: Asked): Promise<number>
  close(): void
}

export async function startFake(): Promise<Fake> {
  const child = fork(join(import.meta.dirname, 'server.ts'), { execPath: process.execPath })
  const told = async (): Promise<Told> => {
    const [message] = (await once(child, 'message')) as [Told]
    if (message.error) throw new Error(message.error)
    return message
  }
  const { api = '' } = await told()
  return {
    api,
    async ask(what) {
      const answer = told()
      child.send(what)
      return (await answer).cpu ?? Number.NaN
    },
    close: () => void child.kill(),
  }
}
