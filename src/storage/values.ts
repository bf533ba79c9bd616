type Camel<Name> = Name extends `${infer Head}_${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Name

type Snake<Name> = Name extends `${infer Head}${infer Rest}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Rest>}`
  : Name

/** A row as the rest of the program sees it: `slot_at` is `slotAt`. */
export type Value<Row> = { readonly [Column in keyof Row as Camel<Column>]: Row[Column] }

type Row<Some> = { [Name in keyof Some as Snake<Name>]: Some[Name] }

const values = new Map<string, string>()
const columns = new Map<string, string>()

/** Names the columns of a row as the rest of the program does. */
export function asValue<Row extends object>(row: Row): Value<Row> {
  return renamed(row, values, name => name.replace(/_./g, two => two.charAt(1).toUpperCase())) as Value<Row>
}

/** Names what a value holds, or some of it, as the columns of its row. What it leaves out stays left out. */
export function asRow<Some extends object>(value: Some): Row<Some> {
  return renamed(value, columns, name => name.replace(/[A-Z]/g, one => `_${one.toLowerCase()}`)) as Row<Some>
}

function renamed(from: object, known: Map<string, string>, rename: (name: string) => string): object {
  const to: Record<string, unknown> = {}
  for (const name in from) {
    let other = known.get(name)
    if (other === undefined) {
      other = rename(name)
      known.set(name, other)
    }
    to[other] = from[name as keyof typeof from]
  }
  return to
}
