import type { CompiledQuery } from 'kysely'
import { isPostgres } from './columns.ts'
import type { Database } from './database.ts'

/** Stands in a statement for a value that each run gives. */
class Hole {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that runs for nearly every event: it is built and compiled once for each kind of database, and then only
 * given its values.
 * @param build the statement, with `value('name')` wherever a value belongs
 */
export function prepared<Values extends object, Row = unknown>(
  build: (
    db: Database,
    value: <Name extends keyof Values & string>(name: Name) => Values[Name],
  ) => { compile(db: Database): CompiledQuery },
) {
  const compiled = new Map<boolean, CompiledQuery>()
  return async (db: Database, values: Values): Promise<{ rows: Row[]; changed: number }> => {
    const kind = isPostgres(db)
    let query = compiled.get(kind)
    if (!query) {
      // Kysely takes whatever it is given for a value and hands it back in the order of the statement.
      query = build(db, name => new Hole(name) as never).compile(db)
      compiled.set(kind, query)
    }
    const executor = db.getExecutor()
    executor.transformQuery(query.query, query.queryId)
    const parameters = query.parameters.map(one =>
      one instanceof Hole ? values[one.name as keyof Values] : one,
    )
    const { rows, numAffectedRows } = await executor.executeQuery<Row>({ ...query, parameters })
    return { rows, changed: Number(numAffectedRows ?? 0n) }
  }
}
