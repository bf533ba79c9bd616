import { readFileSync } from 'node:fs'
import type { Scheduler } from '../bot/deliveries/scheduler.ts'
import type { Services } from '../bot/services.ts'
import type { PlatformName } from '../core/address.ts'
import type { Log } from '../core/log.ts'
import { Figures } from './figures.ts'
import { Health } from './health.ts'
import { OperateServer } from './server.ts'

/** What answers machines while the process runs. */
export interface Operating {
  /** Where it is. */
  readonly url: string
  /** From now on the process is not ready. */
  stopping(): void
  stop(): void
}

/**
 * Answers machines that ask for health and figures.
 * @param wanted the platforms that the settings ask for
 * @throws {SetupError} when it cannot listen there.
 */
export async function startOperating(
  at: { readonly port: number; readonly host: string },
  { services, scheduler }: { readonly services: Services; readonly scheduler: Scheduler },
  wanted: readonly PlatformName[],
  log: Log,
): Promise<Operating> {
  const { store, now, platforms } = services
  const health = new Health({
    wanted,
    platforms,
    sinceBeat: () => scheduler.sinceBeat,
    space: store.space('operate'),
  })
  const figures = new Figures({ store, health, now, version: version() })
  const server = new OperateServer({ setting: 'OPERATE_PORT', ...at }, { health, figures, log })
  const url = await server.start()
  log.info({ url }, 'health and figures can be asked for')
  return {
    url,
    stopping: () => health.stopping(),
    stop: () => {
      server.stop()
      figures.stop()
    },
  }
}

function version(): string {
  const about: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return (about as { readonly version: string }).version
}
