import { describe, expect, test } from 'vitest'
import { stand } from '../support/door.ts'

describe('the door', () => {
  test('lets what was typed wait for longer, behind who has to be answered, and then before them', async () => {
    const { time, door, out, come } = stand()
    let typed: boolean | undefined
    for (let n = 0; n < 80; n++) void come(500)
    void door.admit('web', { arrived: 0 }, 'line').then(isIn => {
      typed = isIn
    })
    // There is always somebody else who waits.
    for (let at = 0; at < 9900; at += 5) {
      void come(500)
      await time.pass(5)
      expect(typed).toBe(undefined)
    }
    for (let at = 0; at < 600; at += 5) {
      void come(500)
      await time.pass(5)
    }
    expect(typed).toBe(true)
    expect(out).toContain('turned away')
  })

  test('keeps only so many lines, and lets in those that wait when it is closed', async () => {
    const { time, door, come } = stand()
    for (let n = 0; n < 32; n++) void come(60_000)
    const typed: boolean[] = []
    for (let n = 0; n < 5010; n++)
      void door.admit('web', { arrived: 0 }, 'line').then(isIn => typed.push(isIn))
    await time.pass(0)
    expect(typed).toEqual(Array(10).fill(false))
    door.close()
    await time.pass(0)
    expect(typed.filter(isIn => isIn)).toHaveLength(5000)
    expect(await door.admit('web', { arrived: 0 }, 'line')).toBe(false)
  })

  test('lets in at once who says that something hurts, until it is closed', async () => {
    const { time, door, come } = stand()
    for (let n = 0; n < 40; n++) void come(60_000)
    await time.pass(0)
    expect(await door.admit('web', { arrived: -60_000 }, 'body')).toBe(true)
    door.close()
    expect(await door.admit('web', { arrived: 0 }, 'body')).toBe(false)
  })

  test('lets a flood of those wait as what is typed does, and turns none of them away', async () => {
    const { time, door } = stand()
    const inside: { arrived: number }[] = []
    const come = (when = { arrived: time.elapsed }) =>
      door.admit('web', when, 'body').then(isIn => isIn && inside.push(when))
    for (let n = 0; n < 500; n++) void come()
    await time.pass(9000)
    expect(inside.length).toBeLessThan(500)
    while (inside.length < 500) {
      const begun = inside.length
      for (const when of inside) door.leave(when)
      await time.pass(1000)
      expect(inside.length).toBeGreaterThan(begun)
    }
  })
})
