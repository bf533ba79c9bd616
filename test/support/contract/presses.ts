import { expect, test } from 'vitest'
import { open, reply, update } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { Person, Place } from '../../../src/core/address.ts'
import type { ScriptedBot } from '../scripted-bot.ts'
import { waitFor } from '../wait-for.ts'
import { everything, form, pressable } from './messages.ts'
import type { Seen, Stage } from './stage.ts'

/** What holds on every platform when people press, choose and fill in forms. */
export function pressContract(
  stage: () => Stage,
  bot: ScriptedBot,
  seenBy: (who: Person, text: string, at?: Place) => Promise<Seen>,
  hiddenFrom: (who: Person, text: string) => Promise<void>,
): void {
  test('a press says who pressed what, on which message, and redraws it', async () => {
    const on = stage()
    bot.script = () => update(say('redrawn'))
    const posted = await on.platform.post(on.channel, pressable('press me'), 'press-1')
    await on.press(on.member, await seenBy(on.member, 'press me'), 'Redraw')
    const event = bot.last('press')
    expect([event.from, event.action]).toEqual([on.member, 'redraw:a:1'])
    expect(event.on.message).toBe(posted.message)
    await seenBy(on.coach, 'redrawn')
    await hiddenFrom(on.coach, 'press me')
  })

  test('a press that would redraw may be refused privately instead', async () => {
    const on = stage()
    bot.script = () => reply('you', say('that button is not yours'))
    await on.platform.post(on.channel, pressable('hands off'), 'press-2')
    await on.press(on.member, await seenBy(on.member, 'hands off'), 'Redraw')
    expect((await seenBy(on.member, 'not yours')).onlyYou).toBe(true)
    await hiddenFrom(on.coach, 'not yours')
    await seenBy(on.coach, 'hands off')
  })

  test('a press on a private message redraws that private message', async () => {
    const on = stage()
    bot.script = () => reply('you', pressable('just for you'))
    await on.command(on.member, on.channel, 'echo', 'x')
    bot.script = () => update(say('still just for you'))
    await on.press(on.member, await seenBy(on.member, 'just for you'), 'Redraw')
    expect((await seenBy(on.member, 'still just for you')).onlyYou).toBe(true)
    await hiddenFrom(on.coach, 'just for you')
  })

  test('a choice arrives with what was chosen', async () => {
    const on = stage()
    bot.script = () => update(say('chosen'))
    await on.platform.post(on.channel, everything, 'choice-1')
    await on.choose(on.member, await seenBy(on.member, 'Week 1'), 'pick:1', 'lb')
    expect(bot.last('press')).toMatchObject({ action: 'pick:1', chosen: ['lb'] })
  })

  test('a form opens, and its values come back by name', async () => {
    const on = stage()
    bot.script = event => (event.kind === 'press' ? open(form) : update(say('form received')))
    await on.platform.post(on.channel, pressable('fill me in'), 'form-1')
    await on.press(on.member, await seenBy(on.member, 'fill me in'), 'Form')
    expect(await waitFor(() => present(on.form(on.member)))).toEqual({
      title: 'What did you do?',
      fields: ['reps', 'variant'],
    })
    await on.submit(on.member, { reps: '12', variant: 'easier' })
    const event = bot.last('form')
    expect(event.action).toBe('sent:7')
    expect(event.values).toEqual({ reps: '12', variant: 'easier' })
    await seenBy(on.coach, 'form received')
  })

  test('a form can be a command’s answer', async () => {
    const on = stage()
    bot.script = event => (event.kind === 'command' ? open(form) : reply('you', say('thanks for that')))
    await on.command(on.member, on.channel, 'ask', '')
    await waitFor(() => present(on.form(on.member)))
    await on.submit(on.member, { reps: '9', variant: 'standard' })
    expect((await seenBy(on.member, 'thanks for that')).onlyYou).toBe(true)
  })
}

async function present<T>(value: Promise<T | undefined>): Promise<T> {
  const found = await value
  if (found === undefined) throw new Error('not there yet')
  return found
}
