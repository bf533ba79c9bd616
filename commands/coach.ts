import type { Context } from '../src/bot/context.ts'
import { displayName, inMessage } from '../src/bot/people.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineSub, reply } from '../src/chat/command.ts'
import { literal } from '../src/chat/markdown.ts'
import { readMention } from '../src/chat/mentions.ts'
import { say } from '../src/chat/message.ts'
import { personKey } from '../src/core/address.ts'
import { PlatformError, UserError } from '../src/core/errors.ts'
import { instant } from '../src/storage/personal.ts'

const words = en.commands.schedule

/** /schedule coach @somebody: they may plan the week here, whatever the platform says of them. */
export const coach = defineSub({
  summary: words.coach,
  shows: 'you',
  options: {
    who: {
      type: 'text',
      summary: words.who,
      required: true,
      parse: (typed: string) => readMention('@', typed),
      like: words.likePerson,
    },
    not: { type: 'choice', summary: words.not, choices: [{ value: 'off', label: 'off' }] },
  },
  run: async (ctx: Context, { who: id, not }) => {
    const group = await ctx.group()
    const person = { ...ctx.event.from, id }
    await ctx.profile(ctx.event.at, person).catch((error: unknown) => {
      if (!(error instanceof PlatformError) || error.passes) throw error
      throw new UserError(ctx.words.coach.notFound(literal(`@${id}`)))
    })
    const isMade = not === undefined
    await ctx.store.keep(person, instant(), async tables => {
      const preferences = tables.space<{ coachOf?: readonly string[] }>('preferences')
      const known = (await preferences.get(personKey(person))) ?? {}
      const others = (known.coachOf ?? []).filter(one => one !== group.id)
      const coachOf = isMade ? [...others, group.id] : others
      await preferences.set(personKey(person), { ...known, coachOf })
    })
    const name = inMessage(await displayName(ctx.services, personKey(person)))
    return reply('you', say(isMade ? ctx.words.coach.made(name) : ctx.words.coach.unmade(name)))
  },
})
