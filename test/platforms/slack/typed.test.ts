import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket')
})
afterAll(() => on.close())

const text = (said: string, style?: object) => ({ type: 'text', text: said, ...(style ? { style } : {}) })
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements })
const list = (style: string, ...items: object[][]) => ({
  type: 'rich_text_list',
  style,
  elements: items.map(item => section(...item)),
})

/** What the bot gets to read of a line that is composed in a direct conversation. */
async function read(marked: string, ...elements: Record<string, unknown>[]): Promise<string> {
  const direct = on.at.direct('UMEMBER').id
  const known = bot.events.length
  await on.hands.compose('UMEMBER', direct, marked, elements)
  await expect.poll(() => bot.events.length).toBe(known + 1)
  return bot.last('message').text
}

test.each([
  [
    'bold and italic',
    '*bridges* _3x12_',
    [section(text('bridges', { bold: true }), text(' '), text('3x12', { italic: true }))],
    'bridges 3x12',
  ],
  ['code', '`bridges 3x12`', [section(text('bridges 3x12', { code: true }))], 'bridges 3x12'],
  [
    'a block of code',
    '```bridges 3x12```',
    [{ type: 'rich_text_preformatted', elements: [text('bridges 3x12')] }],
    'bridges 3x12',
  ],
  [
    'an emoji',
    'done :muscle:',
    [section(text('done '), { type: 'emoji', name: 'muscle', unicode: '1f4aa' })],
    'done :muscle:',
  ],
  [
    'a link',
    '<https://a.example|this>',
    [section({ type: 'link', url: 'https://a.example', text: 'this' })],
    'this',
  ],
  [
    'a bare link',
    '<https://a.example>',
    [section({ type: 'link', url: 'https://a.example' })],
    'https://a.example',
  ],
  ['marks that were typed', '3*12 of a_b &lt;c&gt;', [section(text('3*12 of a_b <c>'))], '3*12 of a_b <c>'],
  [
    'somebody and a channel',
    'with <@UCOACH> in <#C1|>',
    [
      section(text('with '), { type: 'user', user_id: 'UCOACH' }, text(' in '), {
        type: 'channel',
        channel_id: 'C1',
      }),
    ],
    'with <@UCOACH> in <#C1>',
  ],
  ['everyone', '<!here> hi', [section({ type: 'broadcast', range: 'here' }, text(' hi'))], '@here hi'],
] as const)('%s', async (_, marked, elements, expected) => {
  expect(await read(marked, ...(elements as unknown as Record<string, unknown>[]))).toBe(expected)
})

test('a list is as many lines as it has items, without its numbers and bullets', async () => {
  const items = [[text('20 bridges')], [text('rdl 12')]]
  expect(await read('1. 20 bridges\n2. rdl 12', list('ordered', ...items))).toBe('20 bridges\nrdl 12')
  expect(await read('• 20 bridges\n• rdl 12', section(text('today')), list('bullet', ...items))).toBe(
    'today\n20 bridges\nrdl 12',
  )
})

test('what is struck out was not said, and a quotation stays one', async () => {
  const struck = section(text('bridges 12 '), text('rdl 12', { strike: true }))
  expect(await read('bridges 12 ~rdl 12~', struck)).toBe('bridges 12')
  const within = section(text('bridges'), text('9', { strike: true }), text('12'))
  expect(await read('bridges~9~12', within)).toBe('bridges 12')
  const quote = { type: 'rich_text_quote', elements: [text('did you?\nbridges?')] }
  expect(await read('&gt; did you?\n&gt; bridges?\nyes', quote, section(text('yes')))).toBe(
    '> did you?\n> bridges?\nyes',
  )
})

test('where there is no rich text, the text itself is read', async () => {
  const known = bot.events.length
  const said = { type: 'message', channel_type: 'im', channel: on.at.direct('UMEMBER').id, user: 'UMEMBER' }
  const line = 'a &lt;b&gt; <https://c.example|d> <@UCOACH|coach> <#C1|general> <!here>'
  await on.slack.event(on.at, 'message.im', { ...said, ts: '1764000000.000001', text: line })
  await expect.poll(() => bot.events.length).toBe(known + 1)
  expect(bot.last('message').text).toBe('a <b> d <@UCOACH> <#C1> @here')
})

test('what is no part of a text is passed over', async () => {
  const parts = [null, 7, 'typed', text('good '), undefined, text('morning')] as object[]
  expect(await read('good morning', section(...parts), null as never, section())).toBe('good morning')
})

test('what another bot says, or nobody, or the bot itself, is not heard', async () => {
  const known = bot.events.length
  const line = {
    type: 'message',
    channel_type: 'im',
    channel: on.at.direct('UMEMBER').id,
    text: 'bridges 12',
  }
  const from = [{ user: 'UOTHER', bot_id: 'BOTHER' }, { bot_id: 'BOTHER' }, {}, { user: on.at.botUser }]
  for (const [n, who] of [...from, { user: 'UMEMBER' }].entries()) {
    await on.slack.event(on.at, 'message.im', { ...line, ...who, ts: `1764000001.00000${n}` })
  }
  await expect.poll(() => bot.last('message').id).toContain(`/1764000001.00000${from.length}`)
  expect(bot.events.length).toBe(known + 1)
})
