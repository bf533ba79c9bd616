import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupError } from '../../core/errors.ts'
import type { Finding } from '../../core/finding.ts'
import { sealedWith, type Vault, vault } from '../../core/vault.ts'
import { sealedBy } from '../../health-key.ts'
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
  const keys = keysIn(config.healthKeys ?? readFileSync(file, 'utf8'))
  if (!keys) return fault(`${where} holds no key that can be used.`)
  if (keys.has(sealed)) return []
  return fault(
    `${where} is not the key that sealed what people answered about their health: that was ${sealedWith(sealed)}.`,
  )
}

function keysIn(text: string): Vault | undefined {
  try {
    return vault(text)
  } catch (error) {
    if (error instanceof SetupError) return undefined
    throw error
  }
}
