import { join } from 'node:path'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { literal } from '../../chat/markdown.ts'
import type { Form, Message, PictureRef } from '../../chat/message.ts'
import { SetupError, StorageError } from '../../core/errors.ts'
import { fileSentence } from '../../core/file-cause.ts'
import { makeFolder } from '../../core/folder.ts'
import { guarded, openSqlite } from '../../core/sqlite-errors.ts'

/** What the bot said, what a person said, or the trace that a command leaves for the one who typed it. */
export type Kind = 'bot' | 'line' | 'echo'

/** A message before it is kept. */
export interface NewEntry {
  readonly channel: string
  /** The message whose thread it is in. */
  readonly thread?: string
  readonly kind: Kind
  /** The id of a person; the bot's own messages have none. */
  readonly author?: string
  /** The one person who sees it; everyone when absent. */
  readonly onlyFor?: string
  readonly message: Message
  /** Epoch milliseconds, by the bot's clock. */
  readonly postedAt: number
  /** The same key is kept once, for ever. */
  readonly once: string
}

/** A message as it is kept. */
export interface Entry extends Omit<NewEntry, 'once'> {
  readonly id: string
  /** Grows with every change to any message, so that a page can ask what it missed. */
  readonly version: number
  /** The title of the thread that hangs on it. */
  readonly threadTitle?: string
}

/** A form that was opened for someone and may still come back. */
export interface OpenedForm {
  readonly person: string
  readonly channel: string
  readonly thread?: string
  readonly form: Form
  /** The message whose button opened it. */
  readonly on?: string
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    thread INTEGER,
    thread_title TEXT,
    kind TEXT NOT NULL,
    author TEXT,
    only_for TEXT,
    message TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    once TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS forms (
    id TEXT PRIMARY KEY,
    opened TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS pictures (
    key TEXT PRIMARY KEY,
    picture TEXT NOT NULL
  ) STRICT;`

/** How many messages a page gets when it opens: years of a weekly group. */
const NEWEST = 1000
/** How many messages are kept: the page shows none before its newest, but what it shows may lead to one. */
const KEPT = 10 * NEWEST
/** How many opened forms are remembered; an older one has to be opened again. */
const FORMS = 200

const NEXT_VERSION = '(SELECT coalesce(max(version), 0) + 1 FROM messages)'

/**
 * What was said on the page. Every method returns once it is safely on disk, kill -9 included, or throws a
 * {@link StorageError}.
 */
export class History {
  readonly #db: DatabaseSync

  /** @throws {SetupError} when the file cannot be used. */
  constructor(dataDir: string) {
    makeFolder(dataDir)
    this.#db = opened(join(dataDir, 'web.db'))
  }

  close(): void {
    this.#db.close()
  }

  /** Keeps a message, or finds the one that was kept under the same `once`. */
  add(entry: NewEntry): { entry: Entry; isNew: boolean } {
    const { changes, lastInsertRowid } = this.#run(
      `INSERT INTO messages (version, channel, thread, kind, author, only_for, message, posted_at, once)
         VALUES (${NEXT_VERSION}, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (once) DO NOTHING`,
      entry.channel,
      entry.thread === undefined ? null : Number(entry.thread),
      entry.kind,
      entry.author ?? null,
      entry.onlyFor ?? null,
      JSON.stringify(entry.message),
      Math.round(entry.postedAt),
      entry.once,
    )
    if (changes > 0) this.#run('DELETE FROM messages WHERE id <= (SELECT max(id) FROM messages) - ?', KEPT)
    if (changes > 0 && Number(lastInsertRowid) % NEWEST === 0) this.#dropPictures()
    const row = this.#get('SELECT * FROM messages WHERE once = ?', entry.once)
    return { entry: read(row), isNew: changes > 0 }
  }

  /** What was kept under a `once`. */
  said(once: string): Entry | undefined {
    const row = this.#get('SELECT * FROM messages WHERE once = ?', once)
    return row && read(row)
  }

  /** Replaces what a message says; undefined when it is not there. */
  edit(id: string, message: Message): Entry | undefined {
    return this.#change(id, 'message = ?', JSON.stringify(message))
  }

  /** Opens the thread that hangs on a message; the first title stays. */
  openThread(id: string, title: string): Entry | undefined {
    return this.#change(id, 'thread_title = coalesce(thread_title, ?)', title)
  }

  #change(id: string, what: string, value: string): Entry | undefined {
    const row = this.#get(
      `UPDATE messages SET ${what}, version = ${NEXT_VERSION} WHERE id = ? RETURNING *`,
      value,
      id,
    )
    return row && read(row)
  }

  /**
   * Deletes what someone said, what was said to them alone, and the forms that they opened; the bot names them no
   * more, and of what they had all see it is not kept that it was them.
   */
  forget(person: string, name: string): void {
    this.#run('DELETE FROM messages WHERE author = ? OR only_for = ?', person, person)
    this.#run("DELETE FROM forms WHERE opened ->> 'person' = ?", person)
    const whole = new RegExp(`(?<!\\p{L})${RegExp.escape(name)}(?!\\p{L})`, 'gu')
    for (const { id, once, message } of this.#all("SELECT * FROM messages WHERE kind = 'bot'")) {
      const [unnamed, mark] = [
        String(message).replace(whole, 'Someone'),
        String(once).replace(`:web:${person}:`, '::'),
      ]
      if (unnamed === message && mark === once) continue
      this.#run('UPDATE messages SET once = ? WHERE id = ?', mark, Number(id))
      if (unnamed !== message) this.#change(String(id), 'message = ?', unnamed)
    }
    this.#dropPictures()
    guarded(() => this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  }

  /** Deletes the pictures that no message shows any more: a chart says what somebody did. */
  #dropPictures(): void {
    const shown = new Set<string>()
    for (const { message } of this.#all('SELECT message FROM messages'))
      for (const block of messageOf(String(message)).blocks)
        if (block.kind === 'picture') shown.add(JSON.stringify(block.picture))
    for (const { key, picture } of this.#all('SELECT key, picture FROM pictures'))
      if (!shown.has(String(picture))) this.#run('DELETE FROM pictures WHERE key = ?', String(key))
  }

  /** One message, whoever it is for. */
  find(id: string): Entry | undefined {
    const row = /^\d{1,15}$/.test(id)
      ? this.#get('SELECT * FROM messages WHERE id = ?', Number(id))
      : undefined
    return row && read(row)
  }

  /** The newest messages that a person may see, oldest first. */
  newest(person: string): readonly Entry[] {
    const rows = this.#all(
      'SELECT * FROM messages WHERE only_for IS NULL OR only_for = ? ORDER BY id DESC LIMIT ?',
      person,
      NEWEST,
    )
    return rows.map(read).reverse()
  }

  /** What a person may see and has changed since a version, in the order in which it changed. */
  since(version: number, person: string): readonly Entry[] {
    return this.#all(
      'SELECT * FROM messages WHERE version > ? AND (only_for IS NULL OR only_for = ?) ORDER BY version',
      version,
      person,
    ).map(read)
  }

  /** The newest version of all. */
  version(): number {
    return Number(this.#get('SELECT max(version) AS version FROM messages')?.version ?? 0)
  }

  /** Remembers that a form was opened; the same id keeps the first. */
  keepForm(id: string, opened: OpenedForm): void {
    this.#run(
      'INSERT INTO forms (id, opened) VALUES (?, ?) ON CONFLICT DO NOTHING',
      id,
      JSON.stringify(opened),
    )
    this.#run('DELETE FROM forms WHERE rowid <= (SELECT max(rowid) FROM forms) - ?', FORMS)
  }

  form(id: string): OpenedForm | undefined {
    const row = this.#get('SELECT opened FROM forms WHERE id = ?', id)
    return row && (JSON.parse(String(row.opened)) as OpenedForm)
  }

  /** Remembers what a picture's key stands for, so that its address works after a restart too. */
  keepPicture(key: string, picture: PictureRef): void {
    this.#run(
      'INSERT INTO pictures (key, picture) VALUES (?, ?) ON CONFLICT DO NOTHING',
      key,
      JSON.stringify(picture),
    )
  }

  picture(key: string): PictureRef | undefined {
    const row = this.#get('SELECT picture FROM pictures WHERE key = ?', key)
    const picture = row && (JSON.parse(String(row.picture)) as PictureRef)
    return picture && isDrawn(picture) ? picture : undefined
  }

  #run(sql: string, ...values: SQLInputValue[]) {
    return guarded(() => this.#db.prepare(sql).run(...values))
  }

  #get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return guarded(() => this.#db.prepare(sql).get(...values))
  }

  #all(sql: string, ...values: SQLInputValue[]): Row[] {
    return guarded(() => this.#db.prepare(sql).all(...values))
  }
}

function opened(file: string): DatabaseSync {
  try {
    return guarded(() => {
      const db = openSqlite(file, { timeout: 0 })
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
      db.exec(SCHEMA)
      return db
    })
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    const why = fileSentence(file, error, DAMAGED)
    throw new SetupError([`The page’s messages in ${file} cannot be used. ${why}`])
  }
}

const DAMAGED =
  'It is damaged, or not a database. Restore a backup, or move the file away: the page begins anew, and what was logged is not in it.'

type Row = Record<string, null | number | bigint | string | Uint8Array>

function read(row: Row | undefined): Entry {
  if (!row) throw new Error('a message that was kept is not there')
  return {
    id: String(row.id),
    version: Number(row.version),
    channel: String(row.channel),
    ...(row.thread !== null && { thread: String(row.thread) }),
    ...(row.thread_title !== null && { threadTitle: String(row.thread_title) }),
    kind: row.kind as Kind,
    ...(row.author !== null && { author: String(row.author) }),
    ...(row.only_for !== null && { onlyFor: String(row.only_for) }),
    message: messageOf(String(row.message)),
    postedAt: Number(row.posted_at),
  }
}

/** A message as it was kept. A picture that nothing draws any more stands there in its words. */
function messageOf(kept: string): Message {
  const message = JSON.parse(kept) as Message
  const blocks = message.blocks.map(block =>
    block.kind === 'picture' && !isDrawn(block.picture)
      ? ({ kind: 'note', text: literal(block.alt) } as const)
      : block,
  )
  return { ...message, blocks }
}

/** Before figures were data, a picture had only a name. */
function isDrawn(picture: PictureRef): boolean {
  return picture.kind !== 'figure' || typeof picture.figure === 'object'
}
