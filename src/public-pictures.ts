import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { FigureRef, PictureRef } from './chat/message.ts'
import { type Pictures, typeOf } from './chat/pictures.ts'
import { Cache } from './core/cache.ts'
import type { Log } from './core/log.ts'
import type { Space } from './core/spaces.ts'
import { type Listening, listenError } from './platforms/shared/ports.ts'

/** Below the public address. */
const PATH = '/pictures/'
/** Pictures whose bytes are kept: more than two programs have. */
const KEPT = 200
/** A request that takes longer than this, in milliseconds, is ended: nobody here sends one in pieces. */
const REQUEST_WITHIN = 5_000
/** What stands at an address never changes, so it is asked for once: for a year, in seconds. */
const IMMUTABLE = 'public, max-age=31536000, immutable'

/**
 * Figures at a public address, each under the hash of what it shows. Charts are somebody's own: they are uploaded as
 * ever, and have no address.
 */
export class PublicPictures implements Pictures {
  readonly #pictures: Pictures
  readonly #base: string
  readonly #refs: Space<FigureRef>
  readonly #log: Log
  readonly #known = new Map<string, FigureRef>()
  readonly #bytes = new Cache<Promise<Uint8Array>>(KEPT)
  readonly #server: Server

  /** @param base the address that leads here, as in `https://bot.example` @param refs which figure stands at which address */
  constructor(pictures: Pictures, base: string, refs: Space<FigureRef>, log: Log) {
    this.#pictures = pictures
    this.#base = base.replace(/\/$/, '') + PATH
    this.#refs = refs
    this.#log = log
    this.#server = createServer({ requestTimeout: REQUEST_WITHIN, headersTimeout: REQUEST_WITHIN })
    this.#server.on('request', async (request, response) => {
      const name = (request.url ?? '').split('?', 1)[0]?.slice(PATH.length) ?? ''
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      const found = isRead && request.url?.startsWith(PATH) ? await this.#find(name) : undefined
      if (!found) return void response.writeHead(isRead ? 404 : 405).end()
      const type = `image/${name.endsWith('.gif') ? 'gif' : 'png'}`
      const headers = { 'content-type': type, 'content-length': found.byteLength, 'cache-control': IMMUTABLE }
      response.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff' })
      response.end(request.method === 'HEAD' ? undefined : found)
    })
  }

  /** @returns the port. @throws {SetupError} when it cannot listen there */
  async listen(at: Listening): Promise<number> {
    try {
      await once(this.#server.listen({ port: at.port, host: at.host, exclusive: true }), 'listening')
    } catch (error) {
      throw listenError(error, at)
    }
    const address = this.#server.address()
    return typeof address === 'object' ? (address?.port ?? 0) : 0
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  svg(picture: PictureRef): string {
    return this.#pictures.svg(picture)
  }

  bytes(picture: PictureRef): Promise<Uint8Array> {
    return this.#pictures.bytes(picture)
  }

  key(picture: PictureRef): string {
    return this.#pictures.key(picture)
  }

  url(picture: PictureRef): string | undefined {
    if (picture.kind !== 'figure') return undefined
    const name = `${this.key(picture)}.${typeOf(picture)}`
    if (!this.#known.has(name)) {
      this.#known.set(name, picture)
      // After a restart, and by other processes, it is asked for as well.
      this.#refs
        .set(name, picture)
        .catch(err => this.#log.warn({ err }, 'the address of a picture was not kept'))
    }
    return this.#base + name
  }

  async #find(name: string): Promise<Uint8Array | undefined> {
    try {
      const drawn = this.#bytes.get(name)
      if (drawn) return await drawn
      const ref = this.#known.get(name) ?? (await this.#refs.get(name))
      if (!ref) return undefined
      const bytes = this.#pictures.bytes(ref)
      this.#bytes.set(name, bytes)
      return await bytes
    } catch (err) {
      this.#bytes.delete(name)
      this.#log.warn({ err }, 'a picture could not be served')
      return undefined
    }
  }
}
