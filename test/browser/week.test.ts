import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BotProcess } from '../support/bot-process.ts'
import { hasBrowser, launchBrowser } from '../support/browser.ts'

describe.skipIf(!hasBrowser())('a week on the page, in a real browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spotter-week-'))
  let bot: BotProcess
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    bot = await BotProcess.start(folder)
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(60_000)
    await page.goto(bot.url)
  })
  afterAll(async () => {
    await browser?.close()
    await bot?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const be = async (name: string) => {
    await page.getByRole('radio', { name }).click()
    await page.getByRole('radio', { name, checked: true }).waitFor()
  }
  const say = async (text: string, box = 'Message #back-club') => {
    const input = page.getByPlaceholder(box)
    await input.fill(text)
    // Closes the suggestions; in a thread without any it would close the thread.
    if (text.startsWith('/')) await input.press('Escape')
    await input.press('Enter')
  }
  const channel = () => page.getByRole('main')
  const thread = () => page.getByRole('complementary', { name: /thread/i })
  const prompts = () => channel().getByRole('article').filter({ hasText: 'About 20 minutes' })
  const prompt = () => prompts().last()
  const walk = (who: string) =>
    thread()
      .getByRole('article')
      .filter({ hasText: new RegExp(`${who}\\u2069? · `) })
      .last()
  const shown = (text: string | RegExp) => page.getByText(text).last().waitFor()
  const button = (label: string) => page.getByRole('button', { name: label, exact: true }).last()

  test('the coach plans Mondays at nine', async () => {
    await be('Ana')
    await say('/schedule set monday 9:00 Europe/Berlin')
    await shown('every Monday at 09:00')
  })

  test('a member may not', async () => {
    await be('Ben')
    await say('/schedule set friday 6:00')
    await shown('Only those who manage this channel can do that.')
  })

  test('the clock jumps to the first prompt', async () => {
    await page.getByRole('button', { name: /next prompt/i }).click()
    await prompt().waitFor()
    expect(await prompt().innerText()).toContain('Week 1 · Low-back strength')
  })

  test('a member goes past the gate and through nine steps in the thread', async () => {
    await prompt().getByRole('button', { name: 'Start', exact: true }).click()
    await button('None of these, let’s go').click()
    // Who begins before the thread is open is shown the step at once, and finds it there a moment later.
    await button('Open it')
      .or(channel().getByRole('button', { name: /^\d+ repl/ }))
      .first()
      .click()
    for (let step = 0; step < 6; step++) {
      await walk('Ben').getByText(`${step} of 6 steps`).waitFor()
      await walk('Ben').getByRole('button', { name: 'Done', exact: true }).click()
    }
    await thread()
      .getByText(/^\u2068Ben\u2069 finished week 1$/)
      .waitFor()
    await prompt().getByText('1 of 1 has finished').waitFor()
  })

  test('the board shows it', async () => {
    await say('/board')
    await shown('Everyone has finished.')
  })

  test('the coach logs by text, and takes it back', async () => {
    await be('Ana')
    await say('/done bridges 3x12, rdl 10 @ 20kg')
    await shown(/3 × 12/)
    await prompt().getByText('1 of 2 have finished').waitFor()
    await button('Undo').click()
    await shown('Taken back: 4 steps.')
  })

  test('a line typed in the thread is understood', async () => {
    await prompt()
      .getByRole('button', { name: /replies|reply|Open thread/ })
      .click()
      .catch(() => {})
    await say('goblet 15,12,10 35 lb', 'Reply as Ana')
    await shown('15, 12, 10')
  })

  test('a second person’s press is refused, privately', async () => {
    await be('Chloé')
    await prompt().getByRole('button', { name: 'Start', exact: true }).click()
    await button('None of these, let’s go').click()
    await button('Open it').click()
    await walk('Chloé').getByText('0 of 6 steps').waitFor()
    await be('Ana')
    await walk('Chloé').getByRole('button', { name: 'Done', exact: true }).click()
    await shown(/That is \u2068?Chloé\u2069?’s workout\./)
    await walk('Chloé').getByText('0 of 6 steps').waitFor()
  })

  test('a reload keeps everything', async () => {
    await page.reload()
    await prompt().getByText('1 of 3 have finished').waitFor()
    await shown(/That is \u2068?Chloé\u2069?’s workout\./)
  })

  test('after a kill -9 the same button works, and nothing is lost', async () => {
    await be('Chloé')
    await walk('Chloé').getByRole('button', { name: 'Done', exact: true }).click()
    await walk('Chloé').getByText('1 of 6 steps').waitFor()
    await bot.kill()
    bot = await BotProcess.start(folder, { PORT: new URL(bot.url).port })
    await page.reload()
    await walk('Chloé').getByText('1 of 6 steps').waitFor()
    await walk('Chloé').getByRole('button', { name: 'Done', exact: true }).click()
    await walk('Chloé').getByText('2 of 6 steps').waitFor()
    await say('/board')
    await shown('2 of 6 steps')
    expect(await prompts().count()).toBe(1)
  })
})
