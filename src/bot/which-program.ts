import { quoted } from '../chat/markdown.ts'
import { UserError } from '../core/errors.ts'
import type { Group } from '../storage/groups.ts'
import { findByName } from '../training/names.ts'
import { suggestZones } from '../training/when.ts'
import type { Context } from './context.ts'
import { list } from './wording/format.ts'

/** What is done already; else the first program. */
export async function defaultProgram(ctx: Context, group: Group | undefined): Promise<string> {
  return group?.program ?? (await ctx.services.versions.current('', ctx.now)).program.id
}

/** The program that was named. @throws {UserError} */
export function named(ctx: Context, typed: string): string {
  const match = findByName(
    typed,
    ctx.services.programs.map(program => ({ ...program, aliases: [] })),
  )
  const found = ctx.services.programs.find(program => program.id === match.found?.id)
  if (found) return found.id
  const known = list(ctx.services.programs.map(program => `\`${program.id}\``))
  if (/^[A-Za-z]{3,4}$|\d/.test(typed)) throw new UserError(ctx.words.schedule.vagueZone(quoted(typed)))
  // A zone that could not be read ends up here, because a program's name can be any word.
  throw new UserError(ctx.words.schedule.noProgram(quoted(typed), known, suggestZones(typed, 2)))
}
