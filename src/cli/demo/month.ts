import type { App } from '../../app.ts'
import type { Clock } from '../../clock.ts'
import type { Person, Place, Posted } from '../../core/address.ts'
import { isolated } from '../../core/text.ts'
import type { Transcript } from './transcript.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const CHANNEL: Place = { platform: 'web', tenant: 'local', channel: 'back-club' }

/** Four weeks of five people, played through the real bot. */
export class Month {
  readonly #app: App
  readonly #clock: Clock
  readonly #chat: Transcript

  constructor(app: App, clock: Clock, chat: Transcript) {
    this.#app = app
    this.#clock = clock
    this.#chat = chat
  }

  async play(): Promise<void> {
    await this.#command('Mia', 'schedule', 'set monday 9:00 Europe/Berlin')

    await this.#week('WEEK 1: a new group')
    await this.#pass(12 * MINUTE)
    await this.#workout('Jonas', 'shown')
    await this.#pass(3 * HOUR)
    await this.#command('Priya', 'done', 'bridges 3x10, rdl 3x10 @ 8kg and goblet 10,10,8 @ 8kg')
    await this.#choose('Priya', this.#last, 'How hard was it?', '6')
    await this.#press('Priya', this.#last, 'Yes, keep my answers')
    await this.#choose('Priya', this.#last, 'Pain in your back now', '4')
    await this.#pass(25 * MINUTE)
    await this.#press('Sam', this.#prompt(), 'Remind me later')
    await this.#press('Sam', this.#last, 'This evening')
    await this.#pass(DAY + 4 * HOUR + 19 * MINUTE)
    await this.#press('Lena', this.#prompt(), 'My back hurts')
    await this.#press('Lena', this.#last, 'None of these')
    await this.#press('Lena', this.#last, 'Start gently')
    this.#chat.narrate('Lena goes through all five')
    await this.#steps('Lena', this.#last)
    await this.#pass(DAY)
    await this.#workout('Sam')
    await this.#pass(2 * HOUR + 13 * MINUTE)
    await this.#workout('Mia')
    await this.#command('Mia', 'board', '')
    await this.#press('Mia', this.#last, 'Show it to everyone')

    await this.#week('WEEK 2: the habit')
    await this.#pass(HOUR)
    await this.#workout('Mia')
    await this.#choose('Mia', this.#walk, 'Pain in your back now', '7')
    await this.#press('Mia', this.#last, 'Yes, keep my answers')
    await this.#pass(3 * HOUR + 8 * MINUTE)
    await this.#command('Jonas', 'exercise', 'rdl')
    await this.#workout('Jonas')
    await this.#pass(DAY)
    await this.#type('Priya', 'done brigdes 3x12')
    await this.#pass(3 * MINUTE)
    await this.#type('Priya', 'rdl 3x12 @ 10kg, goblet 3x12 @ 8kg')
    await this.#pass(6 * HOUR + 20 * MINUTE)
    await this.#workout('Lena')
    await this.#command('Lena', 'progress', '')

    await this.#week('WEEK 3: life happens')
    await this.#pass(2 * DAY)
    await this.#workout('Mia')
    await this.#pass(41 * MINUTE)
    await this.#press('Priya', this.#prompt(), 'Start')
    await this.#press('Priya', this.#last, 'One of these applies')
    await this.#pass(HOUR + 12 * MINUTE)
    await this.#command('Jonas', 'done', '2 rounds yesterday')
    await this.#pass(9 * MINUTE)
    await this.#command('Sam', 'done', 'all last week')
    await this.#type('Sam', 'on holiday this week')
    await this.#pass(HOUR)
    await this.#command('Lena', 'done', 'bridges 3x999')
    await this.#command('Lena', 'done', 'all')
    await this.#press('Lena', this.#last, 'Undo')
    await this.#pass(5 * MINUTE)
    await this.#workout('Lena')

    await this.#week('WEEK 4: a bit more weight')
    await this.#pass(30 * MINUTE)
    await this.#press('Priya', this.#prompt(), 'Start')
    await this.#press('Priya', this.#last, 'Yes, and I may train')
    for (const who of ['Jonas', 'Priya', 'Mia']) {
      await this.#workout(who)
      await this.#pass(37 * MINUTE)
    }
    await this.#pass(DAY)
    await this.#workout('Sam', 'shown')
    await this.#pass(8 * HOUR)
    await this.#press('Lena', this.#prompt(), 'I did it all')
    await this.#command('Mia', 'board', '')
    await this.#command('Priya', 'progress', '')
    // The week's recap comes first.
    await this.#untilPrompt(30 * MINUTE)
    await this.#command('Mia', 'schedule', 'pause until 2027-01-04')
  }

  /** The answer to the last thing that someone did. */
  get #last(): Posted {
    if (!this.#answer) throw new Error('there is no answer yet')
    return this.#answer
  }
  #answer: Posted | undefined

  /** The walkthrough that somebody finished last. */
  get #walk(): Posted {
    if (!this.#walked) throw new Error('nobody has trained yet')
    return this.#walked
  }
  #walked: Posted | undefined

  #prompt(): Posted {
    return this.#chat.newest('Week ')
  }

  /** Goes on to the next prompt; what a week ends with stands above the next one's heading. */
  async #week(heading: string): Promise<void> {
    await this.#untilPrompt(MINUTE)
    this.#chat.note(heading)
    await this.#untilPrompt(0)
  }

  async #untilPrompt(before: number): Promise<void> {
    const at = (await this.#app.services.store.groups.at(CHANNEL))?.nextSlotAt
    if (!at) throw new Error('nothing is planned')
    await this.#clock.travel(this.#app, at - before)
  }

  async #pass(time: number): Promise<void> {
    await this.#clock.travel(this.#app, this.#clock.now() + time)
  }

  async #command(who: string, name: string, input: string): Promise<void> {
    const said = `types /${name} ${input}`.trimEnd()
    this.#answer = await this.#chat.send(
      { kind: 'command', at: CHANNEL, from: person(who), name, input },
      said,
    )
  }

  async #type(who: string, text: string): Promise<void> {
    const prompt = this.#prompt()
    const at = { ...CHANNEL, thread: prompt.message }
    this.#answer = await this.#chat.send(
      { kind: 'message', at, from: person(who), text, inThreadOf: prompt },
      `writes in the thread: ${text}`,
    )
  }

  async #press(who: string, on: Posted, label: string): Promise<void> {
    this.#answer = await this.#chat.send(this.#pressing(who, on, label), `presses [${label}]`)
  }

  async #choose(who: string, on: Posted, question: string, value: string): Promise<void> {
    const action = this.#chat.choice(on, question)
    const event = { kind: 'press', at: on.place, from: person(who), action, on, chosen: [value] } as const
    this.#answer = await this.#chat.send(event, `chooses ${value} for “${question}”`)
  }

  /** From Start to the end; the first time with every word that is shown on the way in. */
  async #workout(who: string, how: 'shown' | 'short' = 'short'): Promise<void> {
    const said = (label: string) => (how === 'shown' ? `presses [${label}]` : undefined)
    const go = 'None of these, let’s go'
    const prompt = this.#prompt()
    if (how === 'short') this.#chat.narrate(`${who} presses [Start] and trains`)
    await this.#chat.send(this.#pressing(who, prompt, 'Start'), said('Start'))
    const gate = this.#chat.newest('Before you start')
    const shown = await this.#chat.send(this.#pressing(who, gate, go), said(go))
    const why = shown && this.#chat.lineAfter(shown, 'waiting for you in the thread')
    if (how === 'short' && why) this.#chat.narrate(`Spotter, only ${who} sees: ${why}`)
    this.#walked = this.#chat.newest(`${isolated(who)} · `, prompt.message)
    await this.#steps(who, this.#walk)
    this.#chat.headline(this.#walk)
  }

  #pressing(who: string, on: Posted, label: string) {
    return {
      kind: 'press',
      at: on.place,
      from: person(who),
      action: this.#chat.action(on, label),
      on,
    } as const
  }

  async #steps(who: string, walk: Posted): Promise<void> {
    while (this.#chat.offers(walk, 'Done')) {
      await this.#pass(2 * MINUTE)
      await this.#chat.send(this.#pressing(who, walk, 'Done'), undefined)
    }
    const yes = 'Yes, remind me'
    if (this.#chat.offers(walk, yes)) await this.#chat.send(this.#pressing(who, walk, yes), undefined)
  }
}

function person(id: string): Person {
  return { platform: 'web', tenant: 'local', id }
}
