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

/** What the font has no sign for: it has those of Latin scripts, and of print. */
const UNDRAWN =
  /[^\u0020-\u007e\u00a0-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0131\u0136\u0137\u013b-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u0173\u0178-\u017e\u0218-\u021b\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026]/gu

/** A name as the font can draw it: without emoji, and where it lacks a letter, what stands for the name. */
export function drawable(name: string, instead = name): string {
  const whole = name.normalize('NFC')
  if (/\p{L}/u.test((whole.match(UNDRAWN) ?? []).join(''))) return instead
  return whole.replace(UNDRAWN, '').replace(/ +/g, ' ').trim() || instead
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
