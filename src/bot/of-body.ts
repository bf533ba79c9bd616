import type { Glimpse } from '../chat/exchange.ts'
import type { Message } from '../chat/message.ts'
import { emergencyOfOthers, readBody } from '../training/entry/body.ts'
import { hurtsView } from './views/gate.ts'
import { othersView, signView } from './views/hurts.ts'
import type { Wording } from './wording/en.ts'

/** Buttons by which somebody says that something hurts, or that they have a sign that needs a doctor. */
const SAYS = /^(?:gate\.(?:hurts|flag)|hurts\..+|walk\.hurts)\b/

/** Whether somebody tells of pain, a sign or an emergency, their own or another's: heard however much comes in. */
export function isOfBody({ action = '', text = '' }: Glimpse): boolean {
  return SAYS.test(action) || saysOfBody(text)
}

/** The same of what is typed. */
export function saysOfBody(text: string): boolean {
  return text !== '' && Boolean(readBody(text) ?? emergencyOfOthers(text))
}

/**
 * What somebody who tells of their body is told although nothing could be looked up or written down: whom to call does
 * not wait for a database. Undefined of what tells of something else.
 *
 * @param why what could not be done, in a sentence
 */
export function adviceUnkept(
  words: Wording,
  { action = '', text = '' }: Glimpse,
  why: string,
): Message | undefined {
  const body = text === '' ? undefined : readBody(text)
  const [sign] = body?.signs ?? []
  if (sign) return signView(words, sign, why)
  const theirs = text === '' || body ? undefined : emergencyOfOthers(text)
  if (theirs) return othersView(words, theirs)
  if (!body && !SAYS.test(action)) return undefined
  const signs = hurtsView(words, undefined)
  return { ...signs, blocks: [...signs.blocks, { kind: 'note', text: why }] }
}
