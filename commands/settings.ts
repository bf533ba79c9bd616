import type { Context } from '../src/bot/context.ts'
import { namedIn } from '../src/bot/erasing.ts'
import { isQuiet, USUAL_QUIET } from '../src/bot/quiet.ts'
import type { Preferences } from '../src/bot/services.ts'
import { loadSession, walkKey } from '../src/bot/session.ts'
import { isShowing } from '../src/bot/showing.ts'
import { settingsView, zoneForm } from '../src/bot/views/settings.ts'
import { groupNames, groupsOf } from '../src/bot/which.ts'
import { en } from '../src/bot/wording/en.ts'
import { usualUnits } from '../src/bot/wording/format.ts'
import { defineAction, defineCommand, open, reply, update } from '../src/chat/command.ts'
import type { Effect, Incoming } from '../src/chat/exchange.ts'
import { quoted } from '../src/chat/markdown.ts'
import { type Message, say } from '../src/chat/message.ts'
import { personKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import { readZone, suggestZones } from '../src/training/when.ts'

/** /settings: units, reminders, time zone, the name on the board. */
export const settings = defineCommand({
  name: 'settings',
  summary: en.commands.settings.summary,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => reply('you', await view(ctx)),
})

export const settingsActions = [
  /** The way in from a button. */
  defineAction({
    name: 'settings.show',
    shows: 'you',
    run: async (ctx: Context) => reply('you', await view(ctx)),
  }),
  choice('settings.units', chosen => (chosen === 'kg' || chosen === 'lb' ? { units: chosen } : undefined)),
  choice('settings.name', chosen =>
    chosen === 'hidden' || chosen === 'shown' ? { hidden: chosen === 'hidden' } : undefined,
  ),
  choice('settings.reminders', chosen =>
    chosen === 'on' || chosen === 'off' ? { reminders: chosen === 'on' } : undefined,
  ),
  choice('settings.checkins', chosen =>
    chosen === 'on' || chosen === 'morning' || chosen === 'off' ? { checkIns: chosen } : undefined,
  ),
  choice('settings.rests', chosen =>
    chosen === 'on' || chosen === 'off' ? { rests: chosen === 'on' } : undefined,
  ),
  choice('settings.pictures', chosen => (isShowing(chosen) ? { pictures: chosen } : undefined)),
  choice('settings.remindin', chosen =>
    chosen === 'message' || chosen === 'thread' ? { remindIn: chosen } : undefined,
  ),
  choice('settings.group', chosen => (chosen ? { group: chosen } : undefined)),
  choice('settings.quiet', chosen => (isQuiet(chosen) ? { quiet: chosen } : undefined)),
  /** Under the first workout that is finished. */
  defineAction({
    name: 'remind.set',
    shows: 'you',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      const wanted = args[3] === 'on'
      await save(ctx, { reminders: wanted })
      const { on, off } = ctx.words.remind
      // The question is answered, so it stands there no more.
      return reply('you', say(wanted ? on : off), { kind: 'redraw-walk', key: walkKey(session) })
    },
  }),
  /** Under a reminder. */
  defineAction({
    name: 'reminders.off',
    shows: 'update',
    run: async (ctx: Context) => {
      await save(ctx, { reminders: false })
      return update(say(ctx.words.reminder.isOff))
    },
  }),
  defineAction({
    name: 'settings.zone',
    shows: 'form',
    run: async (ctx: Context) => open(zoneForm(ctx.words, await ctx.zone(await anyGroup(ctx)))),
  }),
  defineAction({
    name: 'settings.zoned',
    shows: 'update',
    run: async (ctx: Context, _args, event) => {
      const typed = event.kind === 'form' ? (event.values.zone ?? '') : ''
      const zone = readZone(typed)
      if (!zone) throw new UserError(ctx.words.settings.noZone(quoted(typed), suggestZones(typed, 3)))
      await save(ctx, { zone })
      return update(await view(ctx))
    },
  }),
]

function choice(name: string, change: (chosen: string | undefined) => Preferences | undefined) {
  return defineAction({
    name,
    shows: 'update',
    run: async (ctx: Context, _args, event) => {
      const wanted = change(chosen(event))
      if (!wanted) throw new UserError(ctx.words.trouble.stale)
      await save(ctx, wanted)
      return update(await view(ctx), ...(wanted.hidden ? await unname(ctx) : []))
    },
  })
}

/** Has the name taken out of what stands already. */
async function unname(ctx: Context): Promise<Effect[]> {
  const { from } = ctx.event
  await ctx.keep(async tables => {
    await tables.erasures.add(await namedIn(tables, await tables.members.ofPerson(from), personKey(from)))
  })
  return [{ kind: 'erase' }]
}

function chosen(event: Incoming): string | undefined {
  return event.kind === 'press' ? event.chosen?.[0] : undefined
}

async function save(ctx: Context, change: Preferences): Promise<void> {
  await ctx.prefer(change)
  if (change.reminders === undefined) return
  for (const member of await ctx.store.members.ofPerson(ctx.event.from)) {
    await ctx.store.members.remind(member.id, change.reminders)
  }
}

async function view(ctx: Context): Promise<Message> {
  const preferences = await ctx.preferences()
  const members = await ctx.store.members.ofPerson(ctx.event.from)
  const group = await anyGroup(ctx)
  return settingsView(ctx.words, {
    units: preferences.units ?? usualUnits(group?.zone ?? ''),
    reminders: preferences.reminders ?? members.some(({ reminders }) => reminders),
    checkIns: preferences.checkIns,
    rests: preferences.rests ?? false,
    quiet: preferences.quiet ?? USUAL_QUIET,
    remindIn: preferences.remindIn,
    unreachable: preferences.unreachable !== undefined,
    hidden: preferences.hidden ?? false,
    pictures: preferences.pictures ?? 'moving',
    groups: await groupNames(ctx.services, ctx.event.from, await groupsOf(ctx.store, ctx.event.from)),
    group: preferences.group,
    zone: await ctx.zone(group),
    ownZone: preferences.zone !== undefined,
  })
}

/** Settings are a person's, whatever the group; one of theirs lends its zone where nothing else is known. */
async function anyGroup(ctx: Context) {
  const here = ctx.event.at.direct ? undefined : await ctx.store.groups.at(ctx.event.at)
  const [membership] = await ctx.store.members.ofPerson(ctx.event.from)
  return here ?? (membership && (await ctx.store.groups.find(membership.groupId)))
}
