import { describe, expect, test } from 'vitest'
import { open, reply, update } from '../../src/chat/command.ts'
import { say } from '../../src/chat/message.ts'
import { hasBrowser } from '../support/browser.ts'
import { FORM, inBrowser, PROMPT } from '../support/browser-page.ts'

describe.skipIf(!hasBrowser())('the page in a browser', () => {
  const on = inBrowser()

  test('a command is completed by keyboard alone, and sent', async () => {
    await on.visit('ana')
    await on.box().focus()
    await on.page.keyboard.type('/pl')
    await on.items().getByText('/plan').waitFor()
    await on.page.keyboard.press('Tab')
    expect(await on.value()).toBe('/plan ')
    await on.page.keyboard.press('ArrowDown')
    await on.page.keyboard.press('ArrowDown')
    expect(await on.box().getAttribute('aria-activedescendant')).toBe('box-menu-1')
    await on.page.keyboard.press('Enter')
    expect(await on.value()).toBe('/plan set ')
    await on.page.keyboard.type('monday ')
    await on.page.getByText('How many').waitFor()
    await on.page.keyboard.type('3')
    await on.page.keyboard.press('Escape')
    await on.page.locator('#channel .menu').waitFor({ state: 'hidden' })
    await on.page.keyboard.press('Enter')
    await on.page.getByText('You used /plan set monday 3').waitFor()
    expect(on.bot.last('command')).toMatchObject({ name: 'plan', input: 'set monday 3', from: { id: 'ana' } })
    await on.become('Ben')
    await on.hasNot('You used')
  })

  test('the bot’s suggestions for an option can be taken', async () => {
    on.bot.suggestions = [{ value: 'bridges 3x12', label: 'Bridges, 3 × 12' }]
    await on.visit('ben')
    await on.box().fill('/echo bri')
    await on.items().getByText('Bridges, 3 × 12').click()
    expect(await on.value()).toBe('/echo bridges 3x12')
    await on.page.keyboard.press('Escape')
    await on.page.keyboard.press('Enter')
    await on.page.getByText('You used /echo bridges 3x12').waitFor()
    // What was taken may have been asked about as well, before the list was closed.
    expect(on.bot.asked).toContainEqual(expect.objectContaining({ option: 'text', typed: 'bri' }))
  })

  test('a message shows all it is made of, and markup that someone typed stays text', async () => {
    await on.platform.post(on.platform.channel, PROMPT, 'a')
    await on.visit('ben')
    await on.page.getByRole('heading', { name: 'Week 1 · Low-back strength' }).waitFor()
    expect(await on.log().locator('ol li').allTextContents()).toEqual(['Bridge', 'Deadlift'])
    const picture = on.page.getByRole('img', { name: 'A bridge, hips lifted' })
    // Rejects where nothing comes, or no picture.
    await picture.evaluate(img => (img as unknown as { decode(): Promise<void> }).decode())
    expect(await on.page.getByRole('meter').getAttribute('aria-valuenow')).toBe('1')
    await on.box().fill('<b>bold</b> <img src=x onerror=alert(1)> **stars**')
    await on.page.keyboard.press('Enter')
    await on.has('<b>bold</b> <img src=x onerror=alert(1)> **stars**')
  })

  test('a press shows that it is under way, redraws for everyone, and keeps the keyboard’s place', async () => {
    let answer = () => {}
    on.bot.script = async () => {
      await new Promise<void>(done => {
        answer = done
      })
      return update({ ...PROMPT, title: 'Redrawn' })
    }
    await on.platform.post(on.platform.channel, PROMPT, 'a')
    await on.visit('ben')
    await on.page.getByRole('button', { name: 'Start' }).press('Enter')
    await on.page.locator('button[aria-busy=true]').waitFor()
    await on.page.getByRole('button', { name: 'Start' }).press('Enter')
    answer()
    await on.page.getByRole('heading', { name: 'Redrawn' }).waitFor()
    expect(on.bot.events.filter(event => event.kind === 'press')).toHaveLength(1)
    expect(await on.page.evaluate('document.activeElement.textContent')).toBe('Start')
  })

  test('a choice is sent as soon as it is made', async () => {
    on.bot.script = () => update(say('kilograms it is'))
    await on.platform.post(on.platform.channel, PROMPT, 'a')
    await on.visit('ben')
    await on.page.getByRole('combobox', { name: 'Units' }).selectOption('kg')
    await on.has('kilograms it is')
    expect(on.bot.last('press')).toMatchObject({ action: 'pick:1', chosen: ['kg'] })
  })

  test('a form asks, checks and sends', async () => {
    on.bot.script = event => (event.kind === 'press' ? open(FORM) : reply('you', say('logged')))
    await on.platform.post(on.platform.channel, PROMPT, 'a')
    await on.visit('ben')
    await on.page.getByRole('button', { name: 'Log it' }).click()
    const dialog = on.page.getByRole('dialog', { name: 'What did you do?' })
    await dialog.getByRole('button', { name: 'Log it' }).click()
    expect(on.bot.events.filter(event => event.kind === 'form')).toEqual([])
    await dialog.getByLabel('Reps').fill('123456')
    expect(await dialog.getByLabel('Reps').inputValue()).toBe('1234')
    await dialog.getByLabel('Reps').fill('12')
    await dialog.getByRole('button', { name: 'Log it' }).click()
    await on.has('logged')
    await dialog.waitFor({ state: 'hidden' })
    expect(on.bot.last('form').values).toEqual({ reps: '12', variant: 'easier', note: '' })
  })
})
