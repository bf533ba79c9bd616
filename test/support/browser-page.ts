import { rm } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { nothing } from '../../src/chat/command.ts'
import type { Message } from '../../src/chat/message.ts'
import type { WebPlatform } from '../../src/platforms/web/index.ts'
import { launchBrowser } from './browser.ts'
import { figureRef } from './figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from './scripted-bot.ts'
import { openPage, scratchDir, standingClock } from './web-stage.ts'

/** A message with something of each kind. */
export const PROMPT: Message = {
  title: 'Week 1 · Low-back strength',
  blocks: [
    { kind: 'text', text: 'Three **easy** rounds:\n1. Bridge\n2. Deadlift' },
    { kind: 'picture', picture: figureRef('bridge'), alt: 'A bridge, hips lifted' },
    { kind: 'fields', fields: [{ name: 'Bridge', value: '3 × 12' }] },
    { kind: 'meter', done: 1, total: 3, label: '1 of 3 have finished' },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Start', action: 'redraw:a:1', style: 'primary' },
        { label: 'Log it', action: 'form' },
        { label: 'Whisper', action: 'whisper' },
        { label: 'Stop', action: 'redraw:a:2', style: 'danger' },
      ],
    },
    {
      kind: 'choice',
      action: 'pick:1',
      placeholder: 'Units',
      options: [{ value: 'kg', label: 'Kilograms' }],
    },
    { kind: 'note', text: 'General information. [More](https://example.org)' },
  ],
}

export const FORM = {
  action: 'sent:7',
  title: 'What did you do?',
  submit: 'Log it',
  fields: [
    { kind: 'text', name: 'reps', label: 'Reps', maxLength: 4, required: true, hint: 'A whole number' },
    { kind: 'select', name: 'variant', label: 'Variant', options: [{ value: 'easier', label: 'Easier' }] },
    { kind: 'text', name: 'note', label: 'Note', maxLength: 300 },
  ],
} as const

/** The page in a browser, over a scripted bot: opened anew for each test of a file. */
export class BrowserPage {
  readonly bot = new ScriptedBot(
    [{ name: 'help', summary: 'What I can do', shows: 'you', options: {} }, ...CONTRACT_COMMANDS],
    CONTRACT_ACTIONS,
  )
  dataDir = ''
  clock = standingClock()
  mistakes: string[] = []
  #browser: Browser | undefined
  #platform: WebPlatform | undefined
  #page: Page | undefined
  #window: string | undefined

  get platform(): WebPlatform {
    if (!this.#platform) throw new Error('no page is served')
    return this.#platform
  }
  set platform(other: WebPlatform) {
    this.#platform = other
  }

  get page(): Page {
    if (!this.#page) throw new Error('nobody has opened the page')
    return this.#page
  }

  async launch(): Promise<void> {
    this.#browser = await launchBrowser()
  }

  async serve(): Promise<void> {
    const { bot } = this
    bot.events.length = 0
    bot.script = () => nothing()
    bot.suggestions = []
    this.dataDir = scratchDir()
    this.clock = standingClock()
    this.platform = await openPage(bot, { dataDir: this.dataDir, clock: this.clock })
    bot.platform = this.platform
    this.mistakes = []
  }

  /** Ends a test. Whatever the browser complained of fails it. */
  async end(): Promise<void> {
    await this.page.unrouteAll()
    await this.page.evaluate('localStorage.clear()')
    // It leaves the page, which else would look for its server.
    await this.page.goto('about:blank')
    await this.platform.stop()
    await rm(this.dataDir, { recursive: true })
    expect(this.mistakes).toEqual([])
  }

  async close(): Promise<void> {
    await this.#browser?.close()
  }

  /** Opens the page as a person: in one tab for all tests that want the same window, for each at a new address. */
  async visit(as: string, options: BrowserContextOptions = {}): Promise<void> {
    const window = JSON.stringify(options)
    if (window !== this.#window) await this.#page?.context().close()
    if (window !== this.#window) this.#page = await this.#tab(options)
    this.#window = window
    await this.page.goto(`${this.platform.url}?as=${as}`)
    await this.box().waitFor()
  }

  async #tab(options: BrowserContextOptions): Promise<Page> {
    const page = await this.#browser?.newPage({ viewport: { width: 1280, height: 800 }, ...options })
    if (!page) throw new Error('there is no browser')
    page.setDefaultTimeout(60_000)
    page.on('pageerror', error => this.mistakes.push(error.message))
    page.on('console', line => line.type() === 'error' && this.mistakes.push(line.text()))
    return page
  }

  box = () => this.page.getByRole('textbox', { name: 'Message' }).first()
  log = () => this.page.locator('#channel')
  value = () => this.box().inputValue()
  items = () => this.page.locator('#channel [role=option]')
  become = async (name: string) => {
    await this.page.getByRole('radio', { name }).click()
    await this.page.getByRole('radio', { name, checked: true }).waitFor()
  }
  has = (text: string) => this.log().getByText(text).first().waitFor()
  hasNot = async (text: string) => expect(await this.page.getByText(text).count()).toBe(0)
}

/** The page for the tests of a suite. */
export function inBrowser(): BrowserPage {
  const page = new BrowserPage()
  beforeAll(() => page.launch())
  afterAll(() => page.close())
  beforeEach(() => page.serve())
  afterEach(() => page.end())
  return page
}
