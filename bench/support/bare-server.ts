import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

// What every bot of this kind needs at the least: a database file, and a port.
const db = new DatabaseSync(join(process.env.DATA_DIR ?? '.', 'bare.db'))
db.exec(
  'pragma journal_mode = wal; pragma synchronous = full; create table if not exists t (id integer primary key)',
)
createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1', () => console.log('running'))
