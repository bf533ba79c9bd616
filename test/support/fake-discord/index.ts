import type { AddressInfo } from 'node:net'
import { Gateway, type GatewayRules } from './gateway.ts'
import { Interactions } from './interactions.ts'
import { People } from './people.ts'
import { Rest } from './rest.ts'
import { type Channel, type Message, type User, World } from './world.ts'

export const TOKEN = 'fake.discord.token'

/**
 * A Discord on 127.0.0.1 that a real client logs in to, and that refuses what Discord refuses: bodies that
 * its published schemas do not take (and what those leave out), late and second answers, unknown ids,
 * missing permissions.
 */
export class FakeDiscord {
  readonly world = new World()
  readonly rules: GatewayRules = { token: TOKEN, messageContent: true }
  readonly interactions = new Interactions(this.world)
  readonly rest = new Rest(this.world, this.interactions, TOKEN)
  readonly gateway = new Gateway(this.world, this.rules, this.rest.server)
  readonly people = new People(this.world, this.gateway, this.interactions, this.rest.registry)
  #ahead = 0

  constructor() {
    this.rest.rooms.gateway = this.gateway
    this.rest.messageContent = () => this.rules.messageContent
    this.world.now = () => Date.now() + this.#ahead
  }

  async listen(): Promise<this> {
    await new Promise<void>(done => this.rest.server.listen(0, '127.0.0.1', done))
    return this
  }

  /** The REST API's address. */
  get api(): string {
    return `http://127.0.0.1:${(this.rest.server.address() as AddressInfo).port}/api`
  }

  /** Moves Discord's clock, and any that reads {@link now}. */
  advance(milliseconds: number): void {
    this.#ahead += milliseconds
  }

  readonly now = (): number => this.world.now()

  /** What a person sees in a channel, oldest first. */
  seenBy(user: User, channel: Channel): Message[] {
    const all = this.world.messages.get(channel.id) ?? []
    return all.filter(message => !message.onlyFor || message.onlyFor === user.id)
  }

  /** How often a request was made. */
  count(method: string, path: RegExp): number {
    return this.rest.seen.filter(one => one.method === method && path.test(one.path)).length
  }

  async close(): Promise<void> {
    this.gateway.close()
    this.rest.server.closeAllConnections()
    await new Promise(done => this.rest.server.close(done))
  }
}
