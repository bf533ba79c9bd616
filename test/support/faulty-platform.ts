import type { Message } from '../../src/chat/message.ts'
import type { Place, Posted } from '../../src/core/address.ts'
import { MemoryPlatform } from './memory-platform.ts'

/** A platform in memory whose posts a test can hold up or refuse, by place, and lose after they were made. */
export class FaultyPlatform extends MemoryPlatform {
  /** Runs before anything is posted; what it throws, the post throws. */
  before: (to: Place, once: string) => Promise<void> | void = () => {}
  /** Runs when the post is there: what it throws is an answer that got lost. */
  after: (to: Place, once: string) => Promise<void> | void = () => {}

  override async post(to: Place, message: Message, once: string): Promise<Posted> {
    await this.before(to, once)
    const posted = await super.post(to, message, once)
    await this.after(to, once)
    return posted
  }
}
