/** A text that was given, as code, fit to be shown back in a message or a terminal. */
export function quote(given: string): string {
  return `\`${shorten(given) || '""'}\``
}

/** What was given on one line: at most 40 characters of it, none of which is a control character. */
export function shorten(given: string): string {
  const points = [...given.replace(/\s+/g, ' ').replace(/\p{C}/gu, '?').trim()]
  return points.length > 40 ? `${points.slice(0, 39).join('')}…` : points.join('')
}
