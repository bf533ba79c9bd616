import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHANNEL, Gym } from '../support/gym.ts'

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const lines = (text: string) => text.split('\n').filter(line => /^[●◐○·] (?!.*a group)|^\d+ more/.test(line))

describe('/board', () => {
  test('before anyone has started says so', async () => {
    const { text } = await gym.command('Ben', '/board')
    expect(text).toContain('Nobody has started yet.')
    expect(text).not.toContain('Show it to everyone')
  })

  test('shows who has done what and the group’s goal, first in private', async () => {
    await gym.command('Ben', '/done all')
    await gym.command('Cleo', '/done 1 round')
    await gym.command('Dan', '/done bridges 12')
    await gym.press('Eve', gym.prompt(), 'Start')
    const shown = await gym.command('Ana', '/board')
    expect(shown.private).toBe(true)
    expect(shown.text).toContain('Week 1 so far')
    expect(shown.text).toContain('1 of 4 have finished')
    expect(lines(shown.text).map(line => line.slice(0, 6))).toEqual(['● Ben ', '◐ Cleo', '○ Dan ', '· Eve '])
  })

  test('does not make who looks a member', async () => {
    await gym.command('Zoe', '/board')
    expect(await gym.store.members.ofPerson(gym.person('Zoe'))).toEqual([])
  })

  test('never ranks by weight, and never shows one', async () => {
    await gym.command('Ben', '/done rdl 3x10 @ 10 kg')
    await gym.command('Cleo', '/done rdl 3x10 @ 200 kg')
    await gym.command('Dan', '/done rdl 3x15 @ 50 kg')
    const { text } = await gym.command('Ana', '/board')
    expect(lines(text).map(line => line.split(' ')[1])).toEqual(['Ben', 'Cleo', 'Dan'])
    expect(text).not.toMatch(/kg|lb|\d{2}/)
  })

  test('is shown to everyone on request, in its own channel', async () => {
    await gym.command('Ben', '/done all')
    const shared = await gym.press('Ben', await gym.command('Ben', '/board'), 'Show it to everyone')
    expect(shared.private).toBe(false)
    const { message } = gym.platform.publicIn(CHANNEL).at(-1) ?? {}
    expect(message?.title).toBe('Week 1 so far')
    expect(JSON.stringify(message)).not.toContain('Show it to everyone')
  })

  test('celebrates when all have finished', async () => {
    await gym.command('Ben', '/done all')
    expect((await gym.command('Ben', '/board')).text).toContain('Everyone has finished. What a group.')
  })

  test('lists twenty-five names and counts the others', async () => {
    for (let n = 1; n <= 30; n++) await gym.command(`M${n}`, n > 25 ? '/done all' : '/done bridges 12')
    const { text } = await gym.command('Ana', '/board')
    expect(lines(text)).toHaveLength(26)
    expect(lines(text).slice(0, 5).join()).toMatch(/M26.*M27.*M28.*M29.*M30/)
    expect(lines(text).at(-1)).toContain('5 more')
  })

  test('shows a name as it is, whatever it is made of', async () => {
    await gym.command('*@everyone*', '/done all')
    const { text } = await gym.command('Ana', '/board')
    expect(text).toContain('*@everyone*')
  })

  test('in a direct conversation shows the group one is in, and offers no sharing', async () => {
    await gym.command('Ben', '/done all')
    const { text } = await gym.command('Ben', '/board', gym.direct('Ben'))
    expect(text).toContain('Ben finished')
    expect(text).not.toContain('Show it to everyone')
  })

  test('counts whoever is away for four weeks no more, until they are back', async () => {
    await gym.command('Ben', '/done all')
    await gym.command('Cleo', '/done all')
    for (let week = 1; week <= 4; week++) {
      await gym.travel(gym.clock.now() + 7 * 24 * 60 * 60 * 1000)
      await gym.command('Ben', '/done all')
    }
    expect(lines((await gym.command('Ana', '/board')).text)).toHaveLength(1)
    await gym.command('Cleo', '/done bridges 12')
    expect(lines((await gym.command('Ana', '/board')).text)).toHaveLength(2)
  })
})

test('the group’s week, and its month, as a picture that names nobody', async () => {
  const chartOf = (shown: Awaited<ReturnType<Gym['command']>>) =>
    shown.message?.blocks.flatMap(block =>
      block.kind === 'picture' && block.picture.kind === 'chart' ? [block] : [],
    )[0]
  await gym.command('Ana', '/done all')
  await gym.command('Ben', '/done bridges 12')
  const week = chartOf(await gym.command('Ben', '/board'))
  expect(week?.alt).toBe('Week 1: 1 of 2 finished, 1 with at least one round')
  await gym.travel(gym.clock.now() + 7 * 24 * 60 * 60 * 1000)
  const month = chartOf(await gym.command('Ben', '/board month'))
  expect(month?.alt).toMatch(/^Week 1: 1 of 2 finished, 1 with at least one round and Week 2: 0 of 2/)
  expect(JSON.stringify(month)).not.toMatch(/Ana|Ben/)
})
