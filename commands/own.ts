import type { Context } from '../src/bot/context.ts'
import { personKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import type { Member } from '../src/storage/members.ts'

/** The member that a button is of. @throws {UserError} where they are gone, or somebody else */
export async function ownMember(ctx: Context, id: string): Promise<Member> {
  const member = await ctx.store.members.find(id)
  if (!member) throw new UserError(ctx.words.trouble.stale)
  if (member.person !== personKey(ctx.event.from)) throw new UserError(ctx.words.trouble.notYours)
  return member
}
