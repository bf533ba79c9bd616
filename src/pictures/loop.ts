import { createRequire } from 'node:module'
import { GifWriter } from 'omggif'
import { momentAt } from '../training/figure/motion.ts'
import { CARD, cardOf, cardSvg, type Drawn, type Panel, panelsOf } from './card.ts'
import { rendered } from './label.ts'

/** What is used of gifenc, which comes without types. */
interface Gifenc {
  quantize(rgba: Uint8Array, most: number): [red: number, green: number, blue: number][]
  applyPalette(rgba: Uint8Array, palette: ReturnType<Gifenc['quantize']>): Uint8Array
}

// It is CommonJS, whose names Node and Vite import in different ways.
const require = createRequire(import.meta.url)
const gifenc: Gifenc = require('gifenc')

/** omggif reads any bytes, and its types ask for a list of numbers. */
type GifPixels = Uint8Array & number[]

/** How wide a loop is, in pixels: a phone shows no more of it. */
const WIDTH = 640
const SCALE = WIDTH / CARD.width
/** Positions that are drawn on the way; there and back they are shown twice. */
const STEPS = 9
const COLOURS = 31

// In hundredths of a second, at a coach's pace: two seconds down, two up, and a breath at each end.
const STEP = 18
const REST = 80
const ARRIVED = 140
const HELD = 300

/**
 * The movement as a GIF that goes on for ever: the format that Discord, Slack and browsers all show moving. Its first
 * frame is the whole card, for whoever shows only that one: Slack's page does with an image block of an uploaded file
 * (https://github.com/slackapi/node-slack-sdk/issues/2687). Then only what changes of its end is drawn: joints turn
 * back to the start and forward again.
 */
export async function loopGif(drawn: Drawn): Promise<Uint8Array> {
  const panels = panelsOf(drawn)
  const [start, end] = panels
  if (!start || !end) throw new RangeError('a card has two panels')
  const first = await rendered(cardSvg(drawn), WIDTH)
  const left = Math.floor((end.left - 4) * SCALE)
  const width = Math.ceil((end.left + end.width + 4) * SCALE) - left
  const height = first.height
  const crop = `viewBox="${left / SCALE} 0 ${width / SCALE} ${CARD.height}"`
  const frames: Uint8Array[] = []
  for (let step = 1; step <= STEPS; step++) {
    const way = 1 - eased(step / STEPS)
    const moving: Panel = { ...end, moment: momentAt(drawn.figure, way), arrived: way > 0.5, arrow: false }
    const svg = cardOf(drawn, [start, moving, ...panels.slice(2)]).replace(/viewBox="[^"]*"/, crop)
    frames.push(new Uint8Array((await rendered(svg, width)).pixels))
  }
  const rest = frames.at(-1) ?? new Uint8Array()
  const card = new Uint8Array(first.pixels)
  const palette = gifenc.quantize(joined(card, rest), COLOURS)
  return written(
    gifenc.applyPalette(card, palette),
    frames.map(frame => gifenc.applyPalette(frame, palette)),
    {
      colours: palette.map(([red, green, blue]) => (red << 16) | (green << 8) | blue),
      size: [WIDTH, height],
      part: [left, width],
      arrived: drawn.figure.hold ? HELD : ARRIVED,
    },
  )
}

/** Slow at both ends, as a movement under control is. */
function eased(way: number): number {
  return (1 - Math.cos(way * Math.PI)) / 2
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

interface Sheet {
  readonly colours: readonly number[]
  readonly size: readonly [width: number, height: number]
  /** Where the frames stand on the card: from where, and how wide. */
  readonly part: readonly [left: number, width: number]
  readonly arrived: number
}

/** The card, the way back to the start and the way to the end again, each frame only where it differs. */
function written(card: Uint8Array, back: readonly Uint8Array[], sheet: Sheet): Uint8Array {
  const { colours, size, part, arrived } = sheet
  const see = colours.length
  const palette = [...colours, ...Array<number>(32 - colours.length).fill(0)]
  const bytes = new Uint8Array(card.length * 2 + 4096)
  const gif = new GifWriter(bytes, size[0], size[1], { palette, loop: 0 })
  gif.addFrame(0, 0, size[0], size[1], card as GifPixels, { delay: arrived })
  const [left, width] = part
  let shown = cut(card, size[0], part)
  for (const [i, frame] of [...back, ...back.slice(0, -1).toReversed()].entries()) {
    const box = difference(shown, frame, width)
    const pixels = changed(shown, frame, width, box, see)
    const delay = i === back.length - 1 ? REST : STEP
    gif.addFrame(left + box.left, box.top, box.width, box.height, pixels as GifPixels, {
      delay,
      transparent: see,
    })
    shown = frame
  }
  return bytes.slice(0, gif.end())
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function cut(card: Uint8Array, wide: number, [left, width]: Sheet['part']): Uint8Array {
  const rows = card.length / wide
  const part = new Uint8Array(width * rows)
  for (let y = 0; y < rows; y++) part.set(card.subarray(y * wide + left, y * wide + left + width), y * width)
  return part
}

/** The least box in which two frames differ; one pixel where they do not. */
function difference(a: Uint8Array, b: Uint8Array, width: number): Box {
  let [left, right, top, bottom] = [width, 0, a.length, 0]
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue
    const x = i % width
    const y = (i - x) / width
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    bottom = y
  }
  return left > right
    ? { left: 0, top: 0, width: 1, height: 1 }
    : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** The pixels of a box; what is as it was can be seen through. */
function changed(shown: Uint8Array, frame: Uint8Array, width: number, box: Box, see: number): Uint8Array {
  const pixels = new Uint8Array(box.width * box.height)
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const at = (y + box.top) * width + x + box.left
      pixels[y * box.width + x] = shown[at] === frame[at] ? see : (frame[at] ?? 0)
    }
  }
  return pixels
}
