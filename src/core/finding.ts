/** Something that keeps the bot from serving people as it should. */
export interface Finding {
  /** What kind it is, for machines: `discord.token`. */
  readonly code: string
  /** A fault is in somebody's way now; a warning will be. */
  readonly level: 'fault' | 'warning'
  /** A sentence that says what is wrong, and one that says how it is mended. */
  readonly what: string
  readonly mend: string
}
