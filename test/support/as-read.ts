/** A text as one reads it: the marks that give a name its own direction of writing show nothing. */
export function asRead(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '')
}
