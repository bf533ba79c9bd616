import type { Context } from '../src/bot/context.ts'
import { exportView, mydataView, sureView } from '../src/bot/views/mydata.ts'
import { weekOfGroup } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import { personKey } from '../src/chat/address.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import type { Effect } from '../src/chat/exchange.ts'
import { say } from '../src/chat/message.ts'
import { addWeeks, type WeekKey } from '../src/training/calendar.ts'

/** /mydata: all that is kept of me, to take along or to delete. */
export const mydata = defineCommand({
  name: 'mydata',
  summary: en.commands.mydata.summary,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const { groups, profile, preferences, reminders, scheduled } = await collect(ctx)
    if (!preferences && !profile && [groups, reminders, scheduled].every(list => list.length === 0)) {
      return reply('you', say(ctx.words.mydata.nothing))
    }
    return reply(
      'you',
      mydataView(ctx.words, {
        completions: groups.reduce((sum, one) => sum + one.completions.length, 0),
        checkIns: groups.reduce((sum, one) => sum + one.checkIns.length, 0),
      }),
    )
  },
})

export const mydataActions = [
  defineAction({
    name: 'mydata.export',
    shows: 'you',
    run: async (ctx: Context) => {
      return reply('you', exportView(ctx.words, JSON.stringify(await collect(ctx), null, 2)))
    },
  }),
  defineAction({
    name: 'mydata.delete',
    shows: 'update',
    run: async (ctx: Context) => update(sureView(ctx.words)),
  }),
  defineAction({
    name: 'mydata.keep',
    shows: 'update',
    run: async (ctx: Context) => update(say(ctx.words.mydata.kept)),
  }),
  defineAction({
    name: 'mydata.sure',
    shows: 'update',
    run: async (ctx: Context) => update(say(ctx.words.mydata.deleted), ...(await forget(ctx))),
  }),
]

async function collect(ctx: Context) {
  const { store, services } = ctx
  const person = personKey(ctx.event.from)
  const groups = []
  for (const member of await store.members.ofPerson(ctx.event.from)) {
    groups.push({
      group: member.group_id,
      joined: new Date(member.joined_at).toISOString(),
      reminders: member.reminders === 1,
      choices: (await services.spaces.choices.get(member.id)) ?? {},
      completions: (await store.completions.ofMember(member.id)).map(
        ({ member_id: _member, batch: _batch, done_at, logged_at, ...row }) => ({
          ...row,
          done: new Date(done_at).toISOString(),
          logged: new Date(logged_at).toISOString(),
        }),
      ),
      checkIns: (await store.checkIns.all(member.id)).map(({ week, moment, answer, at }) => ({
        week,
        moment,
        answer,
        at: new Date(at).toISOString(),
      })),
    })
  }
  const known = await services.spaces.people.get(person)
  return {
    person,
    /** As the platform told it. */
    profile: known && { ...known, at: new Date(known.at).toISOString() },
    preferences: await services.spaces.preferences.get(person),
    groups,
    reminders: (await store.deliveries.toPerson(person)).map(({ kind, week, slot_at, state }) => ({
      kind,
      week,
      at: new Date(slot_at).toISOString(),
      state,
    })),
    scheduled: (await store.groups.scheduledBy(person)).map(({ id, program, weekday, time, zone }) => ({
      group: id,
      program,
      weekday,
      time,
      zone,
    })),
  }
}

/** Deletes everything; the prompts are redrawn, because the group has one member fewer. */
async function forget(ctx: Context): Promise<Effect[]> {
  const { store } = ctx
  const prompts: { group: string; week: WeekKey }[] = []
  for (const member of await store.members.ofPerson(ctx.event.from)) {
    const group = await store.groups.find(member.group_id)
    const week = group && weekOfGroup(group, ctx.now)
    if (week)
      prompts.push({ group: member.group_id, week: addWeeks(week, -1) }, { group: member.group_id, week })
  }
  await store.transaction(async tables => {
    await tables.members.forget(ctx.event.from)
    for (const { group, week } of prompts) await tables.redraws.ask(group, week, ctx.now)
  })
  return prompts.map(prompt => ({ kind: 'redraw-prompt', ...prompt }))
}
