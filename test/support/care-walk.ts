import { expect } from 'vitest'
import { streakOf } from '../../src/bot/standings.ts'
import type { Button, Message } from '../../src/chat/message.ts'
import { plain } from '../../src/chat/plain.ts'
import { type Posted, personKey } from '../../src/core/address.ts'
import { localDate } from '../../src/training/calendar.ts'
import { CHANNEL, type Gym } from './gym.ts'
import type { Shown } from './memory-platform.ts'

export const HOUR = 60 * 60 * 1000
const ZONE = 'Europe/Berlin'

/** Whatever praises, asks how it was, or sends somebody back to training. */
const PRAISE =
  /how was it|well done|good to (?:see|hear)|so the week counts|counts already|enjoy the rest|is enough to count|still time|is waiting/i

export const LINES = [
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
export const HURTS = ['my knee hurts', 'bridges 3x12 but my back hurts', 'sore today']
export const SIGNS = [
  'I wet myself',
  'I can’t feel my groin',
  'my leg is weak',
  'bridges 10 and I have a fever',
]
export const COMMANDS = [
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

/** What ought to be so, by what Ben has pressed and written alone. */
export class Model {
  held = false
  heldAt = 0
  passedOn = ''

  copy(): Model {
    return Object.assign(new Model(), this)
  }

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

/** What Ben does, each deed looked at: what it shows, sends and does to his streak. */
export class Walk {
  readonly model: Model
  readonly steps: string[]
  readonly gym: Gym

  /** @param model what ought to be so already, and `path` what led there, where it does not begin anew */
  constructor(gym: Gym, model = new Model(), path: readonly string[] = []) {
    this.gym = gym
    this.model = model
    this.steps = [...path]
  }

  async after(deed: () => Promise<Shown | undefined>): Promise<void> {
    const mark = this.gym.platform.kept.length
    const edits = this.gym.platform.edits.length
    const streak = await this.#streak()
    const wasHeld = this.model.held
    const shown = await deed()
    await this.#check(
      shown,
      this.gym.platform.kept.slice(mark),
      this.gym.platform.edits.slice(edits),
      wasHeld,
      streak,
    )
  }

  async travel(hours: number): Promise<undefined> {
    const to = this.gym.clock.now() + hours * HOUR
    this.steps.push(`travels to ${new Date(to).toISOString()}`)
    await this.gym.travel(to)
  }

  async type(line: string, isDirect: boolean): Promise<Shown> {
    const shown = await this.said(line, said =>
      isDirect
        ? this.gym.type('Ben', said, this.gym.direct('Ben'))
        : this.gym.type('Ben', said, this.gym.threadOf(this.gym.prompt()), this.gym.prompt()),
    )
    // Nothing is kept of who is in no group; they are asked at the gate.
    const [member] = await this.gym.store.members.ofPerson(this.gym.person('Ben'))
    if (member && SIGNS.includes(line)) this.model.flag(this.gym.clock.now())
    return shown
  }

  async said(line: string, say: (line: string) => Promise<Shown>): Promise<Shown> {
    this.steps.push(`says ${line}`)
    return say(line)
  }

  /** All messages that he can see, but what has nothing to do with it. */
  mine(): Gym['platform']['kept'] {
    const own = personKey(this.gym.person('Ben'))
    return this.gym.platform.kept.filter(one => !one.for || one.for === own)
  }

  /** Every button that he can see, also those of long ago; the newest last. */
  seen(): { action: string; on: Posted }[] {
    return this.mine()
      .flatMap(one =>
        actionsOf(one.message).map(action => ({ action, on: { place: one.place, message: one.id } })),
      )
      .filter(({ action }) => !LEFT_ALONE.test(action))
  }

  async pressOn(on: Posted, name: string): Promise<Shown> {
    const action = actionsOf(this.gym.shows(on)).find(one => one.startsWith(`${name}:`))
    if (!action) throw new Error(`there is no ${name} to press`)
    return this.act(action, on)
  }

  async act(action: string, on: Posted, chosen?: string): Promise<Shown> {
    this.steps.push(`presses ${action}${chosen === undefined ? '' : ` and chooses ${chosen}`}`)
    const shown = await this.gym.pressAction('Ben', action, on, chosen === undefined ? undefined : [chosen])
    this.model.pressed(action, this.gym.clock.now(), shown)
    return shown
  }

  async #streak(): Promise<number> {
    const group = await this.gym.store.groups.at(CHANNEL)
    const member = group && (await this.gym.store.members.of(group.id, this.gym.person('Ben')))
    if (!group || !member) return 0
    return streakOf(this.gym.store, group, await this.gym.store.memberWeeks.before(member.id, group.week + 1))
  }

  async #check(
    shown: Shown | undefined,
    fresh: Gym['platform']['kept'],
    edits: readonly string[],
    wasHeld: boolean,
    streak: number,
  ): Promise<void> {
    const path = () => this.steps.slice(-14).join('\n')
    const [member] = await this.gym.store.members.ofPerson(this.gym.person('Ben'))
    if (member) expect([member.heldAt !== null, path()]).toEqual([this.model.held, path()])
    const drawn = this.gym.platform.kept.filter(one => edits.includes(one.id)).map(one => one.message)
    const answers = [shown?.message, ...drawn].filter(one => one !== undefined)
    const { held, passedOn } = this.model
    const passed = passedOn === localDate(this.gym.clock.now(), ZONE)
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

export function actionsOf(message: Message): string[] {
  return message.blocks.flatMap(block =>
    block.kind === 'buttons'
      ? block.buttons.flatMap((button: Button) => ('action' in button ? [button.action] : []))
      : [],
  )
}

/** Of a scale, what is worst. */
const CHOSEN = ['8']

/** All that can be pressed in a message, and chosen. */
export function pressesOf(message: Message): { action: string; chosen?: string }[] {
  const choices = message.blocks.flatMap(block => {
    if (block.kind !== 'choice') return []
    const values = block.options.map(({ value }) => value)
    const some = values.filter(value => CHOSEN.includes(value))
    return (some.length > 0 ? some : values.slice(0, 1)).map(chosen => ({ action: block.action, chosen }))
  })
  return [...actionsOf(message).map(action => ({ action })), ...choices]
}

/** A prompt or a recap is everybody’s, and may praise the others. */
function isPrompt(message: Message): boolean {
  return (
    /^Week \d+(?: ·| together)/.test(message.title ?? '') &&
    !actionsOf(message).some(id => id.startsWith('walk.go'))
  )
}
