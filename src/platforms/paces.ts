import type { Pace } from '../chat/pace.ts'
import type { PlatformName } from '../core/address.ts'

/** What the platforms take from one bot, be it one process or many. */
export const PACES: Readonly<Record<PlatformName, Pace>> = {
  // 50 requests a second for a bot (https://discord.com/developers/docs/topics/rate-limits#global-rate-limit);
  // a little less, so that no second has more, however late a timer. A message is made, then filled; a direct one opens its channel first.
  discord: { everywhere: 48, message: 2, direct: 3 },
  // "One message per second per channel", and "several hundred messages per minute" in a workspace
  // (https://docs.slack.dev/apis/web-api/rate-limits#posting-messages).
  slack: { tenant: 5, channel: 1 },
  web: {},
}
