import { beforeAll, expect, test } from 'vitest'
import type { Delivery } from '../../src/storage/deliveries.ts'
import type { Group } from '../../src/storage/groups.ts'
import type { Member } from '../../src/storage/members.ts'
import type { Store } from '../../src/storage/store.ts'
import { FullDisk } from '../support/full-disk.ts'
import {
  aGroup,
  aMember,
  aMemberWeek,
  aProgram,
  aWeek,
  completion,
  FIRST,
  HOUR,
  NINE,
  person,
  place,
  prompt,
} from '../support/storage/things.ts'

let disk: FullDisk
let group: Group
let member: Member
let delivery: Delivery
const week = { groupId: '', ordinal: FIRST }
const ANN = person('ann')
const tenant = { platform: 'discord', tenant: 't1' } as const
const version = ({ programVersions }: Store) => programVersions.keep('v1', aProgram, '{}', NINE)
const checkIn = () => ({ memberId: member.id, week: FIRST, moment: 'pain' as const, answer: '3', at: NINE })

beforeAll(async () => {
  disk = await FullDisk.open()
  const { store } = disk
  group = await aGroup(store)
  member = await aMember(store, 'ann', group)
  await version(store)
  await store.weeks.open([aWeek(group)])
  week.groupId = group.id
  await store.deliveries.add([prompt(group)])
  const [due] = await store.deliveries.due(NINE, 1)
  if (!due) throw new Error('nothing is due')
  delivery = due
  await store.checkIns.add(checkIn())
  await store.completions.add([completion(member)])
})

/** More writes than any of these takes. */
const MOST_WRITES = 20
const posted = { place: place('c1'), message: 'm1' }
const WRITES: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  'groups.create': store => aGroup(store, place('c2')),
  'groups.change': ({ groups }) => groups.change(group.id, { status: 'on' }),
  'groups.claim': ({ groups }) => groups.claim([group], NINE + HOUR),
  'groups.replan': ({ groups }) => groups.replan(group, NINE),
  'members.join': ({ members }) => members.join(group.id, person('ben'), NINE),
  'members.takePart': ({ members }) => members.takePart(member.id, 3),
  'members.leave': ({ members }) => members.leave(member.id, null),
  'members.away': ({ members }) => members.away(member.id, { from: NINE, until: null }),
  'members.remind': ({ members }) => members.remind(member.id, true),
  'members.pass': ({ members }) => members.pass(member.id, NINE, false),
  'members.holdBack': ({ members }) => members.holdBack(member.id, NINE),
  'memberWeeks.touch': ({ memberWeeks }) => memberWeeks.touch(aMemberWeek(member, { week: 3 })),
  'memberWeeks.change': ({ memberWeeks }) => memberWeeks.change(aMemberWeek(member)),
  'memberWeeks.forgetReasons': ({ memberWeeks }) => memberWeeks.forgetReasons(member.id, FIRST),
  'programVersions.keep': version,
  'weeks.open': ({ weeks }) => weeks.open([aWeek(group, { ordinal: FIRST + 1, openedAt: NINE + HOUR })]),
  'weeks.openEarly': ({ weeks }) => weeks.openEarly(aWeek(group)),
  'weeks.leaveOut': ({ weeks }) => weeks.leaveOut(week, 'paused'),
  'weeks.stands': ({ weeks }) => weeks.stands(week),
  'weeks.restore': ({ weeks }) => weeks.restore(week, 'paused', null),
  'weeks.count': ({ weeks }) => weeks.count(week, { joined: 1, kept: 0, finished: 0 }),
  'completions.add': ({ completions }) => completions.add([completion(member, { round: 2 })]),
  'completions.undo': ({ completions }) => completions.undo(member.id, 'b1'),
  'checkIns.add': ({ checkIns }) => checkIns.add({ ...checkIn(), moment: 'effort' }),
  'checkIns.replace': ({ checkIns }) => checkIns.replace(checkIn(), NINE, NINE + HOUR),
  'checkIns.take': ({ checkIns }) => checkIns.take(member.id, 'pain', NINE),
  'checkIns.sweep': ({ checkIns }) => checkIns.sweep(NINE),
  'deliveries.add': ({ deliveries }) => deliveries.add([prompt(group, { target: 'discord/t1/c9' })]),
  'deliveries.lease': ({ deliveries }) => deliveries.lease(delivery.id, NINE, NINE),
  'deliveries.retry': ({ deliveries }) => deliveries.retry(delivery.id, NINE, null),
  'deliveries.postpone': ({ deliveries }) => deliveries.postpone(delivery.id, NINE, 0),
  'deliveries.reschedule': ({ deliveries }) => deliveries.reschedule(delivery.id, NINE),
  'deliveries.holdThread': ({ deliveries }) => deliveries.holdThread(delivery.id, NINE, NINE),
  'deliveries.releaseThread': ({ deliveries }) => deliveries.releaseThread(delivery.id, NINE),
  'deliveries.retime': ({ deliveries }) => deliveries.retime(delivery, { dueAt: NINE }),
  'deliveries.sent': ({ deliveries }) => deliveries.sent(delivery.id, posted),
  'deliveries.threadOpened': ({ deliveries }) => deliveries.threadOpened(delivery.id, place('c1')),
  'deliveries.end': ({ deliveries }) => deliveries.end(delivery.id, 'failed', 'no'),
  'deliveries.cancel': ({ deliveries }) => deliveries.cancel(delivery),
  'deliveries.sweep': ({ deliveries }) => deliveries.sweep(NINE),
  'deliveries.drop': ({ deliveries }) => deliveries.drop(delivery.id, 0),
  'prompts.threadGone': ({ prompts }) => prompts.threadGone(place('c1')),
  'prompts.gone': ({ prompts }) => prompts.gone(delivery.id, 'm1'),
  'prompts.repost': ({ prompts }) => prompts.repost(delivery.id, NINE, null),
  'prompts.withdraw': ({ prompts }) => prompts.withdraw(group.id, FIRST, 'discord/t1/c1'),
  'redraws.ask': ({ redraws }) => redraws.ask(group.id, FIRST, NINE),
  'redraws.lease': ({ redraws }) => redraws.lease(delivery.id, NINE, NINE),
  'redraws.retime': ({ redraws }) =>
    redraws.retime({ deliveryId: delivery.id, leasedUntil: 0 }, { due: NINE }),
  'redraws.done': ({ redraws }) => redraws.done(delivery.id, 'a'),
  'redraws.abandon': ({ redraws }) => redraws.abandon('discord/t1/c1'),
  'redraws.bringForward': ({ redraws }) => redraws.bringForward(NINE, NINE, NINE),
  'erasures.add': ({ erasures }) => erasures.add([{ at: posted }]),
  'erasures.done': ({ erasures }) => erasures.done('a'),
  'deletions.add': ({ deletions }) => deletions.add('discord/t1/ben'),
  'tenants.removed': ({ tenants }) => tenants.removed(tenant, NINE),
  'tenants.settled': ({ tenants }) => tenants.settled(tenant),
  'space.set': store => store.space('a').set('k', 1),
  'space.setAll': store => store.space('a').setAll([['k', 1]]),
  'space.claim': store => store.space('a').claim('c', 1, HOUR),
  'space.delete': store => store.space('a').delete('k'),
  'rateLimits.count': ({ rateLimits }) => rateLimits.count('b', 1, NINE),
  'beats.note': ({ beats }) => beats.note({ at: NINE, build: 'a' } as never),
  'groups.move': ({ groups }) => groups.move(place('c1'), place('c7')),
  'members.forget': ({ members }) => members.forget(ANN),
  'tenants.forget': ({ tenants }) => tenants.forget(tenant),
}

test.each(Object.entries(WRITES))(
  '%s says that it could not be kept, from whichever of its writes on the disk is full',
  async (_, write) => {
    const outcomes: string[] = []
    for (let room = 0; room < MOST_WRITES && outcomes.at(-1) !== 'kept'; room++) {
      disk.room = room
      outcomes.push(
        await write(disk.store).then(
          () => 'kept',
          (error: Error) => error.message,
        ),
      )
      disk.room = Number.POSITIVE_INFINITY
    }
    expect(outcomes.length).toBeGreaterThan(1)
    expect(new Set(outcomes)).toEqual(new Set(['storage is full', 'kept']))
  },
)
