import { type Person, personKey } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { asked } from './asked.ts'

/** Of so many people it is remembered where they are written to directly. */
const REMEMBERED = 5_000

/** The channels of direct conversations: each is opened once. */
export class Directs {
  readonly #open: (person: Person) => Promise<string>
  readonly #known = new Cache<Promise<string>>(REMEMBERED)

  /** @param open opens the conversation with somebody, or finds it, and gives its id */
  constructor(open: (person: Person) => Promise<string>) {
    this.#open = open
  }

  of(person: Person): Promise<string> {
    return asked(this.#known, personKey(person), () => this.#open(person))
  }

  forget(person: Person): void {
    this.#known.delete(personKey(person))
  }
}
