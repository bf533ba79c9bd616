import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '../core/log.ts'
import { type Listening, listenError } from '../platforms/shared/ports.ts'
import type { Figures } from './figures.ts'
import type { Health } from './health.ts'

/** What an answer to a machine needs. */
interface Reply {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** A request that takes longer than this, in milliseconds, is ended: nobody here sends one in pieces. */
const REQUEST_WITHIN = 5_000

/** What machines ask a process: whether it lives, whether it does its work, and its figures. */
export class OperateServer {
  readonly #server: Server
  readonly #at: Listening

  constructor(
    at: Listening,
    about: { readonly health: Health; readonly figures: Figures; readonly log: Log },
  ) {
    this.#at = at
    this.#server = createServer({ requestTimeout: REQUEST_WITHIN, headersTimeout: REQUEST_WITHIN })
    this.#server.on('request', (request, response) => {
      const path = (request.url ?? '').split('?', 1)[0]
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      const work = isRead ? reply(path, about) : Promise.resolve(plain(405, 'Only GET is answered here.'))
      work
        .catch((err: unknown) => {
          about.log.error({ err }, 'a figure could not be read')
          return plain(500, 'It could not be read; the log says why.')
        })
        .then(({ status, type, text }) => {
          response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
          response.end(request.method === 'HEAD' ? undefined : text)
        })
    })
  }

  /** @returns where it is. @throws {SetupError} when it cannot listen there. */
  async start(): Promise<string> {
    const { port, host } = this.#at
    try {
      await once(this.#server.listen({ port, host, exclusive: true }), 'listening')
    } catch (error) {
      throw listenError(error, this.#at)
    }
    const { address, family, port: open } = this.#server.address() as AddressInfo
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${open}`
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

async function reply(
  path: string | undefined,
  { health, figures }: { readonly health: Health; readonly figures: Figures },
): Promise<Reply> {
  switch (path) {
    // Who answers lives: what it waits for is no reason to start it again.
    case '/healthz':
      return plain(200, 'ok')
    case '/readyz': {
      const found = await health.look()
      return found.length === 0 ? plain(200, 'ok') : plain(503, found.join('\n'))
    }
    case '/metrics':
      return { status: 200, type: figures.contentType, text: await figures.text() }
    default:
      return plain(404, 'There are /healthz, /readyz and /metrics.')
  }
}

function plain(status: number, text: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', text: `${text}\n` }
}
