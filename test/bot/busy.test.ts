import { expect, test } from 'vitest'
import { actionsOf } from '../support/buttons.ts'
import { Gym } from '../support/gym.ts'
import { waitFor } from '../support/wait-for.ts'

test('who is turned away is told that nothing was recorded, and may press again', async () => {
  const gym = await Gym.open()
  const prompt = await gym.firstPrompt()
  const old = { arrived: gym.app.services.timers.monotonic() - 2000 }
  const event = { at: prompt.place, from: gym.person('Ben') }
  const press = {
    ...event,
    id: 'press',
    kind: 'press',
    action: actionsOf(gym.shows(prompt)).find(id => id.startsWith('done.all:')) ?? '',
    on: prompt,
  } as const
  const busy = { first: { kind: 'reply', to: 'you', message: { blocks: [{ kind: 'text' }] } }, after: [] }
  const answer = await gym.app.engine.handle(press, old)
  expect(answer).toMatchObject(busy)
  expect(JSON.stringify(answer)).toContain('That was NOT recorded: I’m very busy right now.')
  const chatter = { ...event, id: 'chatter', kind: 'message', text: 'hello all' } as const
  expect((await gym.app.engine.handle(chatter, old)).first).toEqual({ kind: 'nothing' })
  // What was typed is never too old.
  const typed = await gym.app.engine.handle({ ...chatter, text: 'help', addressed: true }, old)
  expect(JSON.stringify(typed)).not.toContain('NOT recorded')
  for (const action of ['gate.hurts', 'walk.hurts', 'hurts.signs'])
    expect(JSON.stringify(await gym.app.engine.handle({ ...press, action }, old))).not.toContain(
      'NOT recorded',
    )
  const command = { ...event, id: 'said', kind: 'command', name: 'done', input: 'my chest hurts' } as const
  expect(JSON.stringify(await gym.app.engine.handle(command, old))).toContain('stop here')
  expect((await gym.press('Ben', prompt, 'I did it all')).text).not.toContain('NOT recorded')
  await gym.close()
})

test('who waits until a platform tells who they are holds up nobody', async () => {
  const gym = await Gym.open()
  await gym.firstPrompt()
  const told = Promise.withResolvers<void>()
  let asked = 0
  gym.platform.profile = async () => {
    asked++
    await told.promise
    return { name: 'New', mayManage: false }
  }
  const all = Array.from({ length: 32 }, (_, n) => gym.command(`New${n}`, '/done bridges 8'))
  await waitFor(async () => expect(asked).toBe(32))
  expect((await gym.command('Ben', '/board')).text).not.toContain('NOT recorded')
  told.resolve()
  await Promise.all(all)
  await gym.close()
})
