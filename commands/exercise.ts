import type { Context } from '../src/bot/context.ts'
import {
  aloudView,
  exerciseListView,
  exerciseView,
  nearestView,
  neutralView,
  programView,
} from '../src/bot/views/exercise.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import { quoted } from '../src/chat/markdown.ts'
import type { Message } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import { findByName } from '../src/training/names.ts'
import { exerciseOf, type VariantName } from '../src/training/program.ts'
import { findWay, waysOf } from '../src/training/ways.ts'

const words = en.commands.exercise

/** /exercise [name]: how one is done. */
export const exercise = defineCommand({
  name: 'exercise',
  summary: words.summary,
  shows: 'you',
  options: { name: { type: 'text', summary: words.name, rest: true, suggests: true } },
  suggest: {
    name: (ctx: Context, typed) => {
      const wanted = typed.trim().toLowerCase()
      return waysOf(ctx.services.programs)
        .filter(({ way }) => way === 'standard' || wanted !== '')
        .filter(one => [one.name, ...one.aliases].some(name => name.toLowerCase().includes(wanted)))
        .map(one => ({ value: one.way === 'standard' ? one.id : one.name, label: one.name }))
    },
  },
  run: async (ctx: Context, { name }) => {
    if (name === undefined) return reply('you', exerciseListView(ctx.words, ctx.services.programs))
    const match = findWay(name, waysOf(ctx.services.programs))
    if (match.found) return reply('you', await view(ctx, match.found.exercise, match.found.way))
    const program = findByName(
      name,
      ctx.services.programs.map(one => ({ ...one, aliases: [] })),
    ).found
    if (program) return reply('you', programView(ctx.words, program))
    const typed = quoted(name)
    return reply(
      'you',
      match.nearest.length > 0
        ? nearestView(ctx.words, typed, match.nearest)
        : exerciseListView(ctx.words, ctx.services.programs, ctx.words.exercise.unknown(typed)),
    )
  },
})

const show = defineAction({
  name: 'exercise.show',
  shows: 'update',
  run: async (ctx: Context, [id = '', way = '']) => update(await view(ctx, id, wayOf(way))),
})

/** What the exercises of a program are for. */
const about = defineAction({
  name: 'exercise.about',
  shows: 'update',
  run: async (ctx: Context, [id = '']) => {
    const program = ctx.services.programs.find(one => one.id === id)
    if (!program) throw new UserError(ctx.words.trouble.stale)
    return update(programView(ctx.words, program))
  },
})

/** The same beside a walkthrough, which stays as it is. */
const how = defineAction({
  name: 'exercise.how',
  shows: 'you',
  run: async (ctx: Context, [id = '', way = '']) => reply('you', await view(ctx, id, wayOf(way))),
})

/** How it is done, for whoever listens: the first sentence, and in the same message each that follows. */
const aloud = defineAction({
  name: 'exercise.aloud',
  shows: 'you',
  run: async (ctx: Context, args) => reply('you', spoken(ctx, args)),
})

const next = defineAction({
  name: 'exercise.next',
  shows: 'update',
  run: async (ctx: Context, args) => update(spoken(ctx, args)),
})

/** What a neutral spine is, beside what stays as it is. */
const neutral = defineAction({
  name: 'exercise.neutral',
  shows: 'you',
  run: async (ctx: Context, [id = '', way = '']) => {
    const { program, found } = named(ctx, id)
    const { pictures } = await ctx.preferences()
    return reply('you', neutralView(ctx.words, program, found, wayOf(way), pictures))
  },
})

export const exerciseActions = [show, how, about, aloud, next, neutral]

function wayOf(typed: string): VariantName {
  return typed === 'easier' || typed === 'harder' ? typed : 'standard'
}

async function view(ctx: Context, id: string, way: VariantName): Promise<Message> {
  const { program, found } = named(ctx, id)
  return exerciseView(ctx.words, program, found, way, (await ctx.preferences()).pictures)
}

function named(ctx: Context, id: string) {
  const program = ctx.services.programs.find(p => exerciseOf(p, id))
  const found = program && exerciseOf(program, id)
  if (!program || !found) throw new UserError(ctx.words.trouble.stale)
  return { program, found }
}

function spoken(ctx: Context, [id = '', way = '', at = '']: readonly string[]) {
  const { program, found } = named(ctx, id)
  if (!/^\d{1,2}$/.test(at)) throw new UserError(ctx.words.trouble.stale)
  return aloudView(ctx.words, program, found, wayOf(way), Number(at))
}
