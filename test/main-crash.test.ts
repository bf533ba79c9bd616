import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { MessageView } from '../src/platforms/web/view.ts'
import { temporaryFolder } from './support/folder.ts'
import { RunningMain } from './support/run-main.ts'
import { PageClient, textOf } from './support/web-stage.ts'

const root = temporaryFolder()
const running: RunningMain[] = []

afterEach(() => Promise.all(running.splice(0).map(bot => bot.end('SIGKILL'))))

/** A bot in a process of its own, and its page as a client sees it. */
class Desk {
  readonly folder: string
  page!: PageClient

  constructor() {
    this.folder = mkdtempSync(join(root, 'run-'))
  }

  async start(): Promise<this> {
    const bot = new RunningMain(this.folder)
    running.push(bot)
    this.page = new PageClient(await bot.url())
    return this
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    await running.pop()?.end('SIGKILL')
  }

  async say(as: string, text: string): Promise<string> {
    const { messages } = await this.page.event({ kind: 'say', as, channel: 'back-club', text })
    return wordsOf(messages.at(-1))
  }

  async press(as: string, on: MessageView, label: string): Promise<MessageView | undefined> {
    const { messages } = await this.page.event({
      kind: 'press',
      as,
      message: on.id,
      action: actionOf(on, label),
    })
    return messages.at(-1)
  }

  /** The newest message with this in its title, as someone sees it. */
  async titled(as: string, words: string): Promise<MessageView> {
    return vi.waitFor(async () => {
      const found = (await this.page.messages(as)).findLast(view => textOf(view.title ?? []).includes(words))
      if (!found) throw new Error(`no message titled ${words}`)
      return found
    }, 30_000)
  }

  async prompts(): Promise<number> {
    return (await this.page.messages('ana')).filter(view => textOf(view.title ?? []).startsWith('Week 1 ·'))
      .length
  }

  /** A channel with its first prompt, and Ben past the gate. Returns his walkthrough. */
  async walk(): Promise<MessageView> {
    await this.say('ana', '/schedule set monday 9:00 Europe/Berlin')
    await this.page.post('/api/clock', { by: 'prompt' })
    const gate = await this.press('ben', await this.titled('ben', 'Week 1 ·'), 'Start')
    if (!gate) throw new Error('no gate')
    await this.press('ben', gate, 'None of these, let’s go')
    return this.titled('ben', 'Ben ·')
  }
}

function actionOf(on: MessageView, label: string): string {
  const buttons = on.blocks.flatMap(block => (block.kind === 'buttons' ? block.buttons : []))
  const found = buttons.find(button => button.label === label)
  if (!found || !('action' in found)) throw new Error(`no button ${label} on ${wordsOf(on)}`)
  return found.action
}

function wordsOf(view: MessageView | undefined): string {
  const blocks = (view?.blocks ?? []).map(block => {
    if ('lines' in block) return textOf(block.lines)
    if (block.kind === 'meter') return textOf(block.label)
    if (block.kind !== 'fields') return ''
    return block.fields.map(field => `${textOf(field.name)}: ${textOf(field.value)}`).join('\n')
  })
  return [textOf(view?.title ?? []), ...blocks].join('\n')
}

/** How long a test with whole processes may take on a busy machine, in milliseconds. */
const WHOLE = 120_000

describe('kill -9 in the middle of a walkthrough', { timeout: WHOLE }, () => {
  test('loses nothing: the same button goes on, and the prompt stands once', async () => {
    const desk = await new Desk().start()
    const walk = await desk.walk()
    await desk.press('ben', walk, 'Done')
    const second = await desk.titled('ben', 'Romanian deadlift')
    await desk.kill()

    await desk.start()
    expect(second.id).toBe(walk.id)
    expect(wordsOf(await desk.press('ben', second, 'Done'))).toContain('2 of 6 steps')
    // A press from before the first step was done only shows where things stand.
    expect(wordsOf(await desk.press('ben', await desk.titled('ben', 'Goblet squat'), 'Done'))).toContain(
      '3 of 6 steps',
    )
    expect(await desk.prompts()).toBe(1)
    expect(await desk.say('ben', '/progress')).toContain('3 of 6 steps')
  })

  test('at the very moment of a press counts it once or not at all', async () => {
    const desk = await new Desk().start()
    let walk = await desk.walk()
    for (let n = 0; n < 3; n++) {
      const pressing = desk.press('ben', walk, 'Done').catch(() => undefined)
      // Once when it is answered and what follows is not done yet; else on its way.
      if (n === 1) await pressing
      await desk.kill()
      await pressing
      await desk.start()
      walk = await desk.titled('ben', 'Ben ·')
      // The redraw may have been lost with the process; the record is not.
      const shown = await desk.press('ben', walk, 'Stop')
      const [, behind] = /(\d) of 6 steps/.exec(wordsOf(shown)) ?? ['', '0']
      expect(Number(behind)).toBeLessThanOrEqual(n + 1)
      if (shown) await desk.press('ben', shown, 'Carry on')
      walk = await desk.titled('ben', 'Ben ·')
    }
    for (let n = 0; n < 6; n++) {
      const now = await desk.titled('ben', 'Ben ')
      if (textOf(now.title ?? []) === 'Ben finished week 1') break
      await desk.press('ben', now, 'Done')
    }
    expect(await desk.say('ben', '/progress')).toContain('6 of 6 steps')
    expect(await desk.say('ben', '/progress')).toContain('Bridge: 20 reps')
  })

  test('the clock goes on from where it was, and nothing is posted again', async () => {
    const desk = await new Desk().start()
    await desk.walk()
    const state = async () =>
      (await (await desk.page.get('/api/state?as=ana')).json()) as { clock: { now: number } }
    const before = (await state()).clock.now
    await desk.kill()
    await desk.start()
    expect((await state()).clock.now).toBeGreaterThanOrEqual(before)
    await desk.page.post('/api/clock', { by: 'day' })
    expect(await desk.prompts()).toBe(1)
  })
})

describe('a locked database', { timeout: WHOLE }, () => {
  test('tells the person that it was NOT recorded, and works again afterwards', async () => {
    const desk = await new Desk().start()
    const walk = await desk.walk()
    const other = new DatabaseSync(join(desk.folder, 'spotter.db'))
    other.exec('begin immediate')
    const said = 'That was NOT recorded: I can’t reach my records right now.'
    expect(wordsOf(await desk.press('ben', walk, 'Done'))).toContain(said)
    expect(await desk.say('ben', '/done rdl 12')).toContain(said)
    other.exec('rollback')
    other.close()
    expect(wordsOf(await desk.press('ben', walk, 'Done'))).toContain('1 of 6 steps')
    expect(await desk.say('ben', '/progress')).toContain('1 of 6 steps')
  })
})
