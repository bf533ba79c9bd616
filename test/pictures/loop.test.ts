import { GifReader } from 'omggif'
import { beforeAll, describe, expect, it } from 'vitest'
import { CARD, panelsOf } from '../../src/pictures/card.ts'
import { createPictures } from '../../src/pictures/index.ts'
import { loopGif } from '../../src/pictures/loop.ts'
import { SHIPPED } from '../support/shipped-figures.ts'

/** A GIF as whoever plays it sees it: each frame drawn over those before. */
function played(bytes: Uint8Array) {
  const gif = new GifReader(bytes as Uint8Array & number[])
  const shown = new Uint8Array(gif.width * gif.height * 4)
  const frames = Array.from({ length: gif.numFrames() }, (_, i) => {
    gif.decodeAndBlitFrameRGBA(i, shown)
    return { ...gif.frameInfo(i), pixels: shown.slice() }
  })
  return { width: gif.width, height: gif.height, loops: gif.loopCount(), frames }
}

describe.each(SHIPPED)('the loop of $name', one => {
  let bytes: Uint8Array
  let shown: ReturnType<typeof played>
  beforeAll(async () => {
    bytes = await loopGif(one)
    shown = played(bytes)
  })

  it('is at most 60 KB, begins with the whole card, and changes nothing outside its end', () => {
    expect(bytes.length).toBeLessThanOrEqual(60_000)
    const { width, height, loops, frames } = shown
    expect([width, height, loops]).toEqual([640, (640 * CARD.height) / CARD.width, 0])
    const [card, ...rest] = frames
    expect([card?.x, card?.y, card?.width, card?.height]).toEqual([0, 0, width, height])
    const [, end] = panelsOf(one)
    const scale = width / CARD.width
    for (const frame of rest) {
      expect(frame.x).toBeGreaterThanOrEqual(((end?.left ?? 0) - 6) * scale)
      expect(frame.x + frame.width).toBeLessThanOrEqual(((end?.left ?? 0) + (end?.width ?? 0) + 6) * scale)
    }
  })

  it('stays inside the panel of its end', () => {
    const { width, height, frames } = shown
    const [, end] = panelsOf(one)
    const scale = width / CARD.width
    const [left, right] = [((end?.left ?? 0) - 2) * scale, ((end?.left ?? 0) + (end?.width ?? 0) + 2) * scale]
    const rows = Array.from({ length: height }, (_, y) => y).filter(y => Math.abs(y - height / 2) > 20)
    const seen = new Set<string>()
    for (const { pixels } of frames) {
      for (const y of rows) {
        for (const x of [Math.floor(left), Math.ceil(right)])
          seen.add(Buffer.from(pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)).toString('hex'))
      }
    }
    expect([...seen]).toHaveLength(1)
  })

  it('goes there and back the same way, at a coach’s pace', () => {
    const { frames } = shown
    const [, ...rest] = frames
    const middle = (rest.length - 1) / 2
    expect(Number.isInteger(middle)).toBe(true)
    for (let i = 1; i <= middle; i++) {
      const same = Buffer.compare(
        rest[middle - i]?.pixels ?? Buffer.of(),
        rest[middle + i]?.pixels ?? Buffer.of(),
      )
      expect(same, `${i} from its start`).toBe(0)
    }
    const seconds = frames.reduce((sum, { delay }) => sum + delay, 0) / 100
    expect(seconds).toBeGreaterThan(3.5)
    expect(seconds).toBeLessThan(8)
  })
})

it('a movement is drawn once, whoever asks, and its name differs from the still card’s', async () => {
  const pictures = createPictures()
  const [one] = SHIPPED
  if (!one) throw new Error('no figure')
  const [still, moving] = [
    { kind: 'figure' as const, ...one },
    { kind: 'figure' as const, ...one, moves: true },
  ]
  const [first, second] = await Promise.all([pictures.bytes(moving), pictures.bytes(structuredClone(moving))])
  expect(first).toBe(second)
  expect(Buffer.from(first).subarray(0, 3).toString()).toBe('GIF')
  expect(pictures.key(moving)).not.toBe(pictures.key(still))
})

it('a loop is drawn by another thread than the one that answers people', async () => {
  const [one] = SHIPPED
  if (!one) throw new Error('no figure')
  const spent = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.threadCpuUsage()
    await work()
    return process.threadCpuUsage(before).user
  }
  const { bytes } = createPictures()
  const aside = await spent(() => bytes({ kind: 'figure', ...one, moves: true }))
  expect(aside).toBeLessThan((await spent(() => loopGif(one))) / 3)
})

it('what could not be drawn once is drawn when it is asked for again', async () => {
  const one = SHIPPED.find(({ figure }) => figure.view === 'side')
  if (one?.figure.view !== 'side') throw new Error('no figure from the side')
  const broken = {
    ...one.figure,
    poses: one.figure.poses.map(pose => ({ ...pose, leg: { to: [900, 12] as const } })),
  }
  const picture = {
    kind: 'figure' as const,
    name: one.name,
    figure: broken,
    moves: true,
    toJSON: () => 'the same',
  }
  const { bytes } = createPictures()
  await expect(bytes(picture)).rejects.toThrow('cannot reach')
  expect(await bytes({ ...picture, figure: one.figure })).toBeInstanceOf(Uint8Array)
})
