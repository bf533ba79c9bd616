import { fileURLToPath } from 'node:url'
import { type RenderedImage, renderAsync } from '@resvg/resvg-js'
import { num } from './outline.ts'
import { COLOURS } from './palette.ts'

/** Atkinson Hyperlegible, drawn by the Braille Institute for readers who see little. */
const FONT = 'Atkinson Hyperlegible'

const FILES = [
  import.meta.resolve(
    '@expo-google-fonts/atkinson-hyperlegible/400Regular/AtkinsonHyperlegible_400Regular.ttf',
  ),
  import.meta.resolve('@expo-google-fonts/atkinson-hyperlegible/700Bold/AtkinsonHyperlegible_700Bold.ttf'),
].map(url => fileURLToPath(url))

export interface LabelStyle {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly fill?: string
}

/** A line of text in a picture. */
export function label(text: string, { x, y, size, bold, anchor, fill = COLOURS.ink }: LabelStyle): string {
  const weight = bold ? ' font-weight="700"' : ''
  const from = anchor && anchor !== 'start' ? ` text-anchor="${anchor}"` : ''
  return `<text x="${num(x)}" y="${num(y)}" font-family="${FONT}, sans-serif" font-size="${num(size)}"${weight}${from} fill="${fill}">${escaped(text)}</text>`
}

/** What no XML may hold (https://www.w3.org/TR/xml/#charsets): one of them, and nothing is drawn. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function escaped(text: string): string {
  return text.replace(NO_XML, '').replace(/[<>&"]/g, mark => `&#${mark.charCodeAt(0)};`)
}

/** A picture drawn, `width` pixels wide, off the thread that answers people. Only what has words reads the font. */
export function rendered(svg: string, width: number): Promise<RenderedImage> {
  const fontFiles = svg.includes('<text') ? FILES : []
  return renderAsync(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT },
  })
}
