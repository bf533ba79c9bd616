import type { Context } from '../src/bot/context.ts'
import { moveGroup } from '../src/bot/moving.ts'
import { groupNames } from '../src/bot/which.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineSub, reply, update } from '../src/chat/command.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { literal } from '../src/chat/markdown.ts'
import { readMention } from '../src/chat/mentions.ts'
import { actionId, type Message, say } from '../src/chat/message.ts'
import type { Profile } from '../src/chat/platform.ts'
import { type Place, personKey, placeKey, placeOf } from '../src/core/address.ts'
import { PlatformError, UserError } from '../src/core/errors.ts'
import { type Group, PlaceTaken } from '../src/storage/groups.ts'

const words = en.commands.schedule

/** /schedule move #channel: the group of this channel meets in that one; without a channel, another group meets here. */
export const move = defineSub({
  summary: words.move,
  shows: 'you',
  options: {
    to: {
      type: 'text',
      summary: words.to,
      parse: (typed: string) => readMention('#', typed),
      like: words.likeChannel,
    },
  },
  run: async (ctx: Context, { to: channel }) => {
    const { at } = ctx.event
    const group = await ctx.store.groups.at(at)
    if (channel === undefined) {
      if (group && group.status !== 'removed') throw new UserError(ctx.words.moving.whichHere)
      return reply('you', await offers(ctx))
    }
    if (!group) throw new UserError(ctx.words.schedule.notOn)
    const here: Place = { platform: at.platform, tenant: at.tenant, channel: at.channel }
    const there = { ...here, channel }
    if (channel === here.channel) throw new UserError(ctx.words.moving.same)
    await checkPlace(ctx, there)
    return moved(ctx, group, here, there)
  },
})

export const moveActions = [
  defineAction({
    name: 'schedule.bring',
    shows: 'update',
    run: async (ctx: Context, [groupId = '']) => {
      const group = (await own(ctx)).find(({ id }) => id === groupId)
      if (!group) throw new UserError(ctx.words.trouble.stale)
      if (!(await ctx.mayManage())) throw await ctx.notAllowed()
      const { platform, tenant, channel } = ctx.event.at
      const from = await placeOfGroup(ctx, group)
      await checkLeaving(ctx, group, from)
      const { first, after } = await moved(ctx, group, from, { platform, tenant, channel })
      return first.kind === 'reply' ? update(first.message, ...after) : { first, after }
    },
  }),
]

/** Sees that they may plan the week in another channel too, and that the bot is in it. @throws {UserError} */
async function checkPlace(ctx: Context, there: Place): Promise<void> {
  const { moving, schedule } = ctx.words
  const profile = await profileAt(ctx, there)
  if (profile?.closed) throw new UserError(schedule.closed)
  if (profile?.invite) throw new UserError(moving.invite(profile.invite))
  if (!profile?.found) throw new UserError(moving.notFound(literal(`#${there.channel}`)))
  if (!profile.mayManage) throw new UserError(moving.notBoth)
}

/**
 * Sees that they may plan the week where a group meets. That they planned it once is enough where the channel is gone, or
 * the bot cannot see it. @throws {UserError}
 */
async function checkLeaving(ctx: Context, { id }: Group, from: Place): Promise<void> {
  const { coachOf = [] } = await ctx.preferences()
  if (coachOf.includes(id)) return
  const profile = await profileAt(ctx, from)
  if (profile?.found && !profile.mayManage) throw new UserError(ctx.words.moving.notBoth)
}

/** What the platform says of them in another channel; nothing where it tells nothing of that. */
async function profileAt(ctx: Context, at: Place): Promise<Profile | undefined> {
  return ctx.profileThere(at, 'schedule').catch((error: unknown) => {
    if (!(error instanceof PlatformError) || error.passes) throw error
    return undefined
  })
}

async function moved(ctx: Context, group: Group, from: Place, to: Place): Promise<Answer> {
  const { moving } = ctx.words
  const isComing = await moveGroup(ctx.services, group, from, to).catch((error: unknown) => {
    if (error instanceof PlaceTaken) throw new UserError(moving.taken)
    throw error
  })
  const way = { kind: 'buttons', buttons: [{ label: moving.goThere, to }] } as const
  const sentences = [moving.moved, ...(isComing ? [moving.promptToo] : []), moving.back].join(' ')
  const notice: Message = { blocks: [{ kind: 'text', text: moving.away }, way] }
  const tell: Effect = { kind: 'post', to: from, message: notice, once: `moved:${ctx.event.id}` }
  return reply('you', { blocks: [{ kind: 'text', text: sentences }, way] }, tell, { kind: 'deliver' })
}

/** The groups of theirs that could meet here: what a channel is called by that is gone nobody can type. */
async function offers(ctx: Context): Promise<Message> {
  const groups = await own(ctx)
  if (groups.length === 0) return say(ctx.words.moving.none)
  const named = await groupNames(ctx.services, ctx.event.from, groups)
  const buttons = named.map(({ id, name }) => ({ label: name, action: actionId('schedule.bring', id) }))
  return {
    blocks: [
      { kind: 'text', text: ctx.words.moving.which },
      { kind: 'buttons', buttons },
    ],
  }
}

/** The groups elsewhere in this server or workspace that they planned last, or are a coach of. */
async function own(ctx: Context): Promise<Group[]> {
  const { coachOf = [] } = await ctx.preferences()
  const planned = await ctx.store.groups.scheduledBy(personKey(ctx.event.from))
  const coached = await Promise.all(coachOf.map(id => ctx.store.groups.find(id)))
  const all = new Map([...planned, ...coached].flatMap(group => (group ? [[group.id, group]] : [])))
  const here = placeKey(ctx.event.at)
  const places = await ctx.store.groups.places([...all.keys()])
  return [...all.values()].filter(({ id, status }) => {
    const [place] = places.get(id) ?? []
    return (
      status !== 'removed' &&
      place !== undefined &&
      place !== here &&
      sameTenant(placeOf(place), ctx.event.at)
    )
  })
}

async function placeOfGroup(ctx: Context, { id }: Group): Promise<Place> {
  const [place] = (await ctx.store.groups.places([id])).get(id) ?? []
  if (!place) throw new UserError(ctx.words.trouble.stale)
  return placeOf(place)
}

function sameTenant(one: Place, other: Place): boolean {
  return one.platform === other.platform && one.tenant === other.tenant
}
