import { crc32, deflateSync } from 'node:zlib'
import { rendered } from '../../src/pictures/label.ts'

/** The same picture as a PNG of at most 256 colours, which takes a third of the bytes. */
export async function palettePng(png: Buffer): Promise<Buffer> {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${image}</svg>`
  const { pixels } = await rendered(svg, width)
  const { palette, indexOf } = reduced(pixels)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    // Each row begins with how it is filtered: not at all.
    const row = y * (width + 1) + 1
    for (let x = 0; x < width; x++) rows[row + x] = indexOf(pixels.readUIntBE((y * width + x) * 4, 3))
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  // Eight bits a pixel, of a palette: https://www.w3.org/TR/png-3/#11IHDR
  size.set([8, 3], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A part of a PNG: its length, its kind, what it holds, and a sum over both. */
function chunk(kind: string, held: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), held])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(held.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The 256 colours that most pixels have stay as they are: a page has few, and the rest are edges of letters. */
function reduced(pixels: Buffer): { palette: number[]; indexOf: (colour: number) => number } {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = pixels.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 256)
    .map(([colour]) => colour)
  const known = new Map(palette.map((colour, index) => [colour, index]))
  const indexOf = (colour: number): number => {
    const found = known.get(colour)
    if (found !== undefined) return found
    const distances = palette.map(other => distance(colour, other))
    const nearest = distances.indexOf(Math.min(...distances))
    known.set(colour, nearest)
    return nearest
  }
  return { palette, indexOf }
}

/** How far two colours are apart, squared. */
function distance(one: number, other: number): number {
  const [r = 0, g = 0, b = 0] = parts(one)
  const [R = 0, G = 0, B = 0] = parts(other)
  return (r - R) ** 2 + (g - G) ** 2 + (b - B) ** 2
}

/** Red, green and blue. */
function parts(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}
