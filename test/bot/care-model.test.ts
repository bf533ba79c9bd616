import { afterEach, describe, expect, test } from 'vitest'
import { streakOf } from '../../src/bot/standings.ts'
import type { Button, Message } from '../../src/chat/message.ts'
import { plain } from '../../src/chat/plain.ts'
import { type Posted, personKey } from '../../src/core/address.ts'
import { localDate } from '../../src/training/calendar.ts'
import { Random } from '../simulation/random.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'
import { runs } from '../support/runs.ts'

const HOUR = 60 * 60 * 1000
const ZONE = 'Europe/Berlin'

/** Whatever praises, asks how it was, or sends somebody back to training. */
const PRAISE =
  /how was it|well done|good to (?:see|hear)|so the week counts|counts already|enjoy the rest|is enough to count|still time|is waiting/i

const LINES = [
  'all',
  'done',
  '10',
  'skip',
  'easier',
  'next',
  'bridges 10',
  '1 round',
  'rdl 12 @ 20kg',
  'undo',
  'thanks',
]
const HURTS = ['my knee hurts', 'bridges 3x12 but my back hurts', 'sore today']
const SIGNS = ['I wet myself', 'I can’t feel my groin', 'my leg is weak', 'bridges 10 and I have a fever']
const COMMANDS = [
  '/workout',
  '/done all',
  '/done bridges 10',
  '/done 1 round yesterday',
  '/progress',
  '/board',
  '/help',
]
/** What would end the walk, or has nothing to do with it. */
const LEFT_ALONE = /^(?:mydata|board|settings|reminders|schedule|leave|away|remind)\./

/** After so many deeds without one, a sign is named: most of a walk is about what follows from it. */
const SOON = 4

let gym: Gym
afterEach(() => gym.close())

/** What ought to be so, by what Ben has pressed and written alone. */
class Model {
  held = false
  heldAt = 0
  passedOn = ''
  streak = 0

  pressed(action: string, now: number, shown: Shown): void {
    const name = action.split(':')[0] ?? ''
    if (name === 'gate.flag') this.flag(now)
    if (name === 'gate.seen' || name === 'gate.over') this.held = false
    if (name === 'gate.again' && now - this.heldAt <= 24 * HOUR) this.held = false
    if (/^gate\.(?:fine|sore)$/.test(name) && !this.held && !shown.text.includes('week is closed'))
      this.passedOn = localDate(now, ZONE)
  }

  flag(now: number): void {
    if (!this.held) this.heldAt = now
    this.held = true
    this.passedOn = ''
  }
}

class Walk {
  readonly model = new Model()
  readonly steps: string[] = []
  /** Deeds since he was held back. */
  #free = 0
  readonly #random: Random

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  async go(deeds: number): Promise<void> {
    for (let n = 0; n < deeds; n++) {
      const mark = gym.platform.kept.length
      const edits = gym.platform.edits.length
      const streak = await this.#streak()
      const wasHeld = this.model.held
      const shown = await this.#deed()
      await this.#check(
        shown,
        gym.platform.kept.slice(mark),
        gym.platform.edits.slice(edits),
        wasHeld,
        streak,
      )
    }
  }

  async #deed(): Promise<Shown | undefined> {
    const random = this.#random
    this.#free = this.model.held ? 0 : this.#free + 1
    if (this.#free > SOON) return this.#sign()
    if (this.model.held && random.chance(0.5)) return this.#insist()
    const roll = random.next()
    if (roll < 0.16) return this.#travel(random.int(1, random.chance(0.3) ? 180 : 20))
    if (roll < 0.3) return this.#said(random.pick(COMMANDS), line => gym.command('Ben', line))
    if (roll < 0.42) {
      const line = random.pick(random.chance(0.6) ? LINES : random.chance(0.6) ? HURTS : SIGNS)
      return this.#type(line, random.chance(0.4))
    }
    return this.#press()
  }

  /** Names a sign, in one of the ways that there are; often where a reminder is still to come. */
  async #sign(): Promise<Shown> {
    this.#free = 0
    const random = this.#random
    if (random.chance(0.8)) {
      const asked = await this.#pressOn(gym.prompt(), 'later.ask')
      const times = asked.message ? actionsOf(asked.message).filter(one => one.startsWith('later.at:')) : []
      if (asked.on && times.length > 0) await this.#act(random.pick(times), asked.on)
    }
    if (random.chance(0.5)) return this.#type(random.pick(SIGNS), random.chance(0.5))
    const asked = await this.#pressOn(gym.prompt(), 'gate.hurts')
    const asks = asked.message && actionsOf(asked.message).some(action => action.startsWith('gate.flag:'))
    return asks && asked.on ? this.#pressOn(asked.on, 'gate.flag') : asked
  }

  /** Wants to go on all the same: by what begins a workout, by an old button, or by waiting to be reminded. */
  async #insist(): Promise<Shown | undefined> {
    const random = this.#random
    const roll = random.next()
    if (roll < 0.3) return this.#said('/workout', line => gym.command('Ben', line))
    if (roll < 0.6) return this.#travel(random.int(12, 36))
    return this.#press(/^(?:gate[.](?:fine|sore)|walk[.]|hurts[.])/)
  }

  async #travel(hours: number): Promise<undefined> {
    const to = gym.clock.now() + hours * HOUR
    this.steps.push(`travels to ${new Date(to).toISOString()}`)
    await gym.travel(to)
  }

  async #type(line: string, isDirect: boolean): Promise<Shown> {
    const shown = await this.#said(line, said =>
      isDirect
        ? gym.type('Ben', said, gym.direct('Ben'))
        : gym.type('Ben', said, gym.threadOf(gym.prompt()), gym.prompt()),
    )
    // Nothing is kept of who is in no group; they are asked at the gate.
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    if (member && SIGNS.includes(line)) this.model.flag(gym.clock.now())
    return shown
  }

  async #said(line: string, say: (line: string) => Promise<Shown>): Promise<Shown> {
    this.steps.push(`says ${line}`)
    return say(line)
  }

  /** Presses any button that he can see, also one of long ago; where there are, one of a kind. */
  async #press(kind = /./): Promise<Shown | undefined> {
    const own = personKey(gym.person('Ben'))
    const seen = gym.platform.kept.filter(one => !one.for || one.for === own)
    const recent = this.#random.chance(0.7) ? seen.slice(-4) : seen.slice(-40)
    const all = recent.flatMap(one =>
      actionsOf(one.message).map(action => ({ action, on: { place: one.place, message: one.id } })),
    )
    const some = all.filter(({ action }) => !LEFT_ALONE.test(action))
    const wanted = some.filter(({ action }) => kind.test(action))
    if (some.length === 0) return undefined
    const { action, on } = this.#random.pick(wanted.length > 0 ? wanted : some)
    return this.#act(action, on)
  }

  async #pressOn(on: Posted, name: string): Promise<Shown> {
    const action = actionsOf(gym.shows(on)).find(one => one.startsWith(`${name}:`))
    if (!action) throw new Error(`there is no ${name} to press`)
    return this.#act(action, on)
  }

  async #act(action: string, on: Posted): Promise<Shown> {
    this.steps.push(`presses ${action}`)
    const shown = await gym.pressAction('Ben', action, on)
    this.model.pressed(action, gym.clock.now(), shown)
    return shown
  }

  async #streak(): Promise<number> {
    const group = await gym.store.groups.at(CHANNEL)
    const member = group && (await gym.store.members.of(group.id, gym.person('Ben')))
    if (!group || !member) return 0
    return streakOf(gym.store, group, await gym.store.memberWeeks.before(member.id, group.week + 1))
  }

  async #check(
    shown: Shown | undefined,
    fresh: typeof gym.platform.kept,
    edits: readonly string[],
    wasHeld: boolean,
    streak: number,
  ): Promise<void> {
    const path = () => this.steps.slice(-14).join('\n')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    if (member) expect([member.heldAt !== null, path()]).toEqual([this.model.held, path()])
    const drawn = gym.platform.kept.filter(one => edits.includes(one.id)).map(one => one.message)
    const answers = [shown?.message, ...drawn].filter(one => one !== undefined)
    const { held, passedOn } = this.model
    const passed = passedOn === localDate(gym.clock.now(), ZONE)
    for (const message of answers) {
      const hasStep = actionsOf(message).some(action => action.startsWith('walk.done:'))
      if (hasStep) expect([held, passed, path()]).toEqual([false, true, path()])
    }
    if (!held || !wasHeld) return
    const told = fresh.filter(one => one.place.channel === 'dm-Ben' && one.for === undefined)
    expect([told.map(one => plain(one.message)), path()]).toEqual([[], path()])
    for (const message of answers.filter(one => one !== undefined && !isPrompt(one)))
      expect([PRAISE.exec(plain(message))?.[0], path()]).toEqual([undefined, path()])
    // What somebody takes back themselves may shorten it.
    if (/undo|redo/.test(this.steps.at(-1) ?? '')) return
    expect([(await this.#streak()) >= streak, path()]).toEqual([true, path()])
  }
}

function actionsOf(message: Message): string[] {
  return message.blocks.flatMap(block =>
    block.kind === 'buttons'
      ? block.buttons.flatMap((button: Button) => ('action' in button ? [button.action] : []))
      : [],
  )
}

/** A prompt or a recap is everybody’s, and may praise the others. */
function isPrompt(message: Message): boolean {
  return (
    /^Week \d+(?: ·| together)/.test(message.title ?? '') &&
    !actionsOf(message).some(id => id.startsWith('walk.go'))
  )
}

describe('from a sign no path leads to a reminder, praise or a broken streak, and none to a step without the gate', () => {
  test.each(Array.from({ length: runs(24) }, (_, i) => i + 1))('walk %i', async seed => {
    gym = await Gym.open()
    await gym.firstPrompt()
    await gym.command('Ana', '/done all')
    // One in four has not joined yet.
    if (seed % 4 > 0) {
      await gym.command('Ben', '/done bridges 10')
      const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
      await gym.store.members.remind(member?.id ?? '', true)
    }
    await gym.travel(MONDAY_8 + 2 * HOUR)
    await new Walk(seed).go(40)
  })
})
