import { existsSync, readFileSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Debian's Chromium; CHROMIUM names another. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Whether there is a browser to test with; where there is none, one line on the console says so. */
export function hasBrowser(): boolean {
  const found = existsSync(CHROMIUM)
  if (!found)
    console.log(`The browser tests are skipped: there is no ${CHROMIUM}. CHROMIUM can name another.`)
  return found
}

/** A headless browser that reaches nothing but this machine's own servers. */
export function launchBrowser(env?: Record<string, string>): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS, ...(env && { env }) })
}

/** What is hard to use on an open page: texts of too little contrast, controls without a name or too small. */
export interface Shortcomings {
  readonly contrast: readonly string[]
  readonly unnamed: readonly string[]
  readonly small: readonly string[]
  /** How many pixels the page is wider than its window. */
  readonly overflow: number
}

/** What axe-core finds wrong with the open page, as rule and element. */
export async function axeFaults(page: Page): Promise<string[]> {
  // What is still fading in has less contrast than it will have.
  await page.evaluate(
    'Promise.all(document.getAnimations().filter(one => one.effect.getComputedTiming().iterations < Infinity).map(one => one.finished.catch(() => undefined)))',
  )
  await page.evaluate(axe.source)
  const faults: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
    'axe.run().then(found => found.violations)',
  )
  return faults.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}

/** Looks at the page as it is now, with its light or dark colours and its size. */
export function shortcomings(page: Page): Promise<Shortcomings> {
  return page.evaluate(readFileSync(new URL('./shortcomings.js', import.meta.url), 'utf8'))
}
