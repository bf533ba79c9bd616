import { hashOf, textOf } from '../programs/versions.ts'
import type { Tables } from '../storage/store.ts'
import type { Program } from '../training/program.ts'

/** A program as it stood at one time. */
export interface Version {
  readonly hash: string
  readonly program: Program
}

/** The programs of the files, and every version of one that was ever used. A version never changes, so it is read once. */
export class Versions {
  readonly #store: Pick<Tables, 'programVersions'>
  readonly #library: readonly Version[]
  readonly #known = new Map<string, Program>()
  readonly #kept = new Set<string>()

  /** @param library the programs of the files, the default one first */
  constructor(store: Pick<Tables, 'programVersions'>, library: readonly Program[]) {
    this.#store = store
    this.#library = library.map(program => ({ hash: hashOf(textOf(program)), program }))
    for (const { hash, program } of this.#library) this.#known.set(hash, program)
  }

  /**
   * The version that a program's next week is done by: of its file; where that is gone, the last that was used; and
   * where none ever was, the default program's. It is kept from now on. @param now epoch milliseconds
   */
  async current(id: string, now: number): Promise<Version> {
    const found = (await this.named(id)) ?? this.#library[0]
    if (!found) throw new Error('there are no programs')
    const { hash, program } = found
    if (!this.#kept.has(hash)) {
      await this.#store.programVersions.keep(hash, program, textOf(program), now)
      this.#kept.add(hash)
    }
    return found
  }

  /**
   * Keeps a version by which something is done, in the transaction that says so: its file may be another tomorrow.
   * @param now epoch milliseconds
   */
  async keep(hash: string, now: number, store: Pick<Tables, 'programVersions'>): Promise<void> {
    const found = this.#kept.has(hash) ? undefined : this.#library.find(one => one.hash === hash)
    if (found) await store.programVersions.keep(hash, found.program, textOf(found.program), now)
  }

  /** The program under a hash. @param store the tables of the transaction, inside one */
  async program(hash: string, store = this.#store): Promise<Program | undefined> {
    const known = this.#known.get(hash)
    if (known || hash === '') return known
    const found = await store.programVersions.find(hash)
    const whole = found && this.#withFigures(found)
    if (whole) this.#known.set(hash, whole)
    return whole
  }

  /**
   * A program as something was done by it; where an older version of the bot did not keep it, as it is now.
   * @param id the program’s
   */
  async asDone(hash: string, id: string): Promise<Program | undefined> {
    return (await this.program(hash)) ?? (await this.named(id))?.program
  }

  /** The same where it must be there, because a week refers to it. */
  async of(week: { readonly version: string }, store = this.#store): Promise<Program> {
    const found = await this.program(week.version, store)
    if (!found) throw new Error(`there is no version ${week.version}`)
    return found
  }

  /** A program by its id: as its file has it, or as it was last used. */
  async named(id: string, store = this.#store): Promise<Version | undefined> {
    const found = this.#inFiles(id) ?? (await store.programVersions.latest(id))
    return found && { ...found, program: this.#withFigures(found.program) }
  }

  /** A version from before figures stood in its file is drawn as the file draws it now. */
  #withFigures(program: Program): Program {
    if ('figures' in program) return program
    const old: Omit<Program, 'figures'> = program
    return { ...old, figures: this.#inFiles(old.id)?.program.figures ?? {} }
  }

  /** Whether a program's file is there. */
  inFiles(id: string): boolean {
    return this.#inFiles(id) !== undefined
  }

  /** The programs by which some things were done, and then those of the files: who looks a name up finds it as it was. */
  async naming(done: Iterable<{ readonly version: string }>): Promise<Program[]> {
    const hashes = new Set([...done].map(({ version }) => version))
    const then = await Promise.all([...hashes].map(hash => this.program(hash)))
    return [...then.filter(program => program !== undefined), ...this.#library.map(({ program }) => program)]
  }

  /** The hash under which a program of the files, or one that was given out here, is kept. */
  hashOf(program: Program): string {
    return this.#library.find(one => one.program === program)?.hash ?? hashOf(textOf(program))
  }

  #inFiles(id: string): Version | undefined {
    return this.#library.find(({ program }) => program.id === id)
  }
}
