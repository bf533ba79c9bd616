import { once } from 'node:events'
import { createServer } from 'node:net'
import { SetupError } from '../../core/errors.ts'

/** Where something listens, and which setting says so. Without a host it is every address of the machine. */
export interface Listening {
  readonly setting: 'PORT' | 'SLACK_PORT' | 'PICTURES_PORT' | 'OPERATE_PORT'
  readonly port: number
  readonly host?: string
}

/** Sees that a port can be listened on, by doing so for a moment. @throws {SetupError} */
export async function checkPort(at: Listening): Promise<void> {
  const server = createServer()
  try {
    await once(server.listen({ port: at.port, host: at.host, exclusive: true }), 'listening')
  } catch (error) {
    throw listenError(error, at)
  }
  await once(server.close(), 'close')
}

/** What kept something from listening: a sentence where a setting is to blame, else the error itself. */
export function listenError(error: unknown, { setting, port, host }: Listening): unknown {
  const { code } = error as NodeJS.ErrnoException
  const other = port < 65535 ? port + 1 : port - 1
  const elsewhere = `Set ${setting} to another one, as in: ${setting}=${other} npm start`
  if (code === 'EADDRINUSE') return new SetupError([`Port ${port} is taken by another program. ${elsewhere}`])
  if (code === 'EACCES') return new SetupError([`Port ${port} may not be used here. ${elsewhere}`])
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new SetupError([
      `${setting.replace('PORT', 'HOST')} must be an address of this machine, and ${host} is none.`,
    ])
  return error
}
