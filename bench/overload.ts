import { join } from 'node:path'
import { realTimers } from '../src/core/timers.ts'
import { startChild } from './support/child.ts'
import { withFolder } from './support/folder.ts'
import { type Asked, MEMBERS_PER_CHANNEL, type Told } from './support/slack/messages.ts'
import { startOurs } from './support/slack/sides.ts'
import type { Bench, Figure } from './support/table.ts'

/** Commands offered a second, and for how many seconds. */
const RATE = 200
const SECONDS = 30

/**
 * Far more signed /done than one process can answer: new members all the time, whether they are answered or not.
 * Slack gives up after three seconds, so what is answered later is lost on whoever waits for it.
 */
export const bench: Bench = {
  title: `${RATE} signed /done a second for ${SECONDS} s`,
  run: () => withFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const slack = startChild<Asked, Told>(join(import.meta.dirname, 'support/slack/server.ts'))
  const { api = '' } = await slack.ask({ do: 'open' })
  const ours = await startOurs(folder, api, { warned: () => {}, timers: realTimers })
  const channels = Math.ceil((RATE * SECONDS) / MEMBERS_PER_CHANNEL)
  await slack.ask({ do: 'schedule', events: ours.events, channels })
  const { flooded } = await slack.ask({ do: 'flood', events: ours.events, rate: RATE, seconds: SECONDS })
  if (!flooded) throw new Error('nothing came')
  const kept = await ours.kept()
  await ours.stop()
  slack.close()
  const share = (count: number) => [(count * 100) / (RATE * SECONDS)]
  return [
    { name: 'answered within three seconds', unit: '%', ours: share(flooded.inTime) },
    { name: 'told within three seconds that it is busy', unit: '%', ours: share(flooded.toldBusy) },
    { name: 'later than that', unit: '%', ours: share(flooded.late), aim: 'less than 1' },
    { name: '99 of 100 knew after', unit: 'ms', ours: [flooded.p99], aim: 'less than 3,000' },
    { name: 'recorded', unit: '%', ours: share(kept) },
  ]
}
