import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { randomKey } from '../../../src/core/vault.ts'
import { aMember } from '../storage/things.ts'
import type { Fault } from './fault.ts'
import type { Installation } from './installation.ts'

const DAY = 24 * 60 * 60 * 1000

/** What can be wrong with the files, the settings and the machine of an installation. */
export const OWN_FAULTS: readonly Fault[] = [
  ['settings.rights', /Others .* can read .*\.env/, on => chmodSync(join(on.folder, '.env'), 0o644)],
  ['data.rights', /spotter\.db/, on => openUp(on, 'spotter.db', 0o640)],
  ['data.rights', /health\.key/, on => openUp(on, 'health.key', 0o604)],
  [
    'data.rights',
    /copies.spotter-20261101T000000000Z\.db/,
    on => {
      const copies = join(on.folder, 'copies')
      mkdirSync(copies)
      chmodSync(copies, 0o755)
      const old = join(copies, 'spotter-20261101T000000000Z.db')
      copyFileSync(join(on.folder, 'data', 'spotter.db'), old)
      chmodSync(old, 0o644)
      on.env.BACKUP_DIR = copies
    },
  ],
  [
    'data.folder',
    /is not there, and cannot be made: a part of it is a file/,
    on => {
      writeFileSync(join(on.folder, 'a-file'), '')
      on.env.DATA_DIR = join(on.folder, 'a-file', 'data')
    },
  ],
  [
    'data.folder',
    /is not there, and cannot be made: there is a file of that name, or a link that leads nowhere/,
    on => {
      symlinkSync(join(on.folder, 'none'), join(on.folder, 'nowhere'))
      on.env.DATA_DIR = join(on.folder, 'nowhere', 'data')
    },
  ],
  ['data.space', /has 12 MB left/, (_, over) => over({ free: async () => 12_000_000 })],
  ['database', /from a newer|newer version/, newer],
  ['database.damaged', /is damaged/, damage],
  [
    'database',
    /cannot be used|is not there, but/,
    on => {
      writeFileSync(`${on.file}-wal`, 'left')
      rmSync(on.file)
    },
  ],
  ['database.older', /older version/, on => copyFileSync('test/fixtures/fourteen-weeks.db', on.file)],
  ['health.key', /health\.key is gone/, on => rmSync(join(on.folder, 'data', 'health.key'))],
  [
    'health.key',
    /HEALTH_KEY is not the key/,
    on => {
      on.env.HEALTH_KEY = randomKey()
    },
  ],
  [
    'health.key',
    /HEALTH_KEY is not the key/,
    async on => {
      await on.inStore(store => aMember(store, 'ann'))
      const key = readFileSync(join(on.folder, 'data', 'health.key'), 'utf8')
      on.env.HEALTH_KEY = `${key.split(':')[0]}:${randomKey().split(':')[1]}`
    },
  ],
  ['health.key', /holds no key/, on => writeFileSync(join(on.folder, 'data', 'health.key'), 'lost')],
  [
    'programs.gone',
    /has the program low-back-strength any more, and 2 groups do it/,
    (_, over) => over({ programs: [] }),
  ],
  [
    'zones.unknown',
    /Mars\/Base/,
    on =>
      on.inStore(async store => {
        const group = await store.groups.at(on.discord.channel)
        await store.groups.change(group?.id ?? '', { zone: 'Mars/Base' })
      }),
  ],
  ['zones.old', /those of 2019c/, (_, over) => over({ zoneData: '2019c' })],
  ['backups.none', /no backup/, on => rmSync(join(on.folder, 'data', 'backups'), { recursive: true })],
  [
    'backups.old',
    /is 5 days old/,
    on => {
      rmSync(join(on.folder, 'data', 'backups'), { recursive: true })
      on.backUp(Date.now() - 5 * DAY - 1000)
    },
  ],
  ['backups.damaged', /newest backup.*is damaged/, on => truncateSync(on.backUp(), 9000)],
]

/** Others may look into the folder, and read a file there. */
function openUp(on: Installation, name: string, mode: number): void {
  const data = join(on.folder, 'data')
  chmodSync(data, 0o755)
  for (const file of readdirSync(data)) chmodSync(join(data, file), file === name ? mode : 0o700)
}

function damage(on: Installation): void {
  const bytes = readFileSync(on.file)
  bytes.fill(0x5a, 8192, 16_384)
  writeFileSync(on.file, bytes)
}

function newer(on: Installation): void {
  const db = new DatabaseSync(on.file)
  db.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2030')")
  db.close()
}
