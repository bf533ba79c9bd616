import type { Glimpse } from '../chat/exchange.ts'
import { emergencyOfOthers, readBody } from '../training/entry/body.ts'

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
