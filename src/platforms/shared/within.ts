/**
 * Both platforms wait three seconds for the first response to what someone did, the way there and back included
 * (https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages,
 * https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response). An answer that takes longer
 * than this, in milliseconds, is deferred.
 */
export const DEFER_AFTER = 1_000

/** What cannot be deferred is answered empty when it takes longer than this, in milliseconds. */
export const EMPTY_AFTER = 2_000

/** What the work comes to, if it does within so many milliseconds. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, milliseconds, undefined)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
