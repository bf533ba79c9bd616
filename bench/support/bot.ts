import { App, type Parts } from '../../src/app.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Platform } from '../../src/chat/platform.ts'
import type { Place, Posted } from '../../src/core/address.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { realTimers, type Timers } from '../../src/core/timers.ts'
import { loadPrograms } from '../../src/programs/load.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { openStore, type Store } from '../../src/storage/store.ts'

/** Wednesday after the first prompt of a seeded group: nothing falls due while it is measured. */
const NOW = Date.parse('2026-11-25T12:00:00Z')

/**
 * Timers by which waiting takes a hundredth of its time: so that a bot which is measured on a busy machine turns nobody
 * away for that. To ask for the time costs what it costs a bot that runs.
 */
export const patient: Timers = { ...realTimers, monotonic: () => performance.now() / 100 }

export interface Setting extends Partial<Pick<Parts, 'now' | 'timers' | 'paces' | 'queue'>> {
  readonly platform?: Platform
}

/** The bot on a database, on a platform that takes everything and shows nothing unless it is given another. */
export async function openBot(
  config: DatabaseConfig,
  setting: Setting = {},
): Promise<{ app: App; store: Store }> {
  const { platform = new QuietPlatform(), ...parts } = setting
  const store = await openStore(config)
  const programs = await loadPrograms('programs')
  const app = new App({ store, programs, log: LOG, now: () => NOW, timers: patient, ...parts })
  await app.join(platform)
  return { app, store }
}

/** Takes everything and shows nothing. */
export class QuietPlatform implements Platform {
  readonly name = 'web'
  readonly isConnected = true
  #next = 1

  async start() {}
  async stop() {}
  async isIn() {
    return true
  }

  async forget() {}
  async edit() {}
  async find() {
    return undefined
  }

  async post(place: Place, _message: Message, _once: string): Promise<Posted> {
    return { place, message: String(this.#next++) }
  }

  async openThread(on: Posted): Promise<Place> {
    return { ...on.place, thread: on.message }
  }

  async tell(person: { id: string }, message: Message, once: string): Promise<Posted> {
    const place = { platform: 'web', tenant: 'local', channel: `dm-${person.id}`, direct: true } as const
    return this.post(place, message, once)
  }

  async profile(person: { id: string }) {
    return { name: person.id, zone: 'Europe/Berlin', mayManage: true }
  }
}

/** Nobody reads the log of a bench; what fails breaks it. */
export const LOG = { debug: ignore, info: ignore, warn: complain, error: complain }

function ignore() {}

/** A figure of something that fails is worth nothing; but for what a platform refuses, which is counted there. */
function complain(data: object, message: string): void {
  const cause = 'err' in data ? data.err : data
  if (cause instanceof PlatformError && cause.trouble === 'rate-limited') return
  throw new Error(message, { cause })
}
