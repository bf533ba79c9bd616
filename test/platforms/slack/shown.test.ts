import { expect, test } from 'vitest'
import { literal } from '../../../src/chat/markdown.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import { render } from '../../../src/platforms/slack/render.ts'
import { smallText } from '../../../src/platforms/slack/text.ts'

const shown = (message: Message) =>
  render(message, { picture: () => undefined, link: () => 'https://acme.slack.com/', tenant: 'T1' })

test('who is mentioned is named first where all read it, and nobody of another workspace', () => {
  const mentions = [
    { platform: 'slack', tenant: 'T1', id: 'U1' },
    { platform: 'slack', tenant: 'T2', id: 'U2' },
    { platform: 'discord', tenant: 'T1', id: '3' },
    { platform: 'slack', tenant: 'T1', id: 'U4' },
  ] as const
  const { text, blocks } = shown({ ...say('Your rest is over.'), mentions })
  expect(blocks[0]).toEqual({
    type: 'section',
    text: { type: 'mrkdwn', text: '<@U1> <@U4>', verbatim: true },
  })
  expect(text).toBe('<@U1> <@U4> Your rest is over.')
  expect(shown({ ...say('Nobody.'), mentions: [] }).blocks).toHaveLength(1)
})

test('a button has the style that it is given, and a plain one none, for Slack knows no “plain”', () => {
  const buttons = (['primary', 'danger', 'plain', undefined] as const).map((style, n) => ({
    label: `${n}`,
    action: `a.${n}`,
    ...(style && { style }),
  }))
  const [actions] = shown({ blocks: [{ kind: 'buttons', buttons }] }).blocks
  const elements = (actions as { elements: { style?: string }[] }).elements
  expect(elements.map(one => ('style' in one ? one.style : 'none'))).toEqual([
    'primary',
    'danger',
    'none',
    'none',
  ])
})

test('small text in which any line holds a mark that somebody typed goes out as typed', () => {
  const safe = 'three slow rounds'
  expect(smallText(`**${safe}**\n${safe}`, 300)).toMatchObject({ type: 'mrkdwn' })
  for (const typed of ['*not bold*', '~gone~', ':wave:', '`code`', '> quoted'])
    for (const lines of [
      [safe, typed],
      [typed, safe],
      [safe, typed, safe],
    ]) {
      const text = lines.map(line => (line === typed ? literal(line) : line)).join('\n')
      expect(smallText(text, 300)).toMatchObject({ type: 'plain_text', text: lines.join('\n') })
    }
})
