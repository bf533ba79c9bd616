import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { nothing, open, reply, update } from '../../src/chat/command.ts'
import { type Message, say } from '../../src/chat/message.ts'
import { axeFaults, hasBrowser, shortcomings } from '../support/browser.ts'
import { FORM, inBrowser, PROMPT } from '../support/browser-page.ts'
import { figureRef } from '../support/figure-ref.ts'

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
