/** What a word may say in a line about training. */
export type Says =
  | 'and'
  | 'stop'
  | 'x'
  | 'at'
  | 'kg'
  | 'lb'
  | 'seconds'
  | 'minutes'
  | 'reps'
  | 'sets'
  | 'rounds'
  | 'all'
  /** Of every set; of a weight, in each hand. */
  | 'each'
  | 'hand'
  | 'total'
  | 'side'
  | 'gear'
  | 'pair'
  | 'weightless'
  | 'once'
  | 'twice'
  | 'easier'
  | 'harder'
  | 'did'
  /** What goes with it and changes nothing. */
  | 'also'
  /** About so many. */
  | 'hedge'
  /** Whoever says so is not sure how many. */
  | 'unsure'
  | 'not'
  /** Was not done: said before or after what. */
  | 'skipped'
  | 'notYet'
  /** It is said of or to somebody else. */
  | 'others'
  /** At the beginning of a question. */
  | 'asks'
  /** How it was. */
  | 'comment'

/** The words of a language: phrases for each thing, joined by '|'. A phrase that says two things says the first. */
export type Words = Readonly<Record<Says, string>>
