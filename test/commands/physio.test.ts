import { afterEach, beforeEach, expect, test } from 'vitest'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { HOSTILE_NAMES, UNPRINTABLE } from '../support/hostile-names.ts'
import { choiceOf } from '../support/memory-platform.ts'

const HOUR = 60 * 60 * 1000
const WEEK = 7 * 24 * HOUR

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

async function page(who = 'Ben') {
  const asked = await gym.press(who, await gym.command(who, '/mydata'), 'My last 12 weeks')
  expect(asked.private).toBe(true)
  const shown = await gym.press(who, asked, 'Yes, make it')
  const file = shown.message?.blocks.find(block => block.kind === 'file')
  return { asked, shown, file }
}

async function trained(week: number, pain: number) {
  await gym.travel(MONDAY_8 + week * WEEK + HOUR)
  const line = await gym.command('Ben', '/done rdl 3x12 @ 20kg, bridges 3x12')
  const { action } = choiceOf(line.message, 'Pain in your back now')
  const shown = await gym.pressAction('Ben', action, line.on ?? gym.prompt(), [String(pain)])
  if (shown.text.includes('May I keep')) await gym.press('Ben', shown, 'Yes, keep my answers')
}

test('a page for a physio says what was planned, done and felt, once its owner agrees', async () => {
  await trained(0, 2)
  await trained(1, 5)
  await gym.command('Ben', '/away')
  await gym.travel(MONDAY_8 + 2 * WEEK + HOUR)
  const { asked, shown, file } = await page()
  expect(asked.text).toMatch(/not encrypted once you have it/)
  expect(shown.private).toBe(true)
  expect([file?.name, file?.type]).toEqual(['my-last-12-weeks.html', 'text/html; charset=utf-8'])
  const html = file?.text ?? ''
  expect(html).toMatch(/<h1>My last 12 weeks<\/h1>\s*<p>\u2068Ben\u2069 · 7 Dec 2026<\/p>/)
  expect(html).toContain('Romanian deadlift: 3 × 12 at 20 kg')
  expect(html).toMatch(
    /1 · 23 Nov 2026<\/td><td>Bridge: 2 × 10<br>Romanian deadlift: 2 × 10<br>Goblet squat: 2 × 10<br>/,
  )
  expect(html).toMatch(/2 · 30 Nov 2026<\/td><td>Bridge: [^<]*<br>Romanian deadlift: [^<]* at [\d.]+ kg/)
  expect(html).toMatch(/3 · 7 Dec 2026<\/td><td><\/td><td>away/)
  expect(html).toMatch(/1 · 23 Nov 2026.*<td class="n">–<\/td><td class="n">2<\/td>/)
  expect(html).toMatch(/2 · 30 Nov 2026.*<td class="n">5<\/td>/)
  expect(html).toMatch(/3 · 7 Dec 2026.*away/)
  expect(html).not.toMatch(/<script|https?:|undefined|NaN/)
})

test('without consent none is made, and who has no weeks gets none', async () => {
  await trained(0, 2)
  const { asked } = await page()
  expect(
    (
      await gym.press(
        'Ben',
        await gym.press('Ben', await gym.command('Ben', '/mydata'), 'My last 12 weeks'),
        'No',
      )
    ).text,
  ).toMatch(/Nothing was made/)
  expect(asked.text).toMatch(/Make it\?/)
  const none = await gym.pressAction('Cleo', 'mydata.physio-page', { place: CHANNEL, message: 'x' })
  expect(none.text).toBe('You have no weeks yet.')
})

test('whatever somebody is called, the day beside it stays where it is, and nothing is formatted', async () => {
  await trained(0, 2)
  for (const name of HOSTILE_NAMES) {
    gym.platform.names.set('Ben', name)
    await gym.travel(gym.clock.now() + 25 * HOUR)
    const html = (await page()).file?.text ?? ''
    expect(html).toMatch(/<p>\u2068[^<>\n\u2066-\u2069]+\u2069 · [\w ]+<\/p>/)
    expect(html).not.toMatch(UNPRINTABLE)
  }
})

test('whatever somebody is called is text on it', async () => {
  gym.platform.names.set('Ben', '<b>Ben</b> & "co"')
  await trained(0, 2)
  expect((await page()).file?.text).toContain('&lt;b&gt;Ben&lt;/b&gt; &amp; &quot;co&quot;')
})

test('it holds the newest twelve weeks, and nobody else’s', async () => {
  await gym.command('Cleo', '/done goblet 3x15 @ 33kg')
  await trained(0, 2)
  await gym.travel(MONDAY_8 + 13 * WEEK + HOUR)
  const html = (await page()).file?.text ?? ''
  expect(html.match(/<tr><td>/g)).toHaveLength(12)
  expect(html).not.toMatch(/33 kg|Cleo/)
})
