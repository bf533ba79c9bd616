import { OptionError } from '../chat/options.ts'
import { StorageError, UserError } from '../core/errors.ts'
import { eventIs } from '../core/under-way.ts'
import { Forgotten } from '../storage/personal.ts'
import type { Context } from './context.ts'
import { optionProblemText } from './views/trouble.ts'

/** Why an event could not be answered: one sentence for the person; the cause goes to the log. */
export function apologyFor(ctx: Context, error: unknown): string {
  const { trouble } = ctx.words
  if (error instanceof UserError) return error.message
  if (error instanceof OptionError) return optionProblemText(ctx.words, error.problem)
  if (error instanceof Forgotten) return trouble.forgotten
  eventIs({ outcome: 'failed' })
  const { id, kind } = ctx.event
  ctx.services.log.error({ err: error, event: id, kind }, 'an event could not be handled')
  if (ctx.hasKept) return trouble.unfinished
  if (error instanceof StorageError) {
    if (error.unsure) return trouble.storageUnsure
    return error.reason === 'full' ? trouble.storageFull : trouble.storage
  }
  return trouble.broken
}
