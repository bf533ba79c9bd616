import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { moves } from '../../src/chat/pictures.ts'
import { Gym } from '../support/gym.ts'

let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
})
afterEach(() => gym.close())

const exercise = (name: string) => gym.command('Ben', `/exercise ${name}`)

describe('/exercise', () => {
  test.each([
    ['bridge', 'Bridge'],
    ['Glute Bridges', 'Bridge'],
    ['brigde', 'Bridge'],
    ['rdl', 'Romanian deadlift'],
    ['romanian deadlifts', 'Romanian deadlift'],
    ['deadlfit', 'Romanian deadlift'],
    ['goblet', 'Goblet squat'],
    ['SQUATS', 'Goblet squat'],
    ['cat cow', 'Cat-cow'],
    ['childs pose', 'Child’s pose'],
  ])('understands “%s”', async (typed, name) => {
    const shown = await exercise(typed)
    expect(shown.message?.title).toBe(name)
    expect(shown.private).toBe(true)
  })

  test('says what it is for, its steps, its reps, its cautions, with a picture and the notice', async () => {
    const { message, text } = await exercise('bridge')
    expect(message?.blocks.map(block => block.kind)).toEqual([
      'text',
      'picture',
      'text',
      'fields',
      'text',
      'picture',
      'buttons',
      'note',
    ])
    const alts = message?.blocks.flatMap(block => (block.kind === 'picture' ? [block.alt] : []))
    expect(alts).toEqual([
      'Bridge. On your back, knees bent, feet on the floor, hips on the floor; then hips raised until shoulders, hips and knees are in line.',
      'Bridge: the right way, and beside it the commonest fault: the lower back arches and the ribs stick out.',
    ])
    expect(text).toContain('Wakes up glutes and hamstrings.')
    expect(text).toContain('1. Lie on your back')
    expect(text).toContain('Aim for: 10–15 reps')
    expect(text).toContain('Don’t arch your lower back')
    expect(text).toContain('General information, not medical advice.')
  })

  test('moves, stands still, or is said in sentences one at a time, as one has chosen', async () => {
    await gym.firstPrompt()
    const choose = async (value: string) => {
      const { on } = await gym.command('Ben', '/settings')
      if (!on) throw new Error('no settings')
      await gym.pressAction('Ben', 'settings.pictures', on, [value])
    }
    const pictures = (message: Awaited<ReturnType<typeof exercise>>['message']) =>
      message?.blocks.flatMap(block => (block.kind === 'picture' ? [moves(block.picture)] : []))
    expect(pictures((await exercise('bridge')).message)).toEqual([true, false])
    await choose('still')
    expect(pictures((await exercise('bridge')).message)).toEqual([false, false])
    await choose('words')
    const spoken = await exercise('bridge')
    expect(pictures(spoken.message)).toEqual([])
    let now = await gym.press('Ben', spoken, 'How it’s done')
    const heard: string[] = []
    while (now.message?.blocks.some(block => block.kind === 'buttons')) {
      heard.push(now.text.replace(/\n.*/s, ''))
      now = await gym.press('Ben', now, 'Next sentence')
    }
    expect(heard.slice(0, 4)).toEqual([
      'Bridge. Aim for 10–15 reps.',
      'You begin: on your back, knees bent, feet on the floor, hips on the floor.',
      'Then: hips raised until shoulders, hips and knees are in line.',
      '1. Lie on your back, knees bent, feet flat and as far apart as your hips.',
    ])
    expect(heard.every(line => line.length <= 160)).toBe(true)
    expect(now.text).toBe('That’s all of it.')
  })

  test('goes to the easier way, the harder one and back in the same message', async () => {
    const shown = await exercise('squat')
    const easier = await gym.press('Ben', shown, 'Show the easier way')
    expect(easier.message?.title).toBe('Squat to a bench or box')
    expect(easier.on).toEqual(shown.on)
    const harder = await gym.press('Ben', shown, 'Show the harder way')
    expect(harder.message?.title).toBe('Pause squat')
    expect((await gym.press('Ben', shown, 'Show the standard way')).message?.title).toBe('Goblet squat')
  })

  test('counts seconds, and each side, where the exercise does', async () => {
    expect((await exercise('childs pose')).text).toContain('Aim for: 15–60 seconds')
    expect((await exercise('trunk rotation')).text).toContain('Aim for: 4–10 reps each side')
  })

  test('without a name lists all of them, a button each', async () => {
    const shown = await exercise('')
    const buttons = shown.message?.blocks.flatMap(block => (block.kind === 'buttons' ? block.buttons : []))
    expect(buttons?.map(button => button.label)).toEqual([
      'Bridge',
      'Romanian deadlift',
      'Goblet squat',
      'What it is for',
      'Pelvic tilt',
      'Knees to chest',
      'Cat-cow',
      'Child’s pose',
      'Trunk rotation',
      'What it is for',
    ])
    expect((await gym.press('Ben', shown, 'Goblet squat')).message?.title).toBe('Goblet squat')
  })

  test.each([
    ['box squat', 'Squat to a bench or box'],
    ['single leg rdl', 'Single-leg deadlift'],
    ['paused squats', 'Pause squat'],
    ['chair cat cow', 'Seated cat-cow'],
    ['hip hinge', 'Hip hinge to a wall'],
  ])('knows the other ways to do it: “%s”', async (typed, title) => {
    const shown = await exercise(typed)
    expect(shown.message?.title).toBe(title)
    expect(shown.text).toContain('[Show the standard way]')
  })

  test('says what a program is for, and for whom, by its name or a button', async () => {
    const named = await exercise('low back strength')
    expect(named.text).toContain('The pattern to learn is the hip hinge.')
    expect(named.text).toContain('How often: At least once a week, about 20 minutes')
    expect(named.text).toContain('Hurting a lot right now? Leave this one for later')
    const pressed = await gym.press('Ben', await exercise(''), 'What it is for')
    expect(pressed.text).toBe(named.text)
  })

  test('offers the nearest names for one that may be two', async () => {
    const shown = await exercise('knee')
    expect(shown.text).toMatch(/Knees to chest|Trunk rotation/)
  })

  test('lists all of them for one that is near to none', async () => {
    const shown = await exercise('bench press')
    expect(shown.text).toContain('I don’t know an exercise called “bench press”.')
    expect(shown.text).toContain('[Bridge]')
  })

  test('quotes only the beginning of what is very long, and lets none of it format', async () => {
    const shown = await exercise(`**${'x'.repeat(300)}`)
    expect(shown.text).toContain('“**xxx')
    expect(shown.text.length).toBeLessThan(500)
    expect((await exercise('x'.repeat(10_000))).text).toBe(
      'That line is 10,000 characters long; 500 is the most I read.',
    )
  })

  test('needs no group', async () => {
    expect((await gym.command('Zoe', '/exercise rdl', gym.direct('Zoe'))).message?.title).toBe(
      'Romanian deadlift',
    )
  })

  test('suggests what the typed letters occur in', async () => {
    const asking = { at: gym.direct('Ben'), from: gym.person('Ben'), command: 'exercise', option: 'name' }
    expect(await gym.app.engine.suggest({ ...asking, typed: 'squ' })).toEqual([
      { value: 'goblet-squat', label: 'Goblet squat' },
      { value: 'Squat to a bench or box', label: 'Squat to a bench or box' },
      { value: 'Pause squat', label: 'Pause squat' },
    ])
    expect(await gym.app.engine.suggest({ ...asking, typed: '' })).toHaveLength(8)
  })
})

describe('a neutral spine', () => {
  test('is explained by one tap, with the picture, wherever a card speaks of it', async () => {
    await gym.firstPrompt()
    const walk = await gym.start('Ben')
    for (const on of [walk, await gym.command('Ben', '/exercise rdl')]) {
      const shown = await gym.press('Ben', on, 'What is a neutral spine?')
      expect(shown.private).toBe(true)
      expect(shown.text).toContain('not rounded, not arched')
      expect(shown.message?.blocks.some(block => block.kind === 'picture')).toBe(true)
    }
  })

  test('is not asked about where nothing speaks of it', async () => {
    const shown = await gym.command('Ben', '/exercise goblet')
    expect(JSON.stringify(shown.message)).not.toContain('exercise.neutral')
  })
})
