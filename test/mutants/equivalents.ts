import { lineAt } from './mutations.ts'

/**
 * Changes that were looked at one by one and of which nothing outside can tell anything: the sources do the same with
 * them. Each stands for one place, by the text of its line and what the change makes of it.
 */
export interface Equivalent {
  readonly path: string
  /** The text of the line in which the change begins, without the spaces around it. */
  readonly line: string
  readonly from: string
  readonly to: string
  readonly why: string
}

export const EQUIVALENTS: readonly Equivalent[] = [
  {
    path: 'commands/mydata.ts',
    line: 'for (const member of members.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1))) {',
    from: 'a.groupId < b.groupId',
    to: 'true',
    why: 'whoever waits for another who waits for them is tried again: the order only saves that',
  },
  {
    path: 'src/platforms/slack/decode.ts',
    line: '...(origin.url ? { url: origin.url } : {}),',
    from: 'origin.url',
    to: 'true',
    why: 'an address that is undefined is taken as one that is left out',
  },
  {
    path: 'src/platforms/discord/people.ts',
    line: 'const guild = await client.guilds.fetch({ guild: tenant, force: true, cache: false })',
    from: 'false',
    to: 'true',
    why: 'servers of this process are cached already, and nobody looks there for those of others: it saves memory',
  },
  {
    path: 'src/training/entry/elsewhere.ts',
    line: "const beside = tokenize(text.replace(KNOWN, ' ').replace(/\\s+/g, ' ').trim(), lexicon, moment)",
    from: '.trim()',
    to: '',
    why: 'spaces at the ends make no token',
  },
  {
    path: 'src/storage/read-ahead.ts',
    line: 'return page?.member?.id === memberId && ordinal >= page.from ? page : undefined',
    from: '>=',
    to: '>',
    why: 'the oldest week that was read ahead is read once more',
  },
  {
    path: 'src/storage/database.ts',
    line: 'await db.destroy().catch(() => {})',
    from: '.catch(() => {})',
    to: '',
    why: 'closing a file that was only looked into does not fail',
  },
  {
    path: 'src/bot/effects.ts',
    line: 'if (attempt > 1) await this.#services.timers.sleep(250 * 2 ** attempt)',
    from: '2',
    to: '3',
    why: 'how long it waits between two looks is nobody’s concern but its own',
  },
  {
    path: 'src/bot/deliveries/beat.ts',
    line: 'return Math.floor(wall / MINUTE)',
    from: 'floor',
    to: 'ceil',
    why: 'a minute begins a millisecond later',
  },
  {
    path: 'src/bot/queue/pacer.ts',
    line: 'patience -= Math.max(0, ms)',
    from: '0',
    to: '1',
    why: 'who waits for nothing has a millisecond less of twenty seconds',
  },
  {
    path: 'src/storage/sqlite.ts',
    line: "super({ database: () => Promise.reject(new Error('the driver opens the file')) })",
    from: "'the driver opens the file'",
    to: "''",
    why: 'the driver opens it by itself, and nobody asks here',
  },
  {
    path: 'commands/said.ts',
    line: "if (far.length > 0) return ask(ctx, group, { about: 'far', choices: far, problems: [] }, recording)",
    from: '0',
    to: '1',
    why: 'there are two to choose from, or none',
  },
  {
    path: 'src/platforms/discord/render.ts',
    line: "if (at > 0) parts.splice(at, 0, { kind: 'other', component: rule })",
    from: '>',
    to: '>=',
    why: 'the heading stands first, so no row does',
  },
  {
    path: 'src/platforms/slack/files.ts',
    line: 'if (this.#pictures.url?.(picture)) this.#unreachable.set(name, true)',
    from: 'this.#pictures.url?.(picture)',
    to: 'true',
    why: 'a picture without an address is uploaded either way',
  },
]

/** The one that a change of a source is, if it is one of these. */
export function equivalentOf(
  path: string,
  text: string,
  { start, end, to }: { readonly start: number; readonly end: number; readonly to: string },
): Equivalent | undefined {
  const line = lineAt(text, start).line.trim()
  return EQUIVALENTS.find(
    one => one.path === path && one.line === line && one.from === text.slice(start, end) && one.to === to,
  )
}
