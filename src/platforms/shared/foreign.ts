import type { PlatformClock } from './platform-clock.ts'

/** The most that is read of an answer, in bytes: more than a page of the longest messages has. */
const LARGEST = 4 * 2 ** 20

/**
 * An answer that the platform itself cannot have given: a proxy's, or one that broke off on its way. Whether what
 * was asked for has been done is unknown. It holds nothing of the answer: there may be anything in it.
 */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer'

  constructor(why: string) {
    super(`the answer was not the platform’s own: ${why}`)
  }
}

interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: Iterable<[string, string]>
  readonly body: AsyncIterable<Uint8Array> | null
}

/**
 * Reads an answer whose body is JSON to its end, and hears from it what time it is at the platform.
 * @param isOwn whether the platform answers so
 * @returns it anew, to be read by the platform's own client
 * @throws {ForeignAnswer}
 */
export async function ownAnswer(
  { status, statusText, headers, body }: Answer,
  isOwn: (given: unknown) => boolean,
  clock?: PlatformClock,
): Promise<Response> {
  const text = await readText(body)
  if (!isOwn(parsed(text))) throw new ForeignAnswer(`HTTP ${status}`)
  const all = [...headers]
  clock?.hear(all.find(([name]) => name.toLowerCase() === 'date')?.[1] ?? null)
  const kept = all.filter(([name]) => !/^content-(?:encoding|length)$/i.test(name))
  return new Response(text, { status, statusText, headers: kept })
}

/** Whether an answer is an object that has these. */
export function has(given: unknown, ...names: readonly string[]): given is Readonly<Record<string, unknown>> {
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given)
  return isObject && names.every(name => name in given)
}

/** An answer’s whole text. @throws {ForeignAnswer} when it is longer than any of a platform’s */
export async function readText(body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    if (length > LARGEST) throw new ForeignAnswer(`more than ${LARGEST} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
