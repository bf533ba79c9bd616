import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../../core/errors.ts'
import type { Finding } from '../../core/finding.ts'
import { readPlain } from '../../core/plain-file.ts'
import { sealedWith, type Vault, vault } from '../../core/vault.ts'
import { isOfItsName, sealedBy } from '../../health-key.ts'
import type { Look } from '../../storage/look.ts'
import type { Patient } from './patient.ts'

/** Whether answers about people's health can be read: what sealed them must be among the keys. */
export async function health({ config }: Patient, { tables }: Look): Promise<Finding[]> {
  const sealed = await sealedBy(tables)
  if (sealed === undefined) return []
  const file = join(config.dataDir, 'health.key')
  const where = config.healthKeys ? 'HEALTH_KEY' : file
  const fault = (what: string): Finding[] => [
    {
      code: 'health.key',
      level: 'fault',
      what,
      mend: 'Put the key back from where you keep it, before the next start; or add it to HEALTH_KEY behind the one that is set.',
    },
  ]
  if (!config.healthKeys && !existsSync(file))
    return fault(`${file} is gone: without it nobody can read what people answered about their health.`)
  const keys = keysIn(() => config.healthKeys ?? readPlain(file).toString())
  if (!keys) return fault(`${where} holds no key that can be used.`)
  if (keys.has(sealed) && (keys.mark !== sealed || (await isOfItsName(tables)))) return []
  return fault(
    `${where} is not the key that sealed what people answered about their health: that was ${sealedWith(sealed)}.`,
  )
}

function keysIn(read: () => string): Vault | undefined {
  try {
    return vault(read())
  } catch (error) {
    // What is no file, or may not be read, has no code of ours.
    if (error instanceof SetupError || (error instanceof Error && 'code' in error)) return undefined
    throw error
  }
}
