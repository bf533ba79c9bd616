import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, open, reply } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import type { WebPlatform } from '../../../src/platforms/web/index.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { openPage, PageClient } from '../../support/web-stage.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let page: WebPlatform
let client: PageClient
beforeAll(async () => {
  page = await openPage(bot)
  bot.platform = page
  client = new PageClient(page.url)
})
afterAll(() => page.stop())
beforeEach(() => {
  bot.events.length = 0
  bot.script = () => nothing()
})

describe('what one person may do', () => {
  const pressable: Message = {
    blocks: [
      { kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:a:1' }] },
      {
        kind: 'choice',
        action: 'pick:1',
        placeholder: 'Units',
        options: [{ value: 'kg', label: 'Kilograms' }],
      },
      { kind: 'file', name: 'mine.json', type: 'application/json', text: '{"reps":12}' },
    ],
  }
  const press = (as: string, message: string, more: object) =>
    client.post('/api/events', { id: randomUUID(), as, kind: 'press', message, ...more })

  test('a button that is not on the message cannot be pressed', async () => {
    const { message } = await page.post(page.channel, pressable, randomUUID())
    for (const forged of [
      { action: 'redraw:a:2' },
      { action: 'pick:1' },
      { action: 'pick:1', chosen: ['stone'] },
      { action: 'pick:1', chosen: [] },
      { action: 'redraw:a:1', chosen: ['kg'] },
    ]) {
      expect((await press('ben', message, forged)).status, JSON.stringify(forged)).toBe(403)
    }
    expect((await press('ben', '999999', { action: 'redraw:a:1' })).status).toBe(404)
    expect(bot.events).toEqual([])
  })

  test('a button that was there before an edit cannot be pressed any more', async () => {
    const posted = await page.post(page.channel, pressable, randomUUID())
    await page.edit(posted, say('done'))
    expect((await press('ben', posted.message, { action: 'redraw:a:1' })).status).toBe(403)
  })

  test('someone else’s private message can be neither pressed, read, answered nor downloaded from', async () => {
    bot.script = () => reply('you', pressable)
    const { messages } = await client.event({ as: 'ben', kind: 'say', channel: 'back-club', text: '/echo x' })
    const id = messages.at(-1)?.id ?? ''
    bot.events.length = 0
    expect((await press('chloe', id, { action: 'redraw:a:1' })).status).toBe(404)
    expect((await client.get(`/files/${id}/2?as=chloe`)).status).toBe(404)
    const thread = {
      id: randomUUID(),
      as: 'chloe',
      kind: 'say',
      channel: 'back-club',
      thread: id,
      text: 'hi',
    }
    expect((await client.post('/api/events', thread)).status).toBe(404)
    expect((await client.messages('chloe')).map(m => m.id)).not.toContain(id)
    expect(bot.events).toEqual([])

    const file = await client.get(`/files/${id}/2?as=ben`)
    expect(await file.text()).toBe('{"reps":12}')
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''mine.json")
  })

  test('a page of one’s own opens to be printed, may run nothing, and opens for nobody else', async () => {
    const text = '<!doctype html><p>mine</p><script>alert(1)</script>'
    const file = { kind: 'file', name: 'mine.html', type: 'text/html; charset=utf-8', text } as const
    bot.script = () => reply('you', { blocks: [file] })
    const { messages } = await client.event({ as: 'ben', kind: 'say', channel: 'back-club', text: '/echo x' })
    const id = messages.at(-1)?.id ?? ''
    const opened = await client.get(`/files/${id}/0?as=ben`)
    expect(await opened.text()).toBe(text)
    expect(opened.headers.get('content-disposition')).toBeNull()
    expect(opened.headers.get('cache-control')).toBe('no-store')
    expect(opened.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    )
    expect((await client.get(`/files/${id}/0?as=chloe`)).status).toBe(404)
  })

  test('someone else’s direct conversation is closed', async () => {
    const body = { id: randomUUID(), as: 'chloe', kind: 'say', channel: 'direct-ben', text: 'hi' }
    expect((await client.post('/api/events', body)).status).toBe(404)
    const { message } = await page.tell(
      { platform: 'web', tenant: 'local', id: 'ben' },
      pressable,
      randomUUID(),
    )
    expect((await press('chloe', message, { action: 'redraw:a:1' })).status).toBe(404)
    expect((await press('ben', message, { action: 'redraw:a:1' })).status).toBe(200)
  })

  test('a form comes back from the one it was opened for, and only as it was asked', async () => {
    bot.script = event =>
      event.kind === 'command'
        ? open({
            action: 'sent:7',
            title: 'Reps',
            submit: 'Log it',
            fields: [
              { kind: 'text', name: 'reps', label: 'Reps', maxLength: 4, required: true },
              {
                kind: 'select',
                name: 'variant',
                label: 'Variant',
                options: [{ value: 'easier', label: 'Easier' }],
              },
            ],
          })
        : nothing()
    const { form } = await client.event({ as: 'ben', kind: 'say', channel: 'back-club', text: '/ask' })
    expect(form).not.toHaveProperty('action')
    const send = async (as: string, values: object, id = form?.id) =>
      (await client.post('/api/events', { id: randomUUID(), as, kind: 'form', form: id, values })).status
    const right = { reps: '12', variant: 'easier' }
    expect(await send('chloe', right)).toBe(404)
    expect(await send('ben', right, 'web:ben:made-up')).toBe(404)
    expect(await send('ben', { ...right, reps: '12345' })).toBe(400)
    expect(await send('ben', { ...right, reps: ' ' })).toBe(400)
    expect(await send('ben', { ...right, variant: 'harder' })).toBe(400)
    expect(await send('ben', { ...right, admin: 'yes' })).toBe(200)
    expect(bot.last('form').values).toEqual(right)
  })

  test('a request that is sent again is handled once, and gets the same answer', async () => {
    bot.script = () => reply('everyone', say('counted'))
    const body = { id: randomUUID(), as: 'ben', kind: 'say', channel: 'back-club', text: '/shout' }
    const [first, second] = await Promise.all([
      client.post('/api/events', body),
      client.post('/api/events', body),
    ])
    expect(await second.json()).toEqual(await first.json())
    expect(await (await client.post('/api/events', body)).json()).toHaveProperty('messages')
    expect(bot.events).toHaveLength(1)
  })
})
