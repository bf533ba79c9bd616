import { quotable } from '../core/text.ts'

/** A text that was given, as code, fit to be shown back in a message or a terminal. */
export function quote(given: string): string {
  return `\`${quotable(given) || '""'}\``
}
