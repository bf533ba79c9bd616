import type { CommandSpec } from '../chat/command.ts'
import { OptionError } from '../chat/options.ts'
import { PlatformError, UserError } from '../core/errors.ts'
import type { Context } from './context.ts'

/**
 * Sees that somebody may run a command here.
 * @param asked gives the subcommand that was asked for
 * @throws {UserError}
 */
export async function checkRight(
  ctx: Context,
  { needs, open }: CommandSpec,
  asked: () => string | undefined,
): Promise<void> {
  if (needs !== 'manage') return
  // Nobody manages a direct conversation.
  if (ctx.event.at.direct) throw new UserError(ctx.words.schedule.direct)
  const profile = await ctx.profile().catch(unlessItPasses)
  if (profile?.closed) throw new UserError(ctx.words.schedule.closed)
  // Where a platform's admins say who may use a command, that stands.
  if (ctx.event.kind === 'command' && ctx.event.granted) return
  if (profile?.mayManage || open?.includes(readable(asked) ?? '') || (await ctx.isCoach())) return
  throw await ctx.notAllowed()
}

function readable(asked: () => string | undefined): string | undefined {
  try {
    return asked()
  } catch (error) {
    if (error instanceof OptionError) return undefined
    throw error
  }
}

/** Of a stranger a platform tells nothing. */
function unlessItPasses(error: unknown): undefined {
  if (!(error instanceof PlatformError) || error.passes) throw error
}
