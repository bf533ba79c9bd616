/** Where everything is kept: in one SQLite file, or in Postgres, which any number of replicas may share. */
export type DatabaseConfig =
  | {
      /** Path of the SQLite file; its folder exists. ':memory:' keeps nothing. */
      readonly file: string
      /** Nothing is written, not even where the file should be mended. */
      readonly readOnly?: true
    }
  | {
      /** postgres://user:password@host:port/database; parameters as libpq has them (`?sslmode=require`). */
      readonly url: string
      /** At most so many connections at once; 10 unless set. Replicas share what the server allows. */
      readonly connections?: number
    }
