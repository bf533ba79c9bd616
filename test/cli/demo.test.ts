import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)

/** A machine on which everything takes a thousand times as long: nobody is turned away for that. */
const SLOW = `const now = performance.now.bind(performance); performance.now = () => now() * 1000`

describe('npm run demo', () => {
  let transcript = ''
  // It exits with 0, or this rejects.
  beforeAll(async () => {
    const slow = `data:text/javascript,${encodeURIComponent(SLOW)}`
    const { stdout, stderr } = await run(process.execPath, ['--import', slow, 'src/cli/demo.ts'])
    expect(stderr).toBe('')
    transcript = stdout
  }, 120_000)

  test('posts the prompts of four weeks, each at nine on a Monday', () => {
    const posts = transcript.match(/^(\d\d:\d\d) {2}Spotter, in #back-club:\n +\| (Week \d) ·/gm) ?? []
    expect(posts.map(post => post.replace(/ {2}Spotter.*\n +\| (.*) ·/, ' $1'))).toEqual([
      '09:00 Week 1',
      '09:00 Week 2',
      '09:00 Week 3',
      '09:00 Week 4',
    ])
    // The fifth brings the last recap, and a pause instead of a prompt.
    expect(transcript.match(/── Monday, /g)).toHaveLength(5)
  })

  test('has everyone finish the first week, the one with the sore back too', () => {
    expect(transcript).toContain('Everyone has finished.')
    expect(transcript).toContain('● Lena finished')
  })

  test('tells nobody else that someone went gently', () => {
    const inPublic = transcript.split('\n').filter(line => line.includes('in the thread: Lena'))
    expect(inPublic.length).toBeGreaterThan(0)
    for (const line of inPublic) expect(line).toMatch(/Lena finished week \d\./)
  })

  test('reminds who has not finished, on Saturday at five, each by what they have done', () => {
    const reminders = transcript.match(/^17:00 {2}Spotter, to \w+:\n +\| .*$/gm) ?? []
    expect(reminders.map(text => text.replace(/^.*to (\w+):\n +\| (.{13}).*$/s, '$1 $2')).toSorted()).toEqual(
      // Sam is away in the third week.
      ['Jonas Your week 3 o', 'Sam There’s still'],
    )
  })

  test('shows a check-in with consent, a week away, and the welcome after it', () => {
    expect(transcript).toMatch(/May I keep your answer\?/)
    expect(transcript).toMatch(/Pain in your back now/)
    expect(transcript).toMatch(/That is fine if it settles within a day/)
    expect(transcript).toMatch(/You’re away until .*No week counts against you/)
    expect(transcript).toMatch(/Good to have you back/)
  })

  test('shows plans that change: up, down after worse, and step by step after a sign', () => {
    const reasons = [...transcript.matchAll(/only (\w+) sees: (.*)/g)].map(([, who, why]) => `${who}: ${why}`)
    expect(reasons).toContain('Jonas: Last time went well: one more round, 3 now.')
    expect(reasons).toContain('Mia: It was worse last time (pain 7): the easier way, one round less.')
    expect(reasons).toContain('Priya: After a sign last time: one round, the easier way. Then step by step.')
    expect(transcript).toContain('Last time, one of the signs applied to you. Have you been seen?')
  })

  test('tells each week in a recap, an hour before the next prompt', () => {
    const recaps = transcript.match(/^08:00 {2}Spotter, in #back-club:\n +\| Week \d together$/gm) ?? []
    expect(recaps.map(text => text.slice(-15))).toEqual([1, 2, 3, 4].map(n => `Week ${n} together`))
    expect(transcript).toContain('| 4 weeks in a row: Jonas, Lena and Mia.')
  })

  test('ends with a streak of four weeks', () => {
    expect(transcript).toContain('| 4 weeks in a row')
  })

  test('ends without a word when nobody reads on', async () => {
    const { stdout, stderr } = await run('sh', ['-c', `'${process.execPath}' src/cli/demo.ts | head -3`])
    expect(stdout.split('\n').length).toBeLessThanOrEqual(4)
    expect(stderr).toBe('')
  })
})
