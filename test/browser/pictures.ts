import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { palettePng } from '../support/palette-png.ts'
import { scratchDir } from '../support/web-stage.ts'
import { Scene } from './scene.ts'

/**
 * Draws the pictures of README and of docs/commands.md anew, from the page itself: `npm run pictures`, all of them, and
 * `npm run pictures -- board` those named. The clock, the people and what they do are always the same.
 */
process.env.TZ = 'Europe/Berlin'
const SHARP = { deviceScaleFactor: 1.5, locale: 'en-GB', timezoneId: process.env.TZ } as const

/** Each command's picture: who types what; for some, what is pressed until what it is for is shown. */
const COMMANDS: Readonly<
  Record<string, { who: string; line: string; press?: readonly string[]; thread?: true }>
> = {
  help: { who: 'ben', line: '/help' },
  exercise: { who: 'ben', line: '/exercise rdl' },
  progress: { who: 'ben', line: '/progress' },
  board: { who: 'ben', line: '/board' },
  settings: { who: 'ben', line: '/settings' },
  workout: { who: 'ben', line: '/workout', press: ['None of these, let’s go', 'Open it'], thread: true },
  done: { who: 'chloe', line: '/done bridges 3x12, rdl 10 @ 20kg' },
  mydata: { who: 'ben', line: '/mydata' },
  schedule: { who: 'ana', line: '/schedule show' },
  doctor: { who: 'ana', line: '/doctor' },
  away: { who: 'ben', line: '/away until 10 Jan' },
  leave: { who: 'chloe', line: '/leave' },
}

const named = process.argv.slice(2)
const wanted = (name: string) => named.length === 0 || named.includes(name)
const folder = scratchDir()
const browser = await launchBrowser({ ...CHILD_ENV, HOME: folder, FONTCONFIG_FILE: withFont(folder) })
try {
  if (wanted('page')) await drawPage()
  await drawCommands()
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

/** Makes known to the browser the font of what the bot draws, which a chart is laid out for. */
function withFont(folder: string): string {
  const file = join(folder, 'fonts.conf')
  const fonts = resolve('node_modules/@expo-google-fonts/atkinson-hyperlegible')
  const known = `<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fonts}</dir>`
  writeFileSync(file, `<fontconfig>${known}</fontconfig>`)
  return file
}

/** README's picture, in light and in dark: the first prompt, and a walkthrough in its thread. */
async function drawPage(): Promise<void> {
  const scene = await Scene.open()
  await scene.firstPrompt()
  const page = await visit(scene, 'ana', { width: 1280, height: 800 })
  const last = (label: string) => page.getByRole('button', { name: label, exact: true }).last()
  await last('Start').click()
  await last('None of these, let’s go').click()
  await last('Open it').click()
  await page.locator('#thread img').last().waitFor()
  for (const [colorScheme, file] of [
    ['light', 'docs/page.png'],
    ['dark', 'docs/page-dark.png'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await atRest(page)
    await keep(file, await page.screenshot())
  }
  await page.context().close()
  await scene.close()
}

async function drawCommands(): Promise<void> {
  mkdirSync('docs/commands', { recursive: true })
  const scene = await Scene.open()
  await scene.sixWeeks()
  for (const [name, { who, line, press = [], thread }] of Object.entries(COMMANDS)) {
    await scene.wait(10)
    if (!wanted(name)) continue
    const page = await visit(scene, who, { width: 420, height: 2000 })
    const channel = page.locator('#channel')
    const box = page.getByRole('textbox', { name: 'Message' }).first()
    await box.fill(line)
    await box.press('Escape')
    await box.press('Enter')
    const echo = channel.locator('.echo').last()
    await echo.getByText(line, { exact: true }).waitFor()
    await channel.locator('.echo:last-of-type ~ article').last().waitFor()
    for (const label of press) await page.getByRole('button', { name: label, exact: true }).last().click()
    const answer = page.locator(thread ? '#thread article' : '#channel .echo:last-of-type ~ article').last()
    await answer.waitFor()
    await atRest(page)
    const top = await (thread ? answer : echo).boundingBox()
    const end = await answer.boundingBox()
    if (!top || !end) throw new Error(`${line} is not to be seen`)
    const clip = { x: 0, y: top.y, width: 420, height: end.y + end.height + 8 - top.y }
    await keep(`docs/commands/${name}.png`, await page.screenshot({ clip }))
    await page.context().close()
  }
  await scene.close()
}

async function visit(scene: Scene, who: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    ...SHARP,
    viewport,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${scene.url}?as=${who}`)
  await page.getByRole('textbox', { name: 'Message' }).first().waitFor()
  return page
}

/** Waits until every picture is there and nothing moves; no cursor, no button under the pointer. */
async function atRest(page: Page): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate('document.activeElement?.blur()')
  await page.evaluate('Promise.all([...document.images].map(image => image.decode()))')
  await page.evaluate('Promise.all(document.getAnimations().map(one => one.finished.catch(() => undefined)))')
}

async function keep(file: string, shot: Buffer): Promise<void> {
  const png = await palettePng(shot)
  writeFileSync(file, png)
  console.log(`${file}: ${Math.round(png.length / 1000)} kB`)
}
