import { expect, test } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import type { Person, Place, PlatformName, Posted } from '../../../src/core/address.ts'
import type { ScriptedBot } from '../scripted-bot.ts'
import type { Seen, Stage } from './stage.ts'

/** What happens on the other side to channels, threads, rights and messages; absent where it cannot. */
export interface RoomMishaps {
  /** A channel in which the bot was is deleted or archived. */
  readonly endPlace?: () => Promise<Place>
  /** Somebody deletes a thread. */
  readonly deleteThread?: (thread: Place) => Promise<void>
  /** Somebody locks a thread. */
  readonly lockThread?: (thread: Place) => Promise<void>
  /** The bot may write in a channel no more; gives it the right again. */
  readonly mute?: () => () => void
  /** Somebody deletes a message of the bot's. */
  readonly deleteMessage?: (posted: Posted) => Promise<void>
}

/** What cannot happen there: a thread of Slack's is its first message, and the page is one channel that is nobody's. */
const NEVER: Readonly<Record<PlatformName, readonly (keyof RoomMishaps)[]>> = {
  discord: [],
  slack: ['deleteThread', 'lockThread'],
  web: ['endPlace', 'deleteThread', 'lockThread', 'mute', 'deleteMessage'],
}

/** What holds on every platform when channels, threads and messages go, and when a right is missing. */
export function roomContract(
  stage: () => Stage,
  bot: ScriptedBot,
  seenBy: (who: Person, text: string, at?: Place) => Promise<Seen>,
): void {
  /** Runs where it can happen at all. */
  const when =
    <K extends keyof RoomMishaps>(
      what: K,
      then: (mishap: NonNullable<RoomMishaps[K]>, on: Stage) => Promise<void>,
    ) =>
    async () => {
      const on = stage()
      const mishap = on.mishaps?.[what]
      if (mishap) await then(mishap as NonNullable<RoomMishaps[K]>, on)
      else expect(NEVER[on.platform.name]).toContain(what)
    }
  const threadOn = async ({ platform, channel }: Stage, once: string) => {
    const posted = await platform.post(channel, say(`the week of ${once}`), once)
    return { posted, thread: await platform.openThread(posted, 'Week 1') }
  }

  test(
    'a channel that is gone is lost, and nothing is posted there any more',
    when('endPlace', async (endPlace, on) => {
      const place = await endPlace()
      await expect
        .poll(() => bot.losses.map(loss => loss.where))
        .toContainEqual(expect.objectContaining({ channel: place.channel }))
      await expect(on.platform.post(place, say('nobody here'), 'ended-1')).rejects.toMatchObject({
        trouble: 'place-gone',
        passes: false,
      })
    }),
  )

  test(
    'in a thread that is gone nothing is posted, and the channel goes on',
    when('deleteThread', async (deleteThread, on) => {
      const { posted, thread } = await threadOn(on, 'deleted-thread')
      await deleteThread(thread)
      await expect.poll(() => bot.told).toContainEqual({ thread: [thread, 'gone'] })
      await expect(on.platform.post(thread, say('into nothing'), 'deleted-2')).rejects.toMatchObject({
        trouble: 'message-gone',
        passes: false,
      })
      await on.platform.edit(posted, say('the week goes on'))
      await seenBy(on.member, 'the week goes on')
    }),
  )

  test(
    'in a thread that is locked nothing is posted, and it is said which right that takes',
    when('lockThread', async (lockThread, on) => {
      const { thread } = await threadOn(on, 'locked-thread')
      await lockThread(thread)
      await expect.poll(() => bot.told).toContainEqual({ thread: [thread, 'locked'] })
      await expect(on.platform.post(thread, say('knock'), 'locked-2')).rejects.toMatchObject({
        trouble: 'forbidden',
        passes: false,
        detail: expect.stringMatching(/\w/),
      })
    }),
  )

  test(
    'where a right is missing it is named, and given again the same post stands once',
    when('mute', async (mute, on) => {
      const post = () => on.platform.post(on.channel, say('may I?'), 'muted-1')
      const unmute = mute()
      await expect(post())
        .rejects.toMatchObject({
          trouble: 'forbidden',
          passes: false,
          detail: expect.stringMatching(/\w/),
        })
        .finally(unmute)
      await post()
      const shown = await on.seen(on.coach, on.channel)
      expect(shown.filter(one => one.text.includes('may I?'))).toHaveLength(1)
    }),
  )

  test(
    'a message that somebody deleted is gone, which the bot hears, and stands again under another key',
    when('deleteMessage', async (deleteMessage, on) => {
      const posted = await on.platform.post(on.channel, say('the first prompt'), 'prompt-1')
      await deleteMessage(posted)
      await expect.poll(() => bot.told).toContainEqual({ deleted: [on.channel, [posted.message]] })
      await expect(on.platform.edit(posted, say('redrawn'))).rejects.toMatchObject({
        trouble: 'message-gone',
        passes: false,
      })
      await on.platform.post(on.channel, say('the second prompt'), 'prompt-2')
      await seenBy(on.member, 'the second prompt')
    }),
  )
}
