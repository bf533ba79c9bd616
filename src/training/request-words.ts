/** What a whole line may ask for, by the command or the button that does it. Phrases as in `phrases` in language.ts. */
export interface Requests {
  readonly anywhere: Readonly<Record<string, string>>
  /** Only in lines to the bot itself. */
  readonly toBot: Readonly<Record<string, string>>
  /** What stands before the name of an exercise. */
  readonly howTo: string
  readonly whatIs: string
  readonly exercise: string
  readonly articles: string
  /** Whoever writes one of these to the bot is asked about the signs that need a doctor. */
  readonly pain: string
}

/** How people say that they are away, and when. Lists joined by '|'; phrases as in `phrases` in language.ts where one has brackets. */
export interface AwayWords {
  /** Before the reason, and the reason: what comes after it is when. */
  readonly lead: string
  readonly iAm: string
  readonly still: string
  readonly reasons: string
  /** The same where it says when, and only then: a break may be one between two sets. */
  readonly gone: string
  /** What may be said of the group's week as well, by whoever plans it. */
  readonly ofGroup: string
  readonly back: string
  readonly backSaid: string
  /** After the command, that they are back. */
  readonly off: string
  /** Before a week or a day, what says nothing more. */
  readonly whole: string
  readonly wholeOf: string
  /** Behind these, what follows from it. */
  readonly so: string
  readonly now: string
  readonly today: string
  readonly tomorrow: string
  readonly thisWeek: string
  readonly nextWeek: string
  readonly weekend: string
  readonly weekEnds: string
  /** Before how long. */
  readonly lasting: string
  /** What is counted in weeks, and how many they are. */
  readonly fortnight: string
  readonly twoWeeks: string
  readonly until: string
  readonly from: string
  /** Between two days; with these, the last one counts. */
  readonly and: string
  readonly including: string
  readonly lastsFor: string
  readonly on: string
  /** Before a weekday. */
  readonly nextOf: string
}

/** How people say when a group meets, and by whose clock. Lists joined by '|'. */
export interface SlotWords {
  /** Before a weekday, and more than one can be planned. */
  readonly leads: string
  readonly otherWeeks: string
  readonly several: string
  readonly and: string
  /** Parts of the day, by their half; and what stands before one. */
  readonly halves: Readonly<Record<string, 'am' | 'pm'>>
  readonly inThe: string
  readonly zoneLeads: string
  readonly zoneTails: string
  /** Countries by another name than their own. */
  readonly countries: string
  readonly utc: string
  readonly gmt: string
  /** What does not say when the clocks change, and where its clocks may hang. */
  readonly clocks: Readonly<Record<string, string>>
}
