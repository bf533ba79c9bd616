import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** An answer that no platform gives: a proxy's, or one that broke off. */
export interface Foreign {
  readonly name: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** The line breaks before all of it has come. */
  readonly cut?: boolean
}

const JSON_TYPE = { 'content-type': 'application/json' }
const HTML = '<!doctype html><title>Sign in to the hotel Wi-Fi</title>'
const html = (status: number): Foreign => ({
  name: `HTML with ${status}`,
  status,
  headers: { 'content-type': 'text/html' },
  body: HTML,
})
const json = (name: string, body: string, status = 200): Foreign => ({
  name,
  status,
  headers: JSON_TYPE,
  body,
})
const zipped = gzipSync(JSON.stringify({ ok: true, id: '1', ts: '1.2' }))

/** What may come instead of an answer. */
export const FOREIGN: readonly Foreign[] = [
  ...[200, 203, 400, 401, 403, 404, 429, 502].map(html),
  { name: 'a redirect', status: 302, headers: { location: 'http://127.0.0.1:9/login' }, body: '' },
  json('nothing at all', ''),
  json('JSON that breaks off', '{"ok":true,"id":"12'),
  { ...json('an answer that breaks off', '{"ok":true,"id":"1'), cut: true },
  json('JSON of another shape', '{"status":"up","message":"hello"}'),
  json('a list', '[]'),
  json('null', 'null'),
  json('a yes that is no truth', '{"ok":"yes"}'),
  json('a yes that tells nothing', '{"ok":true}'),
  json('a reason in words', '{"ok":false,"error":"Upstream <b>timed out</b>"}'),
  json('a refusal without a code', '{"message":"blocked by policy"}', 403),
  json('a refusal with the status as its code', '{"code":404,"message":"Not Found"}', 404),
  json('a key that a gateway does not take', '{"code":401,"message":"Unauthorized"}', 401),
  json('a proxy that asks who it is', '{"code":0,"message":"Proxy Authentication Required"}', 407),
  json('an id of something else', '{"id":"5f3c-77","status":"up"}'),
  json('a list of something else', '[{"id":"5f3c-77"}]'),
  json('a body of 5 MB', `{"ok":true,"padding":"${'x'.repeat(5 * 2 ** 20)}"}`),
  {
    name: 'gzip that breaks off',
    status: 200,
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    body: zipped.subarray(0, 20),
  },
  {
    name: 'the right text as another type',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '{"ok":false}',
  },
]

/** Answers with it. */
export function answerForeign(response: ServerResponse, { status, headers, body, cut }: Foreign): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...headers, ...(cut && { 'content-length': String(bytes.length + 10) }) })
  if (!cut) return void response.end(bytes)
  response.write(bytes, () => response.destroy())
}
