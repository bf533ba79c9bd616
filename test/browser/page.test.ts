import { rm } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, open, reply, update } from '../../src/chat/command.ts'
import { moment } from '../../src/chat/markdown.ts'
import { type Message, say } from '../../src/chat/message.ts'
import type { WebPlatform } from '../../src/platforms/web/index.ts'
import { axeFaults, hasBrowser, launchBrowser, shortcomings } from '../support/browser.ts'
import { figureRef } from '../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../support/scripted-bot.ts'
import { openPage, scratchDir, standingClock } from '../support/web-stage.ts'

const prompt: Message = {
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

const form = {
  action: 'sent:7',
  title: 'What did you do?',
  submit: 'Log it',
  fields: [
    { kind: 'text', name: 'reps', label: 'Reps', maxLength: 4, required: true, hint: 'A whole number' },
    { kind: 'select', name: 'variant', label: 'Variant', options: [{ value: 'easier', label: 'Easier' }] },
    { kind: 'text', name: 'note', label: 'Note', maxLength: 300 },
  ],
} as const

describe.skipIf(!hasBrowser())('the page in a browser', () => {
  const bot = new ScriptedBot(
    [{ name: 'help', summary: 'What I can do', shows: 'you', options: {} }, ...CONTRACT_COMMANDS],
    CONTRACT_ACTIONS,
  )
  let browser: Browser
  let platform: WebPlatform
  let dataDir: string
  let clock = standingClock()
  let page: Page
  let mistakes: string[]

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    bot.events.length = 0
    bot.script = () => nothing()
    bot.suggestions = []
    dataDir = scratchDir()
    clock = standingClock()
    platform = await openPage(bot, { dataDir, clock })
    bot.platform = platform
    mistakes = []
  })
  afterEach(async () => {
    await page.context().close()
    await platform.stop()
    await rm(dataDir, { recursive: true })
    expect(mistakes).toEqual([])
  })

  /** Opens the page as a person. Whatever the browser complains of fails the test. */
  async function visit(as: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', error => mistakes.push(error.message))
    page.on('console', line => line.type() === 'error' && mistakes.push(line.text()))
    await page.goto(`${platform.url}?as=${as}`)
    await box().waitFor()
  }
  const box = () => page.getByRole('textbox', { name: 'Message' }).first()
  const log = () => page.locator('#channel')
  const value = () => box().inputValue()
  const items = () => page.locator('#channel [role=option]')
  const become = async (name: string) => {
    await page.getByRole('radio', { name }).click()
    await page.getByRole('radio', { name, checked: true }).waitFor()
  }
  const has = async (text: string) => log().getByText(text).first().waitFor()
  const hasNot = async (text: string) => expect(await page.getByText(text).count()).toBe(0)

  test('a command is completed by keyboard alone, and sent', async () => {
    await visit('ana')
    await box().focus()
    await page.keyboard.type('/pl')
    await items().getByText('/plan').waitFor()
    await page.keyboard.press('Tab')
    expect(await value()).toBe('/plan ')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await box().getAttribute('aria-activedescendant')).toBe('box-menu-1')
    await page.keyboard.press('Enter')
    expect(await value()).toBe('/plan set ')
    await page.keyboard.type('monday ')
    await page.getByText('How many (1–10)').waitFor()
    await page.keyboard.type('3')
    await page.keyboard.press('Escape')
    expect(await page.locator('#channel .menu').isVisible()).toBe(false)
    await page.keyboard.press('Enter')
    await page.getByText('You used /plan set monday 3').waitFor()
    expect(bot.last('command')).toMatchObject({ name: 'plan', input: 'set monday 3', from: { id: 'ana' } })
    await become('Ben')
    await hasNot('You used')
  })

  test('what is typed while the page changes to another person is said by that person', async () => {
    await visit('ana')
    await page.route('**/api/state?as=ben', async route => {
      await new Promise(done => setTimeout(done, 300))
      await route.continue()
    })
    await page.getByRole('radio', { name: 'Ben' }).click()
    await box().fill('good morning')
    await page.keyboard.press('Enter')
    await has('good morning')
    expect(bot.last('message')).toMatchObject({ text: 'good morning', from: { id: 'ben' } })
  })

  test('the bot’s suggestions for an option can be taken', async () => {
    bot.suggestions = [{ value: 'bridges 3x12', label: 'Bridges, 3 × 12' }]
    await visit('ben')
    await box().fill('/echo bri')
    await items().getByText('Bridges, 3 × 12').click()
    expect(await value()).toBe('/echo bridges 3x12')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.getByText('You used /echo bridges 3x12').waitFor()
    expect(bot.asked.at(-1)).toMatchObject({ option: 'text', typed: 'bri' })
  })

  test('a message shows all it is made of, and markup that someone typed stays text', async () => {
    await platform.post(platform.channel, prompt, 'a')
    await visit('ben')
    await page.getByRole('heading', { name: 'Week 1 · Low-back strength' }).waitFor()
    expect(await log().locator('ol li').allTextContents()).toEqual(['Bridge', 'Deadlift'])
    const picture = page.getByRole('img', { name: 'A bridge, hips lifted' })
    expect(
      await picture.evaluate(img => (img as unknown as { naturalWidth: number }).naturalWidth),
    ).toBeGreaterThan(0)
    expect(await page.getByRole('meter').getAttribute('aria-valuenow')).toBe('1')
    await box().fill('<b>bold</b> <img src=x onerror=alert(1)> **stars**')
    await page.keyboard.press('Enter')
    await has('<b>bold</b> <img src=x onerror=alert(1)> **stars**')
  })

  test('a press shows that it is under way, redraws for everyone, and keeps the keyboard’s place', async () => {
    let answer = () => {}
    bot.script = async () => {
      await new Promise<void>(done => {
        answer = done
      })
      return update({ ...prompt, title: 'Redrawn' })
    }
    await platform.post(platform.channel, prompt, 'a')
    await visit('ben')
    await page.getByRole('button', { name: 'Start' }).press('Enter')
    await page.locator('button[aria-busy=true]').waitFor()
    await page.getByRole('button', { name: 'Start' }).press('Enter')
    answer()
    await page.getByRole('heading', { name: 'Redrawn' }).waitFor()
    expect(bot.events.filter(event => event.kind === 'press')).toHaveLength(1)
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Start')
  })

  test('a choice is sent as soon as it is made', async () => {
    bot.script = () => update(say('kilograms it is'))
    await platform.post(platform.channel, prompt, 'a')
    await visit('ben')
    await page.getByRole('combobox', { name: 'Units' }).selectOption('kg')
    await has('kilograms it is')
    expect(bot.last('press')).toMatchObject({ action: 'pick:1', chosen: ['kg'] })
  })

  test('a form asks, checks and sends', async () => {
    bot.script = event => (event.kind === 'press' ? open(form) : reply('you', say('logged')))
    await platform.post(platform.channel, prompt, 'a')
    await visit('ben')
    await page.getByRole('button', { name: 'Log it' }).click()
    const dialog = page.getByRole('dialog', { name: 'What did you do?' })
    await dialog.getByRole('button', { name: 'Log it' }).click()
    expect(bot.events.filter(event => event.kind === 'form')).toEqual([])
    await dialog.getByLabel('Reps').fill('123456')
    expect(await dialog.getByLabel('Reps').inputValue()).toBe('1234')
    await dialog.getByLabel('Reps').fill('12')
    await dialog.getByRole('button', { name: 'Log it' }).click()
    await has('logged')
    expect(await dialog.isVisible()).toBe(false)
    expect(bot.last('form').values).toEqual({ reps: '12', variant: 'easier', note: '' })
  })

  test('a private message is marked, and gone when one is someone else', async () => {
    bot.script = () => reply('you', say('your back is your business'))
    await platform.post(platform.channel, prompt, 'a')
    await visit('ben')
    await page.getByRole('button', { name: 'Whisper' }).click()
    await has('Only you can see this')
    await has('your back is your business')
    await become('Chloé')
    await page.getByRole('heading', { name: 'Week 1' }).waitFor()
    await hasNot('your back is your business')
  })

  test('a thread opens beside the channel, is written in, and closes again', async () => {
    const posted = await platform.post(platform.channel, prompt, 'a')
    const thread = await platform.openThread(posted, 'Week 1')
    await platform.post(thread, { ...say('step one'), mentions: [{ ...platform.channel, id: 'ben' }] }, 'b')
    await visit('ben')
    await page.getByRole('button', { name: '1 reply' }).click()
    const panel = page.getByRole('complementary', { name: 'Thread' })
    await panel.getByText('step one').waitFor()
    await panel.locator('.mention.me', { hasText: '@Ben' }).waitFor()
    bot.script = () => reply('you', say('understood'))
    await page.keyboard.type('bridges 3x12')
    await page.keyboard.press('Enter')
    await panel.getByText('understood').waitFor()
    expect(bot.last('message')).toMatchObject({
      text: 'bridges 3x12',
      inThreadOf: { message: posted.message },
    })
    await page.getByRole('button', { name: '3 replies' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    await page.goBack()
    await panel.getByText('understood').waitFor()
  })

  test('a button leads to the message it names', async () => {
    const posted = await platform.post(platform.channel, say('over here'), 'a')
    const thread = await platform.openThread(posted, 'Your walk')
    const inside = await platform.post(thread, say('step one'), 'b')
    const jump = { kind: 'buttons', buttons: [{ label: 'Take me there', to: inside }] } as const
    await platform.tell({ ...platform.channel, id: 'ben' }, { blocks: [jump] }, 'c')
    await visit('ben')
    await page.getByRole('button', { name: 'Spotter' }).click()
    await page.getByRole('button', { name: 'Take me there' }).click()
    await page.getByRole('complementary').getByText('step one').waitFor()
    await has('over here')
  })

  test('what others say comes by itself, and the connection mends itself', async () => {
    await visit('ben')
    await platform.post(platform.channel, say('live'), 'a')
    await has('live')
    const { port } = new URL(platform.url)
    await platform.stop()
    await page.getByText('The connection is lost').waitFor()
    platform = await openPage(bot, { dataDir, clock, port: Number(port) })
    await platform.post(platform.channel, say('back again'), 'b')
    await has('back again')
    await page.getByText('The connection is lost').waitFor({ state: 'hidden' })
    mistakes = mistakes.filter(mistake => !mistake.includes('ERR_'))
  })

  test('a reload keeps everything: the words, the person, the open thread', async () => {
    const posted = await platform.post(platform.channel, prompt, 'a')
    await platform.post(await platform.openThread(posted, 'Week 1'), say('step one'), 'b')
    await visit('ana')
    await become('Ben')
    await box().fill('hello all')
    await page.keyboard.press('Enter')
    await has('hello all')
    await page.getByRole('button', { name: '1 reply' }).click()
    await page.reload()
    await page.getByRole('complementary').getByText('step one').waitFor()
    await has('hello all')
    expect(await page.getByRole('radio', { name: 'Ben' }).getAttribute('aria-checked')).toBe('true')
  })

  test('a direct message waits with a mark until it is read', async () => {
    await visit('ben')
    await platform.tell({ ...platform.channel, id: 'ben' }, say('psst'), 'a')
    await page.getByLabel('unread').waitFor()
    await page.getByRole('button', { name: 'Spotter' }).click()
    await has('psst')
    expect(await page.getByLabel('unread').count()).toBe(0)
  })

  test('a newcomer is told in a line what to do first', async () => {
    bot.script = () => reply('you', say('here is what I can do'))
    await visit('ben')
    await page.getByRole('button', { name: '/help' }).click()
    await has('here is what I can do')
  })

  test('the clock moves, and moments count by it', async () => {
    await platform.post(
      platform.channel,
      say(`It begins ${moment(clock.at + 3 * 3_600_000, 'relative')}.`),
      'a',
    )
    await visit('ana')
    await has('in 3 hours')
    await page.getByRole('button', { name: '+1 hour' }).click()
    await has('in 2 hours')
    await page.getByRole('button', { name: 'Go to the next prompt' }).click()
    await has('7 days ago')
  })

  test('a line of 10,000 characters is shown folded', async () => {
    bot.script = () => reply('you', say('that is rather long'))
    await visit('ben')
    await box().fill('long '.repeat(2000))
    await page.keyboard.press('Enter')
    await has('that is rather long')
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(await page.getByRole('button', { name: 'Show all' }).count()).toBe(0)
  })

  test('nothing lies over what is to be read first, unless it is what to press next', async () => {
    const signs = Array.from({ length: 30 }, (_, i) => `- Sign ${i + 1}`).join('\n')
    await platform.post(
      platform.channel,
      {
        title: 'Does any of this apply?',
        blocks: [
          { kind: 'text', text: signs },
          { kind: 'buttons', buttons: [{ label: 'None of these', action: 'redraw:a:1', style: 'primary' }] },
          { kind: 'text', text: 'You said this, too' },
          { kind: 'buttons', buttons: [{ label: 'Log it', action: 'redraw:a:2' }] },
        ],
      },
      'a',
    )
    await visit('ben', { viewport: { width: 375, height: 740 } })
    await page.getByText('Sign 1', { exact: true }).scrollIntoViewIfNeeded()
    expect(await inView('#channel', page.getByRole('button', { name: 'Log it' }))).toBe(false)
  })

  test.each([
    ['a phone', { width: 375, height: 740 }],
    ['a desktop', { width: 1280, height: 560 }],
  ])(
    'a long card opens at its top, its target and picture in view of its buttons, on %s',
    async (_, viewport) => {
      const steps = Array.from({ length: 12 }, (_, i) => `${i + 1}. One step of a long list of them`).join(
        '\n',
      )
      const card = (title: string): Message => ({
        title,
        blocks: [
          { kind: 'note', text: 'Round 1 of 3' },
          { kind: 'text', text: '12 reps' },
          { kind: 'picture', picture: figureRef('bridge'), alt: 'A bridge' },
          { kind: 'text', text: steps },
          { kind: 'buttons', buttons: [{ label: 'Done', action: 'redraw:a:1', style: 'primary' }] },
        ],
      })
      bot.script = event => (event.kind === 'press' ? update(card('Deadlift')) : nothing())
      const posted = await platform.post(platform.channel, card('Bridge'), 'a')
      const thread = await platform.openThread(posted, 'Week 1')
      await platform.post(thread, card('Squat'), 'b')
      await visit('ben', { viewport })
      for (const place of ['#channel', '#thread']) {
        if (place === '#thread') await page.getByRole('button', { name: '1 reply' }).click()
        for (const press of [false, true]) {
          const last = page.locator(`${place} article`).last()
          if (press) await last.getByRole('button', { name: 'Done' }).click()
          if (press) await last.getByText('Deadlift').waitFor()
          await last.locator('img').last().waitFor()
          for (const seen of [
            last.locator('h2'),
            last.getByText('12 reps'),
            last.locator('picture'),
            last.getByRole('button', { name: 'Done' }),
          ]) {
            await expect
              .poll(() => inView(place, seen), { message: `${place}, pressed: ${press}` })
              .toBe(true)
          }
        }
      }
    },
  )

  /** Whether all of something can be seen in its list without scrolling. */
  async function inView(place: string, what: Locator): Promise<boolean> {
    const [box, list] = await Promise.all([
      what.boundingBox(),
      page.locator(`${place} .scroller`).boundingBox(),
    ])
    if (!box || !list) return false
    return box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1
  }

  test('on a phone people have names', async () => {
    await visit('ben', { viewport: { width: 375, height: 740 } })
    for (const name of ['Ana', 'Ben']) {
      expect(await page.locator('.person').getByText(name, { exact: true }).isVisible(), name).toBe(true)
    }
  })

  test.each([
    ['no-preference', true],
    ['reduce', false],
  ] as const)('a picture moves where one has not asked for less motion: %s', async (reducedMotion, moves) => {
    const picture = { ...figureRef('bridge'), moves: true }
    await platform.post(platform.channel, { blocks: [{ kind: 'picture', picture, alt: 'A bridge' }] }, 'a')
    await visit('ben', { reducedMotion })
    const image = page.getByRole('img', { name: 'A bridge' })
    await image.waitFor()
    const shown = () => page.evaluate<string>("document.querySelector('picture img').currentSrc")
    await expect.poll(shown).toContain('/pictures/bridge-1')
    expect((await shown()).endsWith('?moving')).toBe(moves)
  })

  describe.each(['light', 'dark'] as const)('in %s colours', colorScheme => {
    test.each([
      ['a wide screen', { width: 1280, height: 800 }],
      ['a tablet', { width: 820, height: 1100 }],
      ['a phone', { width: 375, height: 812 }],
      ['a small phone', { width: 320, height: 640 }],
    ])('everything can be read, named and hit on %s', async (_, viewport) => {
      const posted = await platform.post(platform.channel, prompt, 'a')
      const thread = await platform.openThread(posted, 'Week 1')
      await platform.post(thread, { ...prompt, mentions: [{ ...platform.channel, id: 'ben' }] }, 'b')
      bot.script = event =>
        event.kind === 'command' ? reply('you', prompt) : event.kind === 'press' ? open(form) : nothing()
      const fine = { contrast: [], unnamed: [], small: [], overflow: 0 }
      await visit('ben', { viewport, colorScheme, hasTouch: viewport.width < 720 })
      await box().fill('/echo x')
      await box().press('Enter')
      await page.getByText('Only you can see this').waitFor()
      await box().fill(`${'unbreakable'.repeat(60)}`)
      await box().press('Enter')
      expect(await shortcomings(page), 'channel').toEqual(fine)
      expect(await axeFaults(page), 'channel').toEqual([])
      await box().fill('/')
      expect(await shortcomings(page), 'commands').toEqual(fine)
      expect(await axeFaults(page), 'commands').toEqual([])
      await box().fill('')
      await page.getByRole('button', { name: '1 reply' }).click()
      expect(await shortcomings(page), 'thread').toEqual(fine)
      expect(await axeFaults(page), 'thread').toEqual([])
      await page.locator('#thread').getByRole('button', { name: 'Log it' }).first().click()
      await page.getByRole('dialog').waitFor()
      expect(await shortcomings(page), 'form').toEqual(fine)
      expect(await axeFaults(page), 'form').toEqual([])
    })
  })
})
