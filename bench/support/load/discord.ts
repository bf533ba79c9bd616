import { PermissionFlagsBits } from 'discord.js'
import type { FakeDiscord } from '../../../test/support/fake-discord/index.ts'
import type { Channel, Json, Message, User } from '../../../test/support/fake-discord/world.ts'
import { inLanes } from '../lanes.ts'
import type { Scene } from './crowd.ts'
import { eventually, untilHeard } from './eventually.ts'

/** Channels of a server in which a group meets. */
const OF_SERVER = 20
const AT_ONCE = 4

interface Member {
  readonly user: User
  readonly club: Club
  walk?: Message
}

interface Club {
  readonly channel: Channel
  readonly coach: User
  prompt?: Message
}

/** Servers of a strict fake Discord. */
export class DiscordScene implements Scene<Member> {
  readonly fake: FakeDiscord
  readonly #clubs: Club[] = []
  #people = 0

  constructor(fake: FakeDiscord, groups: number) {
    this.fake = fake
    const { world } = fake
    for (let i = 0; i < groups; i += OF_SERVER) {
      const coach = world.addUser(`coach${i}`)
      const guild = world.addGuild(`Lifters ${i}`, coach)
      world.join(guild, coach, PermissionFlagsBits.ManageGuild)
      for (let n = i; n < Math.min(groups, i + OF_SERVER); n++)
        this.#clubs.push({ channel: world.addChannel(guild, `club-${n}`), coach })
    }
  }

  async plan(): Promise<void> {
    const { people } = this.fake
    await inLanes(AT_ONCE, this.#clubs, async ({ channel, coach }) => {
      const when = { weekday: 'monday', time: '9:00', zone: 'UTC' }
      const told = () => this.fake.seenBy(coach, channel).filter(one => one.onlyFor)
      for (const [sub, values] of [
        ['set', when],
        ['now', {}],
      ] as const) {
        await untilHeard(async () => {
          const before = told().length
          await people.command(coach, channel, 'schedule', values, sub)
          const [answer] = told().slice(before)
          return answer && (await eventually(() => (answer.thinking ? undefined : JSON.stringify(answer))))
        })
      }
    })
    for (const club of this.#clubs) {
      club.prompt = await eventually(() =>
        this.fake.seenBy(club.coach, club.channel).find(one => button(one, 'walk.start:')),
      )
      await eventually(() => this.fake.world.channels.get(club.prompt?.id ?? ''))
    }
  }

  newcomer(): Member {
    const { world } = this.fake
    const club = this.#clubs[this.#people++ % this.#clubs.length] as Club
    const user = world.addUser(`u${this.#people}u`)
    const guild = world.guilds.get(club.channel.guild_id ?? '')
    if (guild) world.join(guild, user)
    return { user, club }
  }

  start({ user, club }: Member) {
    const prompt = club.prompt as Message
    return this.fake.people.press(user, prompt, button(prompt, 'walk.start:'))
  }

  isAsked(member: Member): boolean {
    return this.#gate(member) !== undefined
  }

  fine(member: Member) {
    const gate = this.#gate(member) as Message
    return this.fake.people.press(member.user, gate, button(gate, 'gate.fine:'))
  }

  step(member: Member): string | undefined {
    member.walk ??= this.#thread(member) && this.#walkOf(member)
    return (member.walk && button(member.walk, 'walk.done:')) || undefined
  }

  done({ user, walk }: Member, step: string) {
    return this.fake.people.press(user, walk as Message, step)
  }

  line({ user, club }: Member, text: string) {
    return this.fake.people.command(user, club.channel, 'done', { line: text })
  }

  async chat(member: Member, text: string) {
    this.fake.people.type(member.user, this.#thread(member) ?? member.club.channel, text)
  }

  #gate({ user, club }: Member): Message | undefined {
    const all = this.fake.world.messages.get(club.channel.id) ?? []
    return all.findLast(one => one.onlyFor === user.id && button(one, 'gate.fine:'))
  }

  #thread({ club }: Member): Channel | undefined {
    return this.fake.world.channels.get(club.prompt?.id ?? '')
  }

  #walkOf({ user, club }: Member): Message | undefined {
    const all = this.fake.world.messages.get(club.prompt?.id ?? '') ?? []
    const name = String(user.global_name)
    return all.findLast(one => button(one, 'walk.done:') && JSON.stringify(one.components).includes(name))
  }
}

/** The id of a message's button; nothing where it has none of that kind. */
function button(message: Message, action: string): string {
  const all = (list: readonly Json[]): Json[] =>
    list.flatMap(c => [c, ...all((c.components ?? []) as Json[])])
  const found = all(message.components).find(c => String(c.custom_id).startsWith(action))
  return String(found?.custom_id ?? '')
}
