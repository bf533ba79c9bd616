import type { Context } from '../src/bot/context.ts'
import { namedIn } from '../src/bot/erasing.ts'
import { leave } from '../src/bot/leaving.ts'
import { displayName } from '../src/bot/people.ts'
import { physioPart } from '../src/bot/physio.ts'
import { exportView, mydataView, sureView } from '../src/bot/views/mydata.ts'
import { physioSureView, physioView } from '../src/bot/views/physio.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import type { Effect } from '../src/chat/exchange.ts'
import { type Message, say } from '../src/chat/message.ts'
import { personKey } from '../src/core/address.ts'
import type { Member } from '../src/storage/members.ts'

/** /mydata: all that is kept of me, to take along or to delete. */
export const mydata = defineCommand({
  name: 'mydata',
  summary: en.commands.mydata.summary,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const { groups, kept, reminders, scheduled } = await collect(ctx)
    if ([groups, kept, reminders, scheduled].every(list => list.length === 0)) {
      return reply('you', say(ctx.words.mydata.nothing))
    }
    return reply(
      'you',
      mydataView(ctx.words, {
        completions: sum(groups, one => one.completions.length),
        checkIns: sum(groups, one => one.checkIns.length),
        notes: sum(groups, one => one.notes.length),
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
  /** The last twelve weeks, for a physio: with consent, as what it says is encrypted elsewhere. */
  defineAction({
    name: 'mydata.physio',
    shows: 'you',
    run: async (ctx: Context) => reply('you', physioSureView(ctx.words)),
  }),
  defineAction({
    name: 'mydata.physio-no',
    shows: 'update',
    run: async (ctx: Context) => update(say(ctx.words.physio.not)),
  }),
  defineAction({
    name: 'mydata.physio-page',
    shows: 'you',
    run: async (ctx: Context) => reply('you', await physioPage(ctx)),
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
    run: async (ctx: Context) => {
      const { wasMember, after } = await forget(ctx)
      const { deleted, deletedThere, deletedElsewhere } = ctx.words.mydata
      const sentences = [deleted, ...(wasMember ? [deletedThere] : []), deletedElsewhere]
      return update(say(sentences.join(' ')), ...after)
    },
  }),
]

async function physioPage(ctx: Context): Promise<Message> {
  const members = await ctx.store.members.ofPerson(ctx.event.from)
  const parts = await Promise.all(members.map(member => physioPart(ctx.services, member)))
  const shown = parts.filter(part => part !== undefined)
  const [member] = members
  const group = member && (await ctx.store.groups.find(member.groupId))
  if (!group || shown.length === 0) return say(ctx.words.physio.none)
  const zone = await ctx.zone(group)
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: zone })
  return physioView(ctx.words, shown, {
    name: await displayName(ctx.services, personKey(ctx.event.from)),
    units: await ctx.units(group),
    day: at => day.format(at),
    now: ctx.now,
  })
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}

async function collect(ctx: Context) {
  const { store, services } = ctx
  const person = personKey(ctx.event.from)
  const groups = []
  for (const member of await store.members.ofPerson(ctx.event.from)) {
    const checkIns = await store.checkIns.all(member.id)
    groups.push({
      group: member.groupId,
      ...membership(member),
      choices: (await services.spaces.choices.get(member.id)) ?? {},
      completions: (await store.completions.ofMember(member.id)).map(
        ({ memberId: _member, batch: _batch, doneAt, loggedAt, ...row }) => ({
          ...row,
          done: new Date(doneAt).toISOString(),
          logged: new Date(loggedAt).toISOString(),
        }),
      ),
      weeks: (await store.memberWeeks.from(member.id, 1)).map(({ memberId: _member, ...week }) => week),
      /** Answers that are kept, and that no key opens any more. */
      unreadable: (await store.checkIns.count(member.id)) - checkIns.length,
      checkIns: checkIns
        .filter(({ moment }) => moment !== 'note')
        .map(({ week, moment, answer, at }) => ({ week, moment, answer, at: new Date(at).toISOString() })),
      notes: checkIns
        .filter(({ moment }) => moment === 'note')
        .map(({ week, answer, at }) => ({ week, note: answer, at: new Date(at).toISOString() })),
    })
  }
  const known = await services.spaces.people.get(person)
  return {
    person,
    /** As the platform told it. */
    profile: known && { ...known, at: new Date(known.at).toISOString() },
    preferences: await services.spaces.preferences.get(person),
    groups,
    /** All that is looked up by a key, as it is kept: the above, messages of theirs, and what adapters need to know. */
    kept: (await store.members.held(ctx.event.from)).map(({ space, key, value }) => ({
      what: space,
      key,
      value,
    })),
    reminders: (await store.deliveries.toPerson(person)).map(({ kind, week, slotAt, state }) => ({
      kind,
      week,
      at: new Date(slotAt).toISOString(),
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

/** What is kept of someone as a member, whatever it says. */
function membership({ id: _id, person: _person, groupId: _group, joinedAt, leftAt, ...member }: Member) {
  const { awayFrom, awayUntil, heldAt, passedUntil, passedGently, ...more } = member
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    joined: iso(joinedAt),
    left: iso(leftAt),
    away: awayFrom === null ? null : { from: iso(awayFrom), until: iso(awayUntil) },
    heldBackSince: iso(heldAt),
    /** Until when they are not asked again how they are. */
    passed: passedUntil === 0 ? null : { until: iso(passedUntil), gently: passedGently },
    ...more,
  }
}

/** Deletes everything; what is posted of the open weeks is drawn anew with one fewer, and names are taken out. */
async function forget(ctx: Context): Promise<{ wasMember: boolean; after: Effect[] }> {
  const { from } = ctx.event
  const done = await ctx.store.transaction(async tables => {
    // Before their memberships, as whatever else is kept of them: else each could wait for what the other has locked.
    await tables.members.hold(from)
    const members = await tables.members.ofPerson(from)
    const redrawn: { group: string; week: number }[] = []
    // In one order for all: else two who share groups could each wait for what the other has counted.
    for (const member of members.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1))) {
      const group = await leave(tables, member)
      if (group) redrawn.push({ group: group.id, week: Math.max(1, group.week - 1) })
    }
    const named = await namedIn(tables, members, personKey(from))
    await tables.members.forget(from)
    await tables.erasures.add([...named, { forgotten: from }])
    for (const { group, week } of redrawn) await tables.redraws.ask(group, week, ctx.now)
    return { wasMember: members.length > 0, redrawn }
  })
  const redraws: Effect[] = done.redrawn.map(one => ({ kind: 'redraw-prompt', ...one }))
  return {
    wasMember: done.wasMember,
    after: [{ kind: 'erase' }, ...redraws],
  }
}
