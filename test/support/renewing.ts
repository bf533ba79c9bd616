import type { Log } from '../../src/core/log.ts'
import type { ListedSpace } from '../../src/core/spaces.ts'
import type { Timers } from '../../src/core/timers.ts'
import { vault } from '../../src/core/vault.ts'
import { PlatformClock } from '../../src/platforms/shared/platform-clock.ts'
import { clientOptionsOf } from '../../src/platforms/slack/bolt.ts'
import { Installations } from '../../src/platforms/slack/installations.ts'
import { Renewal } from '../../src/platforms/slack/renewal.ts'
import type { FakeSlack } from './fake-slack/index.ts'
import type { Workspace } from './fake-slack/world.ts'
import { fakeSlack, type oauth, quiet } from './slack-stage.ts'

/** A Slack whose app has tokens that expire. */
export function expiringSlack(): Promise<FakeSlack> {
  return fakeSlack(undefined, { url: 'https://bot.example', tokenRotation: true })
}

interface Shared {
  readonly auth: ReturnType<typeof oauth>
  readonly space: <T>(name: string) => ListedSpace<T>
  readonly log: Log
  readonly timers?: Timers
}

export interface Replica {
  readonly installations: Installations
  readonly renewal: Renewal
}

/** One process that renews the tokens of a Slack; all of them share what is kept. */
export function replicaOf(slack: FakeSlack, { auth, space, ...more }: Shared): Replica {
  const now = () => slack.now()
  const installations = new Installations(space<string>('i'), vault(auth.installationKeys), now)
  const clientOptions = clientOptionsOf({ apiUrl: slack.apiUrl, log: quiet }, new PlatformClock())
  const { clientId, clientSecret } = auth
  const turns = space<true>('turns')
  const renewal = new Renewal({ installations, clientId, clientSecret, turns, clientOptions, now, ...more })
  return { installations, renewal }
}

/** A workspace has just installed the app. */
export async function installIn({ installations }: Replica, at: Workspace): Promise<void> {
  const { id, token, botId, botUser: userId, refresh = '', expiresAt } = at
  await installations.storeInstallation<'v2'>({
    team: { id },
    enterprise: undefined,
    user: { id: 'UCOACH', token: undefined, scopes: undefined },
    bot: { token, id: botId, userId, scopes: [], refreshToken: refresh, expiresAt: expiresAt / 1000 },
  })
}

/** A log of what warns and what is an error, as lines. */
export function warnings(lines: () => string[]): Log {
  return {
    ...quiet,
    warn: (_, message) => void lines().push(`warn: ${message}`),
    error: (_, message) => void lines().push(`error: ${message}`),
  }
}
