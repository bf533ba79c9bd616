import { join } from 'node:path'
import { startChild } from './support/child.ts'
import { withFolder } from './support/folder.ts'
import { rounds } from './support/rounds.ts'
import { type Asked, MEMBERS_PER_CHANNEL, type Told } from './support/slack/messages.ts'
import { type Side, startBolt, startOurs } from './support/slack/sides.ts'
import type { Bench, Figure } from './support/table.ts'

/** Half of the 40 ms that a trip to Slack and back takes. */
const EACH_WAY = 20
/** Who logs nine commands a round. */
const MEMBERS = 4
const ROUNDS = 3

/**
 * The same /done over a line that takes its time: commands, answers and the Web API all go over it. Ours answers in the
 * acknowledgement; the bare handler does in a second request, as Bolt's guide says, for which a connection is open
 * only where another command was answered within four seconds.
 */
export const bench: Bench = {
  title: `Signed /done in, answer out, over a line of ${2 * EACH_WAY} ms to and fro`,
  run: () => withFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const slack = startChild<Asked, Told>(join(import.meta.dirname, 'support/slack/server.ts'))
  const log = async ({ events }: Pick<Side, 'events'>, rarely = false) => {
    const { logged } = await slack.ask({ do: 'log', events, members: MEMBERS, lanes: 1, rarely })
    if (!logged) throw new Error('nothing was logged')
    return logged
  }
  const { api = '' } = await slack.ask({ do: 'open', eachWay: EACH_WAY })
  const ours = await startOurs(folder, api)
  const channels = Math.ceil(((4 * (ROUNDS + 1) + 1) * MEMBERS) / MEMBERS_PER_CHANNEL)
  await slack.ask({ do: 'schedule', events: ours.events, channels })
  const bolt = await startBolt(folder, api, (await log(ours)).answer)
  const there = await rounds(ROUNDS, {
    rareOurs: async () => (await log(ours, true)).answered.p50,
    rareBolt: async () => (await log(bolt, true)).answered.p50,
    ours: async () => (await log(ours)).answered.p50,
    bolt: async () => (await log(bolt)).answered.p50,
  })
  for (const side of [ours, bolt]) await side.stop()
  slack.close()
  const figure = (name: string, values: readonly number[], beside: readonly number[]): Figure => ({
    ...{ name, unit: 'ms', ours: values, aim: 'at most 0.6' },
    beside: { name: bolt.name, values: beside },
  })
  return [
    figure('answer there, p50, now and then', there.rareOurs, there.rareBolt),
    figure('one after the other', there.ours, there.bolt),
  ]
}
