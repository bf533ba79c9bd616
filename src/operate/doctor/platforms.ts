import { COMMANDS } from '../../../commands/index.ts'
import type { Inspection } from '../../chat/inspection.ts'
import type { Config } from '../../config.ts'
import { PLATFORMS, type Place, type PlatformName } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Finding } from '../../core/finding.ts'
import { whyUnreachable } from '../../core/unreachable.ts'
import type { Look } from '../../storage/look.ts'
import type { Patient } from './patient.ts'

/** A clock this far off is worth a word, and one that far off is in the way; both in milliseconds. */
const [OFF, FAR_OFF] = [5_000, 60_000]

type Inspect = (config: Config, look: Look | undefined) => Promise<Inspection | undefined>

/** How each is looked at; undefined where there is nothing to look at. */
const INSPECT: Readonly<Record<PlatformName, { readonly title: string; readonly inspect: Inspect }>> = {
  discord: {
    title: 'Discord',
    inspect: async ({ discord: settings }) => {
      if (!settings) return undefined
      const { DiscordInspection } = await import('../inspect/discord.ts')
      return new DiscordInspection({ ...settings, commands: COMMANDS })
    },
  },
  slack: {
    title: 'Slack',
    inspect: async ({ slack: settings }, look) => {
      if (!settings) return undefined
      const { SlackInspection } = await import('../inspect/slack.ts')
      return new SlackInspection({
        ...settings,
        ...(look && { space: look.tables.space<string>('slack-installations') }),
      })
    },
  },
  web: { title: 'the page', inspect: async () => undefined },
}

/** So many channels of a platform are looked at, and so many of one server or workspace: Slack takes some 50 a minute. */
const [MOST, MOST_OF_ONE] = [200, 40]

/** Some of many channels, others each time. */
function sampled(places: readonly Place[]): readonly Place[] {
  const shuffled = places
    .map(place => ({ place, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ place }) => place)
  const byTenant = Map.groupBy(shuffled, ({ tenant }) => tenant)
  const some = [...byTenant.values()].flatMap(own => own.slice(0, MOST_OF_ONE)).slice(0, MOST)
  return some.length < places.length ? some : places
}

/** What keeps the bot from serving its groups on the platforms, as far as their tokens show it. */
export async function platforms({ config }: Patient, look?: Look): Promise<Finding[]> {
  const places = look?.groups.flatMap(group => group.places) ?? []
  const found: Finding[] = []
  for (const name of PLATFORMS) {
    const { title, inspect } = INSPECT[name]
    const inspection = await inspect(config, look)
    if (!inspection) continue
    try {
      const all = places.filter(({ platform }) => platform === name)
      const some = sampled(all)
      if (some.length < all.length)
        found.push({
          code: `${name}.sample`,
          level: 'warning',
          what: `Of ${all.length} channels in ${title} where groups meet, ${some.length} were looked at.`,
          mend: 'Others are each time; whoever plans a channel’s week is told what is wrong there by /doctor.',
        })
      found.push(...(await inspection.examine(some)))
      found.push(...clock(title, inspection.ahead()))
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      found.push(trouble(name, title, error))
    }
  }
  return found
}

/** What stopped the look itself. */
function trouble(name: PlatformName, title: string, error: PlatformError): Finding {
  if (error.trouble === 'token-revoked')
    return {
      code: `${name}.token`,
      level: 'fault',
      what: `${title} does not take the bot’s token.`,
      mend: 'Copy it again, and set it in .env: npm run setup does both.',
    }
  if (error.trouble === 'rate-limited')
    return {
      code: `${name}.busy`,
      level: 'warning',
      what: `${title} asks to wait, so not all could be looked at.`,
      mend: 'Try again in a minute.',
    }
  const known = whyUnreachable(error)
  return {
    code: `${name}.unreachable`,
    level: 'fault',
    what: known
      ? `${title} cannot be reached: ${known.why}.`
      : `${title} answers strangely: ${error.message}.`,
    mend:
      known?.mend ??
      'Try again in a moment; https://discordstatus.com and https://slack-status.com tell of outages.',
  }
}

function clock(title: string, ahead: number): Finding[] {
  const off = Math.abs(ahead)
  if (off < OFF) return []
  return [
    {
      code: 'clock',
      level: off < FAR_OFF ? 'warning' : 'fault',
      what: `This machine’s clock is ${Math.round(off / 1000)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} that of ${title}.`,
      mend: 'Let it be set by the network (NTP), as with timedatectl set-ntp true.',
    },
  ]
}
