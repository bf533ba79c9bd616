/** A word of a sentence, and where it stands. */
export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** "Anna's": what follows is hers. */
  readonly isWhose: boolean
}
