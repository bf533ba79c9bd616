import type { FakeSlack } from '../../../test/support/fake-slack/index.ts'
import { Hands } from '../../../test/support/fake-slack/people.ts'
import type { FakeChannel, FakeMessage, Workspace } from '../../../test/support/fake-slack/world.ts'
import { installByBrowser } from '../../../test/support/slack-stage.ts'
import { inLanes } from '../lanes.ts'
import type { Scene } from './crowd.ts'
import { eventually, untilHeard } from './eventually.ts'

/** Channels of a workspace in which a group meets: what these do stays within what Slack takes from an app there. */
const OF_WORKSPACE = 5
const AT_ONCE = 4
const COACH = 'UCOACH'

interface Member {
  readonly id: string
  readonly name: string
  readonly club: Club
  walk?: FakeMessage
}

interface Club {
  readonly at: Workspace
  readonly hands: Hands
  readonly channel: FakeChannel
  prompt?: FakeMessage
}

interface Button {
  readonly action_id?: string
  readonly text?: { readonly text: string }
}

/** Workspaces of a strict fake Slack, which install the bot by OAuth. */
export class SlackScene implements Scene<Member> {
  readonly #slack: FakeSlack
  readonly #base: string
  readonly #groups: number
  readonly #clubs: Club[] = []
  #people = 0

  /** @param base the bot's address */
  constructor(slack: FakeSlack, base: string, groups: number) {
    this.#slack = slack
    this.#base = base
    this.#groups = groups
  }

  async plan(): Promise<void> {
    for (let i = 0; i < this.#groups; i += OF_WORKSPACE) await this.#install(i)
    await inLanes(AT_ONCE, this.#clubs, async ({ hands, channel }) => {
      for (const line of ['set monday 9:00 UTC', 'now']) {
        await untilHeard(async () => {
          const told = () => channel.messages.filter(one => one.ephemeralTo === COACH)
          const before = told().length
          await hands.command(COACH, channel.id, 'schedule', line)
          return told()[before]?.text
        })
      }
    })
    for (const club of this.#clubs) {
      club.prompt = await eventually(() => club.channel.messages.find(one => button(one, 'walk.start:')))
    }
  }

  newcomer(): Member {
    const club = this.#clubs[this.#people++ % this.#clubs.length] as Club
    const [id, name] = [`U${this.#people}`, `u${this.#people}u`]
    club.at.user({ id, name })
    club.channel.members.add(id)
    return { id, name, club }
  }

  start(member: Member) {
    return this.#press(member, member.club.prompt as FakeMessage, 'walk.start:')
  }

  isAsked(member: Member): boolean {
    return this.#gate(member) !== undefined
  }

  fine(member: Member) {
    return this.#press(member, this.#gate(member) as FakeMessage, 'gate.fine:')
  }

  step(member: Member): string | undefined {
    member.walk ??= this.#walkOf(member)
    return member.walk && button(member.walk, 'walk.done:')?.action_id
  }

  done(member: Member, step: string) {
    return this.#press(member, member.walk as FakeMessage, step)
  }

  line({ id, club: { hands, channel } }: Member, text: string) {
    return hands.command(id, channel.id, 'done', text)
  }

  chat({ id, club: { hands, channel, prompt } }: Member, text: string) {
    return hands.type(id, channel.id, text, prompt?.ts)
  }

  async #install(n: number): Promise<void> {
    const id = `T${n}`
    const response = await installByBrowser(this.#slack, this.#base, id, `club${n}`)
    const at = this.#slack.workspaces.get(id)
    if (!response.ok || !at) throw new Error(`the app could not be installed: HTTP ${response.status}`)
    at.user({ id: COACH, name: 'Coach', admin: true })
    const hands = new Hands(this.#slack, at)
    for (let i = n; i < Math.min(this.#groups, n + OF_WORKSPACE); i++)
      this.#clubs.push({ at, hands, channel: at.channel(`C${i}`, 'channel', COACH, [COACH, at.botUser]) })
  }

  async #press({ id, club }: Member, on: FakeMessage, action: string): Promise<void> {
    const label = button(on, action)?.text?.text
    if (label) await club.hands.press(id, club.channel.id, on.ts, label)
  }

  #gate({ id, club }: Member): FakeMessage | undefined {
    return club.channel.messages.findLast(one => one.ephemeralTo === id && button(one, 'gate.fine:'))
  }

  #walkOf({ name, club }: Member): FakeMessage | undefined {
    return club.channel.messages.findLast(
      one =>
        one.thread_ts !== undefined &&
        button(one, 'walk.done:') &&
        `${one.text}${JSON.stringify(one.blocks)}`.includes(name),
    )
  }
}

function button(message: FakeMessage, action: string): Button | undefined {
  const blocks = message.blocks as { readonly elements?: readonly Button[] }[]
  return blocks.flatMap(({ elements = [] }) => elements).find(one => one.action_id?.startsWith(action))
}
