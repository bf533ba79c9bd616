export type Path = readonly (string | number)[]

/** Something wrong with a program: where in the data, what, and how to mend it. Neither ends in a stop. */
export interface Found {
  readonly path: Path
  readonly what: string
  readonly mend: string
}
