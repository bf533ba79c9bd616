import { StorageError } from '../../core/errors.ts'

/** Why the server does not do what a request asks, with the HTTP status. The page words it. */
export const REFUSALS = {
  'not-understood': [400, 'The request is not one that the page sends.'],
  'bad-form': [400, 'A field of the form is missing, too long, or not one of its options.'],
  'not-this-page': [403, 'Only the page itself may do this.'],
  'no-such-button': [403, 'That button is not on that message.'],
  'not-found': [404, 'There is nothing here.'],
  'no-such-place': [404, 'There is no such place.'],
  'message-gone': [404, 'There is no such message.'],
  'form-gone': [404, 'That form is not open any more.'],
  'clock-moving': [409, 'The clock is already moving.'],
  'no-prompt': [409, 'No prompt is planned.'],
  'too-large': [413, 'The request is larger than 64 kB.'],
  'not-json': [415, 'The request must be JSON.'],
  'disk-full': [507, 'The disk is full.'],
} as const satisfies Record<string, readonly [number, string]>

/** A request that is refused. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: keyof typeof REFUSALS
  readonly status: number

  constructor(code: keyof typeof REFUSALS) {
    super(REFUSALS[code][1])
    this.code = code
    this.status = REFUSALS[code][0]
  }
}

/** What a failure is to whoever sees the page: a refusal, or nothing that can be put in words. */
export function refusalOf(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error
  return error instanceof StorageError && error.reason === 'full' ? new Refused('disk-full') : undefined
}
