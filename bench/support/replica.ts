import type { Parts } from '../../src/app.ts'
import type { Message } from '../../src/chat/message.ts'
import type { Posted } from '../../src/core/address.ts'
import { LOG, openBot, QuietPlatform } from './bot.ts'
import type { Order, Report } from './replicas.ts'

/** A bot in a process of its own, which beats and reports when its parent says so. */
async function main(url: string, shared: boolean): Promise<void> {
  let now = 0
  const platform = new CountingPlatform()
  const setting = { platform, now: () => now, paces: {} }
  const { app } = await openBot({ url }, shared ? { ...setting, queue: await sharedQueue(url) } : setting)
  process.on('message', async (order: Order) => {
    if (order.kind === 'beat') {
      now = order.now
      await app.scheduler.beat()
    } else if (order.kind === 'report') {
      process.send?.({ posts: platform.posts, last: platform.last, cpu: process.cpuUsage() } satisfies Report)
    } else {
      await app.stop()
      process.exit()
    }
  })
  process.send?.('running')
}

async function sharedQueue(url: string) {
  const { SharedQueue } = await import('../../src/bot/queue/shared.ts')
  const { Boss } = await import('../../src/bot/queue/boss.ts')
  const boss = await Boss.open({ url }, LOG)
  return ((...all) => new SharedQueue(boss, ...all)) satisfies Parts['queue']
}

class CountingPlatform extends QuietPlatform {
  posts = 0
  /** When the newest was posted, in epoch milliseconds. */
  last = 0

  override async post(place: Posted['place'], message: Message, once: string): Promise<Posted> {
    this.posts++
    this.last = Date.now()
    return super.post(place, message, once)
  }
}

const [url = '', queue] = process.argv.slice(2)
await main(url, queue === 'shared')
