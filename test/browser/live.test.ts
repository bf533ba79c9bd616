import { describe, expect, test } from 'vitest'
import { reply } from '../../src/chat/command.ts'
import { moment } from '../../src/chat/markdown.ts'
import { say } from '../../src/chat/message.ts'
import { hasBrowser } from '../support/browser.ts'
import { inBrowser, PROMPT } from '../support/browser-page.ts'
import { openPage } from '../support/web-stage.ts'

describe.skipIf(!hasBrowser())('the page in a browser, while others write', () => {
  const on = inBrowser()

  test('what is typed while the page changes to another person is said by that person', async () => {
    await on.visit('ana')
    await on.page.route('**/api/state?as=ben', async route => {
      await new Promise(done => setTimeout(done, 300))
      await route.continue()
    })
    await on.page.getByRole('radio', { name: 'Ben' }).click()
    await on.box().fill('good morning')
    await on.page.keyboard.press('Enter')
    await on.has('good morning')
    expect(on.bot.last('message')).toMatchObject({ text: 'good morning', from: { id: 'ben' } })
  })

  test('a private message is marked, and gone when one is someone else', async () => {
    on.bot.script = () => reply('you', say('your back is your business'))
    await on.platform.post(on.platform.channel, PROMPT, 'a')
    await on.visit('ben')
    await on.page.getByRole('button', { name: 'Whisper' }).click()
    await on.has('Only you can see this')
    await on.has('your back is your business')
    await on.become('Chloé')
    await on.page.getByRole('heading', { name: 'Week 1' }).waitFor()
    await on.hasNot('your back is your business')
  })

  test('a thread opens beside the channel, is written in, and closes again', async () => {
    const posted = await on.platform.post(on.platform.channel, PROMPT, 'a')
    const thread = await on.platform.openThread(posted, 'Week 1')
    await on.platform.post(
      thread,
      { ...say('step one'), mentions: [{ ...on.platform.channel, id: 'ben' }] },
      'b',
    )
    await on.visit('ben')
    await on.page.getByRole('button', { name: '1 reply' }).click()
    const panel = on.page.getByRole('complementary', { name: 'Thread' })
    await panel.getByText('step one').waitFor()
    await panel.locator('.mention.me', { hasText: '@Ben' }).waitFor()
    on.bot.script = () => reply('you', say('understood'))
    await on.page.keyboard.type('bridges 3x12')
    await on.page.keyboard.press('Enter')
    await panel.getByText('understood').waitFor()
    expect(on.bot.last('message')).toMatchObject({
      text: 'bridges 3x12',
      inThreadOf: { message: posted.message },
    })
    await on.page.getByRole('button', { name: '3 replies' }).waitFor()
    await on.page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
    await on.page.goBack()
    await panel.getByText('understood').waitFor()
  })

  test('a button leads to the message it names', async () => {
    const posted = await on.platform.post(on.platform.channel, say('over here'), 'a')
    const thread = await on.platform.openThread(posted, 'Your walk')
    const inside = await on.platform.post(thread, say('step one'), 'b')
    const jump = { kind: 'buttons', buttons: [{ label: 'Take me there', to: inside }] } as const
    await on.platform.tell({ ...on.platform.channel, id: 'ben' }, { blocks: [jump] }, 'c')
    await on.visit('ben')
    await on.page.getByRole('button', { name: 'Spotter' }).click()
    await on.page.getByRole('button', { name: 'Take me there' }).click()
    await on.page.getByRole('complementary').getByText('step one').waitFor()
    await on.has('over here')
  })

  test('what others say comes by itself, and the connection mends itself', async () => {
    await on.visit('ben')
    await on.platform.post(on.platform.channel, say('live'), 'a')
    await on.has('live')
    const { port } = new URL(on.platform.url)
    await on.platform.stop()
    await on.page.getByText('The connection is lost').waitFor()
    on.platform = await openPage(on.bot, { dataDir: on.dataDir, clock: on.clock, port: Number(port) })
    await on.platform.post(on.platform.channel, say('back again'), 'b')
    await on.has('back again')
    await on.page.getByText('The connection is lost').waitFor({ state: 'hidden' })
    on.mistakes = on.mistakes.filter(mistake => !mistake.includes('ERR_'))
  })

  test('a reload keeps everything: the words, the person, the open thread', async () => {
    const posted = await on.platform.post(on.platform.channel, PROMPT, 'a')
    await on.platform.post(await on.platform.openThread(posted, 'Week 1'), say('step one'), 'b')
    await on.visit('ana')
    await on.become('Ben')
    await on.box().fill('hello all')
    await on.page.keyboard.press('Enter')
    await on.has('hello all')
    await on.page.getByRole('button', { name: '1 reply' }).click()
    await on.page.reload()
    await on.page.getByRole('complementary').getByText('step one').waitFor()
    await on.has('hello all')
    expect(await on.page.getByRole('radio', { name: 'Ben' }).getAttribute('aria-checked')).toBe('true')
  })

  test('a direct message waits with a mark until it is read', async () => {
    await on.visit('ben')
    await on.platform.tell({ ...on.platform.channel, id: 'ben' }, say('psst'), 'a')
    await on.page.getByLabel('unread').waitFor()
    await on.page.getByRole('button', { name: 'Spotter' }).click()
    await on.has('psst')
    await on.page.getByLabel('unread').waitFor({ state: 'detached' })
  })

  test('a newcomer is told in a line what to do first', async () => {
    on.bot.script = () => reply('you', say('here is what I can do'))
    await on.visit('ben')
    await on.page.getByRole('button', { name: '/help' }).click()
    await on.has('here is what I can do')
  })

  test('the clock moves, and moments count by it', async () => {
    await on.platform.post(
      on.platform.channel,
      say(`It begins ${moment(on.clock.at + 3 * 3_600_000, 'relative')}.`),
      'a',
    )
    await on.visit('ana')
    await on.has('in 3 hours')
    await on.page.getByRole('button', { name: '+1 hour' }).click()
    await on.has('in 2 hours')
    await on.page.getByRole('button', { name: 'Go to the next prompt' }).click()
    await on.has('7 days ago')
  })
})
