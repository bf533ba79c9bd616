import { type Kysely, sql } from 'kysely'
import { isPostgres } from './columns.ts'

/** What tables there are: the columns of each, and which of those need a value. */
export type Shape = ReadonlyMap<string, ReadonlyMap<string, { readonly required: boolean }>>

/** Reads the shape of a database. On Postgres, that of the schema in which its tables are. */
export async function shapeOf<T>(db: Kysely<T>): Promise<Shape> {
  const columns = isPostgres(db)
    ? sql<ColumnRow>`select table_name as "table", column_name as "column",
        is_nullable = 'NO' and column_default is null as required
        from information_schema.columns where table_schema = current_schema()`
    : sql<ColumnRow>`select m.name as "table", c.name as "column",
        c."notnull" = 1 and c.dflt_value is null as required
        from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table'`
  const tables = Map.groupBy((await columns.execute(db)).rows, row => row.table)
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      new Map(rows.map(({ column, required }) => [column, { required: Boolean(required) }])),
    ]),
  )
}

interface ColumnRow {
  readonly table: string
  readonly column: string
  readonly required: boolean | number
}

/**
 * What keeps a database from being used as one of the shape that is wanted, in words: what it lacks, and columns that
 * nobody would fill. Whatever else somebody added is none of our business.
 */
export function misshapen(found: Shape, wanted: Shape): string[] {
  return [...wanted].flatMap(([table, columns]) => {
    const there = found.get(table)
    if (!there) return [`no table ${table}`]
    return [
      ...[...columns.keys()].filter(name => !there.has(name)).map(name => `no ${table}.${name}`),
      ...[...there]
        .filter(([name, { required }]) => required && !columns.has(name))
        .map(([name]) => `an unknown ${table}.${name}`),
    ]
  })
}
