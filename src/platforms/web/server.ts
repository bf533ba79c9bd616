import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { Log } from '../../core/log.ts'
import { listenError } from '../shared/ports.ts'
import { Refused, refusalOf } from './refused.ts'

/** The longest request: a line of 10,000 characters fits several times. */
const MAX_BODY = 64 * 1024

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const ONLY_OURS =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A drawing may style itself, and do nothing else, should anyone open it by its address. */
const DRAWING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

const HEADERS = {
  'content-security-policy': ONLY_OURS,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
}

/** What answers a request: bytes, or JSON. */
export interface Reply {
  readonly json?: unknown
  readonly text?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

/** What the server asks the platform. A route that answers by itself returns undefined. */
export interface Routes {
  get(url: URL, request: IncomingMessage, response: ServerResponse): Promise<Reply | undefined>
  post(path: string, body: unknown): Promise<Reply>
}

/** A server that only this machine, and on it only the page itself, can talk to. It does not listen yet. */
export function pageServer(routes: Routes, log: Log): Server {
  const files = pageFiles()
  return createServer((request, response) => {
    answer(request, response, routes, files)
      .then(reply => reply && send(response, 200, reply))
      .catch((error: unknown) => {
        if (!(error instanceof Refused)) log.error({ err: error }, 'the web page could not be answered')
        const refused = refusalOf(error)
        const json = { code: refused?.code ?? 'failed', problem: refused?.message ?? 'Something went wrong.' }
        // A body that was not read to its end leaves the connection in no state for another request.
        send(response, refused?.status ?? 500, { json, headers: { connection: 'close' } })
      })
  })
}

/**
 * Listens on this machine only; resolves to the page's address.
 * @throws {SetupError} when the port is taken.
 */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', error => fail(listenError(error, { setting: 'PORT', port })))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      done(`http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/`)
    })
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Routes,
  files: ReadonlyMap<string, Reply>,
): Promise<Reply | undefined> {
  checkHost(request)
  const url = URL.parse(request.url ?? '/', 'http://page')
  if (!url) throw new Refused('not-found')
  if (request.method === 'POST') {
    checkOrigin(request)
    return routes.post(url.pathname, await readJson(request))
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refused('not-found')
  const file = files.get(url.pathname)
  if (file) return file
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused('not-this-page')
  return routes.get(url, request, response)
}

/** A foreign name that was made to point here (DNS rebinding) shows in Host. */
function checkHost(request: IncomingMessage): void {
  if (!/^(localhost|127\.0\.0\.1)(:\d{1,5})?$/.test(request.headers.host ?? '')) {
    throw new Refused('not-this-page')
  }
}

/** Browsers name the page that sends a POST, so another site cannot press a button here. */
function checkOrigin(request: IncomingMessage): void {
  if (request.headers.origin !== `http://${request.headers.host}`) throw new Refused('not-this-page')
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw new Refused('not-json')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Refused('too-large')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    throw new Refused('not-understood')
  }
}

/** The files of the page, read once. Only these names exist, so no path can lead out of the folder. */
function pageFiles(): ReadonlyMap<string, Reply> {
  const folder = new URL('./page/', import.meta.url)
  const files = new Map<string, Reply>()
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)]
    if (!type) continue
    files.set(`/${name}`, {
      text: readFileSync(new URL(name, folder), 'utf8'),
      headers: { 'content-type': type },
    })
  }
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  return files
}

/** An SVG drawing, or a GIF, to be kept by the browser: its address changes when it does. */
export function drawing(picture: string | Uint8Array): Reply {
  return {
    text: picture,
    headers: {
      'content-type': typeof picture === 'string' ? 'image/svg+xml' : 'image/gif',
      'content-security-policy': DRAWING,
      'cache-control': 'private, max-age=31536000, immutable',
    },
  }
}

/** A file to be saved, never shown. */
export function download(name: string, type: string, text: string): Reply {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
  return { text, headers: { 'content-type': type, 'content-disposition': disposition } }
}

/** A page of somebody’s own, to read and print: like a drawing it may style itself, and do nothing else. */
export function ownPage(type: string, text: string): Reply {
  return {
    text,
    headers: { 'content-type': type, 'content-security-policy': DRAWING, 'cache-control': 'no-store' },
  }
}

function send(response: ServerResponse, status: number, reply: Reply): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const body = reply.text ?? JSON.stringify(reply.json)
  const type = reply.text === undefined ? { 'content-type': 'application/json; charset=utf-8' } : {}
  response.writeHead(status, {
    ...HEADERS,
    ...type,
    ...reply.headers,
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** The headers of a stream of events. */
export const STREAM = { ...HEADERS, 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
