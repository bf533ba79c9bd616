/** What was thrown, in its own words; whatever it is, for libraries throw more than errors. */
export function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
