/** What a week of somebody's looks like on a chart. 'off': the group had none, or it broke no streak. */
export type WeekMark = 'finished' | 'kept' | 'started' | 'none' | 'away' | 'excused' | 'off'

/** Weeks of one member, oldest first, and what they did of a few exercises in them. */
export interface WeeksChart {
  readonly kind: 'weeks'
  readonly title: string
  readonly next: string
  readonly weeks: readonly WeekMark[]
  readonly legend: Readonly<Record<WeekMark, string>>
  readonly lines: readonly ExerciseLine[]
}

export interface ExerciseLine {
  readonly name: string
  /** Stands for a name whose letters a picture has not; absent in charts that were kept before it was. */
  readonly id?: string
  /** What was done in each week, in the exercise's measure. */
  readonly amounts: readonly number[]
  /** What was held in each week, in grams; 0 where nothing was. */
  readonly loads: readonly number[]
  /** What the newest of it comes to. */
  readonly says: string
}

/** Weeks of a group, oldest first: who counts in each, whose week counts, and who has finished. */
export interface GroupChart {
  readonly kind: 'group'
  readonly title: string
  readonly weeks: readonly GroupWeek[]
  readonly legend: { readonly finished: string; readonly kept: string; readonly joined: string }
}

export interface GroupWeek {
  readonly label: string
  readonly joined: number
  /** Finished or not. */
  readonly kept: number
  readonly finished: number
}

export type Chart = WeeksChart | GroupChart
