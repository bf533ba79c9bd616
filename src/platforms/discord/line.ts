import { type Client, Events, Status } from 'discord.js'
import type { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { closed } from './errors.ts'

/**
 * Tells the operator how the line to Discord does. Without a listener an error would end the process.
 * @param end is called when Discord lets the bot in no more
 */
export function watchLine(client: Client, log: Log, end: (why: PlatformError) => void): void {
  client.on(Events.Error, err => log.error({ err }, 'the Discord client failed'))
  client.on(Events.Warn, said => log.warn({ from: 'discord.js' }, said))
  client.on(Events.ShardError, (err, shard) => log.warn({ err, shard }, 'the line to Discord failed'))
  client.on(Events.ShardReconnecting, shard => log.info({ shard }, 'the line to Discord dropped'))
  client.on(Events.ShardResume, shard => log.info({ shard }, 'the line to Discord is back'))
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ shard, code }, 'Discord closed the line for good')
    // Before the bot is up, start() itself says what is wrong.
    if (client.isReady()) end(closed(code))
  })
}

/** Whether each of its lines to Discord is up. */
export function isLineUp({ ws }: Client): boolean {
  return ws.shards.size > 0 && ws.shards.every(({ status }) => status === Status.Ready)
}
