import { type FakeDiscord, TOKEN } from './index.ts'
import type { Json } from './world.ts'

/** Makes raw requests of the REST API, and gives what came of each. A `file` is the name of one that goes along. */
export function callTo(fake: () => FakeDiscord) {
  return async (
    method: string,
    path: string,
    body?: unknown,
    { token = TOKEN, file }: { token?: string; file?: string } = {},
  ) => {
    const form = new FormData()
    if (file) {
      form.set('payload_json', JSON.stringify(body))
      form.set('files[0]', new File([new Uint8Array([1])], file))
    }
    const response = await fetch(`${fake().api}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, ...(!file && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: file ? form : JSON.stringify(body) }),
    })
    const { status, headers } = response
    const answer = status === 204 ? {} : ((await response.json()) as Json)
    return { status, headers, code: answer.code, answer }
  }
}
