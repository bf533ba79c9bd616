import {
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type RootOperationNode,
  TableNode,
} from 'kysely'
import { type Person, type Place, personKey, placeKey } from '../core/address.ts'
import type { Now } from '../core/timers.ts'
import { isPostgres } from './columns.ts'
import type { Database } from './database.ts'
import { checkGuard } from './guard.ts'
import { lockMember, PAGED, type Page, readPage, type Whose } from './page.ts'
import { Forgotten } from './personal.ts'
import type { Tables } from './schema.ts'
import { writesOf } from './sqlite.ts'

/**
 * What one event reads, read ahead: the first question about its person, or their group, is answered by one statement
 * that answers most others too. It is a plugin of the database that it stands before, so that nothing which is written
 * there is answered as it was before.
 */
export class ReadAhead implements KyselyPlugin {
  readonly #db: Database
  readonly #person: string
  readonly #began: number
  readonly #now: Now
  /** Whose page was asked for first: nobody else's is read. */
  #whose: Whose | undefined
  #page: Promise<Page | undefined> | undefined
  #isLocked = false
  /** What {@link writesOf} the database was when the page was read. */
  #writes: number | undefined

  /** @param db where the page is read; @param began when the event began, as {@link instant} */
  constructor(db: Database, person: Person | undefined, began: number, now: Now) {
    this.#db = db
    this.#person = person ? personKey(person) : ''
    this.#began = began
    this.#now = now
  }

  /**
   * Locks whose event it is, a member and their group, until the transaction ends that this belongs into, and reads
   * that member's page.
   * @param before what the event has read before it: it is not read again where nothing was written since
   * @throws {Forgotten} when whose event it is has been forgotten since it began
   */
  async lock(memberId: string, before?: ReadAhead): Promise<void> {
    // SQLite has one writer anyway. What is read with a lock in one statement would be from before it was waited for.
    if (isPostgres(this.#db)) await lockMember(this.#db, memberId, this.#person)
    else await this.#goOnFrom(before)
    this.#isLocked = true
    const page = await this.member(memberId)
    if (page?.isForgotten) throw new Forgotten()
  }

  async #goOnFrom(before: ReadAhead | undefined): Promise<void> {
    const page = await before?.page
    if (page && before && before.#writes === writesOf(this.#db)) await this.adopt(page)
  }

  /** What was read is not how it stands any more. */
  clear(): void {
    this.#page = undefined
  }

  /** The page of a group's meeting place. */
  async at(place: Place): Promise<Page | undefined> {
    const id = placeKey(place)
    const page = await this.#of({ by: 'place', id })
    return this.#whose?.by === 'place' && this.#whose.id === id ? page : undefined
  }

  async group(id: string): Promise<Page | undefined> {
    const page = await this.#of({ by: 'group', id })
    return page?.group.id === id ? page : undefined
  }

  async member(id: string): Promise<Page | undefined> {
    const page = await this.#of({ by: 'member', id })
    return page?.member?.id === id ? page : undefined
  }

  /** The page, if it tells of a member's weeks from one on. */
  async week(memberId: string, ordinal: number): Promise<Page | undefined> {
    const page = await this.#read()
    return page?.member?.id === memberId && ordinal >= page.from ? page : undefined
  }

  /** The page, if it tells of a group. Nothing is read for it. */
  async known(groupId: string): Promise<Page | undefined> {
    const page = await this.#read()
    return page?.group.id === groupId ? page : undefined
  }

  /** What a space holds under some keys, if the page tells of all of them. */
  async state(space: string, keys: readonly string[]): Promise<Tables['state'][] | undefined> {
    const page = await this.#read()
    if (!page || !keys.every(key => tells(page, space, key))) return undefined
    return page.state.filter(row => row.space === space && keys.includes(row.key))
  }

  /** The page of a member whom the transaction has locked, with their group. */
  async lockedMember(id: string): Promise<Page | undefined> {
    const page = this.#isLocked ? await this.#read() : undefined
    return page?.member?.id === id ? page : undefined
  }

  /** The same, if it is the page of a group. */
  async locked(groupId: string): Promise<Page | undefined> {
    return this.#isLocked ? this.known(groupId) : undefined
  }

  async through<T>(write: () => Promise<T>, after: (page: Page, result: T) => Page | undefined): Promise<T> {
    const page = await this.#page
    const result = await write()
    const changed = page && after(page, result)
    this.#page = changed && Promise.resolve(changed)
    return result
  }

  #of(whose: Pick<Whose, 'by' | 'id'>): Promise<Page | undefined> {
    this.#whose ??= { ...whose, person: this.#person }
    return this.#read()
  }

  async #read(): Promise<Page | undefined> {
    checkGuard(this.#db)
    if (!this.#whose) return undefined
    if (this.#page) return this.#page
    this.#writes = writesOf(this.#db)
    const page = readPage(this.#db, { ...this.#whose, began: this.#began, now: this.#now() })
    this.#page = page
    page.catch(() => this.clear())
    return page
  }

  /** The page as it stands, where it has been read. */
  get page(): Promise<Page | undefined> | undefined {
    return this.#page
  }

  /** Goes on from a page that was read and written elsewhere. */
  async adopt(page: Page | undefined): Promise<void> {
    const isOurs = !this.#whose || (await this.#page)?.member?.id === page?.member?.id
    if (page?.member) this.#whose ??= { by: 'member', id: page.member.id, person: page.person }
    this.#page = page && isOurs ? Promise.resolve(page) : undefined
  }

  transformQuery({ node }: PluginTransformQueryArgs) {
    if (node.kind !== 'SelectQueryNode' && isOnPage(node)) this.clear()
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return result
  }
}

/** Whether a statement writes into a table that pages tell of. */
function isOnPage(node: RootOperationNode): boolean {
  const table =
    node.kind === 'InsertQueryNode' ? node.into : node.kind === 'UpdateQueryNode' ? node.table : undefined
  return !table || !TableNode.is(table) || PAGED.has(table.table.identifier.name)
}

/** Writes something of which it is known what it makes of the page. Any other write has it read anew. */
export async function through<T>(
  ahead: ReadAhead | undefined,
  write: () => Promise<T>,
  after: (page: Page, result: T) => Page | undefined,
): Promise<T> {
  return ahead ? ahead.through(write, after) : write()
}

/** Whether a page tells what a space holds under a key. */
function tells({ person, member, group }: Page, space: string, key: string): boolean {
  if (space === 'preferences' || space === 'people') return key === person
  if (!member) return false
  if (space === 'choices') return key === member.id
  const open = [group.week - 1, group.week].map(week => `${member.id}:${week}:`)
  return space === 'walks' && open.some(start => key.startsWith(start))
}
