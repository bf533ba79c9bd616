import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inMessage } from '../../src/bot/people.ts'
import { nothing, open, reply, update } from '../../src/chat/command.ts'
import { type Message, say } from '../../src/chat/message.ts'
import { readableName } from '../../src/core/text.ts'
import { axeFaults, hasBrowser, shortcomings } from '../support/browser.ts'
import { FORM, inBrowser, PROMPT } from '../support/browser-page.ts'
import { figureRef } from '../support/figure-ref.ts'
import { HOSTILE_NAMES } from '../support/hostile-names.ts'

describe.skipIf(!hasBrowser())('how the page looks in a browser', () => {
  const on = inBrowser()

  test('a line of 10,000 characters is shown folded', async () => {
    on.bot.script = () => reply('you', say('that is rather long'))
    await on.visit('ben')
    await on.box().fill('long '.repeat(2000))
    await on.page.keyboard.press('Enter')
    await on.has('that is rather long')
    await on.page.getByRole('button', { name: 'Show all' }).click()
    expect(await on.page.getByRole('button', { name: 'Show all' }).count()).toBe(0)
  })

  test('nothing lies over what is to be read first, unless it is what to press next', async () => {
    const signs = Array.from({ length: 30 }, (_, i) => `- Sign ${i + 1}`).join('\n')
    await on.platform.post(
      on.platform.channel,
      {
        title: 'Does any of this apply?',
        blocks: [
          { kind: 'text', text: signs },
          { kind: 'buttons', buttons: [{ label: 'None of these', action: 'redraw:a:1', style: 'primary' }] },
          { kind: 'text', text: 'You said this, too' },
          { kind: 'buttons', buttons: [{ label: 'Log it', action: 'redraw:a:2' }] },
        ],
      },
      'a',
    )
    await on.visit('ben', { viewport: { width: 375, height: 740 } })
    await on.page.getByText('Sign 1', { exact: true }).scrollIntoViewIfNeeded()
    expect(await inView('#channel', on.page.getByRole('button', { name: 'Log it' }))).toBe(false)
  })

  test.each([
    ['a phone', { width: 375, height: 740 }],
    ['a desktop', { width: 1280, height: 560 }],
  ])(
    'a long card opens at its top, its target and picture in view of its buttons, on %s',
    async (_, viewport) => {
      const steps = Array.from({ length: 12 }, (_, i) => `${i + 1}. One step of a long list of them`).join(
        '\n',
      )
      const card = (title: string): Message => ({
        title,
        blocks: [
          { kind: 'note', text: 'Round 1 of 3' },
          { kind: 'text', text: '12 reps' },
          { kind: 'picture', picture: figureRef('bridge'), alt: 'A bridge' },
          { kind: 'text', text: steps },
          { kind: 'buttons', buttons: [{ label: 'Done', action: 'redraw:a:1', style: 'primary' }] },
        ],
      })
      on.bot.script = event => (event.kind === 'press' ? update(card('Deadlift')) : nothing())
      const posted = await on.platform.post(on.platform.channel, card('Bridge'), 'a')
      const thread = await on.platform.openThread(posted, 'Week 1')
      await on.platform.post(thread, card('Squat'), 'b')
      await on.visit('ben', { viewport })
      for (const place of ['#channel', '#thread']) {
        if (place === '#thread') await on.page.getByRole('button', { name: '1 reply' }).click()
        for (const press of [false, true]) {
          const last = on.page.locator(`${place} article`).last()
          if (press) await last.getByRole('button', { name: 'Done' }).click()
          if (press) await last.getByText('Deadlift').waitFor()
          await last.locator('img').last().waitFor()
          for (const seen of [
            last.locator('h2'),
            last.getByText('12 reps'),
            last.locator('picture'),
            last.getByRole('button', { name: 'Done' }),
          ]) {
            await expect
              .poll(() => inView(place, seen), { message: `${place}, pressed: ${press}` })
              .toBe(true)
          }
        }
      }
    },
  )

  /** Whether all of something can be seen in its list without scrolling. */
  async function inView(place: string, what: Locator): Promise<boolean> {
    const [box, list] = await Promise.all([
      what.boundingBox(),
      on.page.locator(`${place} .scroller`).boundingBox(),
    ])
    if (!box || !list) return false
    return box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1
  }

  /** What reaches out of a box, is broken that should keep its line, or stands before the name that it comes after. */
  function astray(box: string): Promise<string[]> {
    return on.page.evaluate<string[]>(`(() => {
      const box = document.querySelector('${box}')
      const edge = box.getBoundingClientRect()
      const out = [...box.querySelectorAll(':not(option)')].filter(one => {
        const { left, right, width } = one.getBoundingClientRect()
        return width > 0 && (right > edge.right + 1 || left < edge.left - 1)
      })
      const broken = [...box.querySelectorAll('dd p, .file .muted')].filter(one => one.getBoundingClientRect().height > 30)
      const turned = []
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const at = text.data.search(/ 34 reps$/)
        if (at < 0) continue
        const boxOf = (from, to) => {
          const range = document.createRange()
          range.setStart(text, from)
          range.setEnd(text, to)
          return range.getBoundingClientRect()
        }
        const [name, count] = [boxOf(0, at), boxOf(at + 1, at + 3)]
        const isOneLine = name.top === count.top && name.height === count.height
        if (isOneLine && name.right > count.left + 1) turned.push(text)
      }
      return [...out, ...broken, ...turned].map(one => one.outerHTML ?? one.data)
    })()`)
  }

  test.each([
    ['a phone', { width: 390, height: 844 }],
    ['a desktop', { width: 1280, height: 800 }],
  ])('no name pushes others away, turns them or leaves its place, on %s', async (_, viewport) => {
    const names = HOSTILE_NAMES.map(name => readableName(name) || 'Someone')
    const long = 'Single-leg Romanian deadlift and reaching'.slice(0, 40)
    const wide = 'W'.repeat(75)
    const posted = await on.platform.post(
      on.platform.channel,
      {
        title: `Week 1 · ${wide.slice(15)}`,
        blocks: [
          { kind: 'text', text: names.map(name => `${inMessage(name)} 34 reps`).join('\n') },
          { kind: 'fields', fields: [long, 'W'.repeat(40)].map(name => ({ name, value: '3 × 12' })) },
          { kind: 'buttons', buttons: [{ label: wide, action: 'form', style: 'primary' }] },
          {
            kind: 'choice',
            action: 'pick:1',
            placeholder: wide,
            options: [{ value: 'kg', label: wide }],
          },
          { kind: 'file', name: `${wide}.json`, type: 'text/plain', text: 'x' },
        ],
      },
      'a',
    )
    const thread = await on.platform.openThread(posted, `Week 1 · ${wide}`)
    await on.platform.post(thread, say('Here it is'), 'b')
    const fields = FORM.fields.map(field => ({
      ...field,
      label: wide,
      ...(field.kind === 'select' && { options: [{ value: 'easier', label: wide }] }),
    }))
    on.bot.script = event =>
      event.kind === 'press' ? open({ ...FORM, title: wide, submit: wide, fields }) : nothing()
    const fine = { contrast: [], unnamed: [], small: [], overflow: 0 }
    await on.visit('ben', { viewport })
    await on.has('34 reps')
    expect(await shortcomings(on.page), 'channel').toEqual(fine)
    expect(await astray('#channel .card'), 'channel').toEqual([])
    await on.page.locator('#channel').getByRole('button', { name: wide, exact: true }).click()
    await on.page.getByRole('dialog').waitFor()
    expect(await shortcomings(on.page), 'form').toEqual(fine)
    expect(await astray('dialog'), 'form').toEqual([])
    await on.page.getByRole('button', { name: 'Cancel' }).click()
    await on.page.getByRole('button', { name: '1 reply' }).click()
    expect(await shortcomings(on.page), 'thread').toEqual(fine)
  })

  test('on a phone people have names', async () => {
    await on.visit('ben', { viewport: { width: 375, height: 740 } })
    for (const name of ['Ana', 'Ben'])
      await on.page.locator('.person').getByText(name, { exact: true }).waitFor()
  })

  test.each([
    ['no-preference', true],
    ['reduce', false],
  ] as const)('a picture moves where one has not asked for less motion: %s', async (reducedMotion, moves) => {
    const picture = { ...figureRef('bridge'), moves: true }
    await on.platform.post(
      on.platform.channel,
      { blocks: [{ kind: 'picture', picture, alt: 'A bridge' }] },
      'a',
    )
    await on.visit('ben', { reducedMotion })
    const image = on.page.getByRole('img', { name: 'A bridge' })
    await image.waitFor()
    const shown = () => on.page.evaluate<string>("document.querySelector('picture img').currentSrc")
    await expect.poll(shown).toContain('/pictures/bridge-1')
    expect((await shown()).endsWith('?moving')).toBe(moves)
  })

  describe.each(['light', 'dark'] as const)('in %s colours', colorScheme => {
    test.each([
      ['a wide screen', { width: 1280, height: 800 }],
      ['a tablet', { width: 820, height: 1100 }],
      ['a phone', { width: 375, height: 812 }],
      ['a small phone', { width: 320, height: 640 }],
    ])('everything can be read, named and hit on %s', async (_, viewport) => {
      const posted = await on.platform.post(on.platform.channel, PROMPT, 'a')
      const thread = await on.platform.openThread(posted, 'Week 1')
      await on.platform.post(thread, { ...PROMPT, mentions: [{ ...on.platform.channel, id: 'ben' }] }, 'b')
      on.bot.script = event =>
        event.kind === 'command' ? reply('you', PROMPT) : event.kind === 'press' ? open(FORM) : nothing()
      const fine = { contrast: [], unnamed: [], small: [], overflow: 0 }
      await on.visit('ben', { viewport, colorScheme, hasTouch: viewport.width < 720 })
      await on.box().fill('/echo x')
      await on.box().press('Enter')
      await on.page.getByText('Only you can see this').waitFor()
      await on.box().fill(`${'unbreakable'.repeat(60)}`)
      await on.box().press('Enter')
      expect(await shortcomings(on.page), 'channel').toEqual(fine)
      expect(await axeFaults(on.page), 'channel').toEqual([])
      await on.box().fill('/')
      expect(await shortcomings(on.page), 'commands').toEqual(fine)
      expect(await axeFaults(on.page), 'commands').toEqual([])
      await on.box().fill('')
      await on.page.getByRole('button', { name: '1 reply' }).click()
      expect(await shortcomings(on.page), 'thread').toEqual(fine)
      expect(await axeFaults(on.page), 'thread').toEqual([])
      await on.page.locator('#thread').getByRole('button', { name: 'Log it' }).first().click()
      await on.page.getByRole('dialog').waitFor()
      expect(await shortcomings(on.page), 'form').toEqual(fine)
      expect(await axeFaults(on.page), 'form').toEqual([])
    })
  })
})
