import { expect, test } from 'vitest'
import { type Message, say } from '../../../src/chat/message.ts'
import type { Person, Place, PlatformName } from '../../../src/core/address.ts'
import { figureRef } from '../figure-ref.ts'
import type { ScriptedBot } from '../scripted-bot.ts'
import type { Seen, Stage } from './stage.ts'

/** What happens on the other side to people, pictures, channels and answers; absent where it cannot. */
export interface PeopleMishaps {
  /** Somebody of the channel who takes no direct messages. */
  readonly unreachable?: () => Promise<Person>
  /** Somebody who was in the channel, and has left it. */
  readonly gone?: () => Promise<Person>
  /** Somebody deletes all that the bot has uploaded. */
  readonly deletePictures?: () => Promise<void>
  /** A channel is renamed, or moved under another id. */
  readonly move?: () => Promise<{ readonly from: Place; readonly to: Place }>
  /** The next post stands, and its answer is lost. */
  readonly loseAnswer?: () => void
}

/** What cannot happen there: a picture of Discord’s is its message’s, and the page has one channel and its own people. */
const NEVER: Readonly<Record<PlatformName, readonly (keyof PeopleMishaps)[]>> = {
  discord: ['deletePictures'],
  slack: [],
  web: ['unreachable', 'gone', 'deletePictures', 'move', 'loseAnswer'],
}

const picture = (text: string): Message => ({
  blocks: [
    { kind: 'text', text },
    { kind: 'picture', picture: figureRef('bridge'), alt: 'A bridge, hips lifted' },
  ],
})

/** What holds on every platform when people go, pictures are deleted, channels move and answers are lost. */
export function peopleContract(
  stage: () => Stage,
  bot: ScriptedBot,
  seenBy: (who: Person, text: string, at?: Place) => Promise<Seen>,
): void {
  /** Runs where it can happen at all. */
  const when =
    <K extends keyof PeopleMishaps>(
      what: K,
      then: (mishap: NonNullable<PeopleMishaps[K]>, on: Stage) => Promise<void>,
    ) =>
    async () => {
      const on = stage()
      const mishap = on.mishaps?.[what]
      if (mishap) await then(mishap as NonNullable<PeopleMishaps[K]>, on)
      else expect(NEVER[on.platform.name]).toContain(what)
    }

  test(
    'who takes no direct messages is told apart, and still sees the channel',
    when('unreachable', async (unreachable, on) => {
      const person = await unreachable()
      await expect(on.platform.tell(person, say('psst'), 'unreachable-1')).rejects.toMatchObject({
        trouble: 'person-unreachable',
        passes: false,
      })
      await on.platform.post(on.channel, { ...say('then here'), mentions: [person] }, 'unreachable-2')
      expect((await seenBy(on.coach, 'then here')).pings).toEqual([person.id])
    }),
  )

  test(
    'the bot hears who has left, at the latest when it asks for their name, and goes on with the others',
    when('gone', async (gone, on) => {
      const person = await gone()
      expect((await on.platform.profile(person)).mayManage).toBe(false)
      await expect.poll(() => JSON.stringify(bot.told)).toContain(`{"left":[${JSON.stringify(person)}`)
      expect((await on.platform.profile(on.member, on.channel)).name).not.toBe('')
    }),
  )

  test(
    'a picture that was deleted is shown again by the next message and the next edit',
    when('deletePictures', async (deletePictures, on) => {
      const posted = await on.platform.post(on.channel, picture('before'), 'picture-1')
      await deletePictures()
      await on.platform.edit(posted, picture('edited'))
      expect((await seenBy(on.coach, 'edited')).alts).toEqual(['A bridge, hips lifted'])
      await deletePictures()
      await on.platform.post(on.channel, picture('after'), 'picture-2')
      expect((await seenBy(on.coach, 'after')).alts).toEqual(['A bridge, hips lifted'])
    }),
  )

  test(
    'a channel that is renamed or moved is the same one, or the bot hears which it is now',
    when('move', async (move, on) => {
      const { from, to } = await move()
      if (from.channel !== to.channel) await expect.poll(() => bot.told).toContainEqual({ moved: [from, to] })
      await on.platform.post(to, say('moved along'), 'move-1')
      expect((await seenBy(on.member, 'moved along', to)).posted.place.channel).toBe(to.channel)
    }),
  )

  test(
    'a post whose answer was lost is not posted again',
    when('loseAnswer', async (loseAnswer, on) => {
      const post = () => on.platform.post(on.channel, say('no answer came'), 'lost-1')
      loseAnswer()
      await expect(post()).rejects.toMatchObject({ trouble: 'unknown-outcome', passes: true })
      await post()
      const shown = await on.seen(on.coach, on.channel)
      expect(shown.filter(one => one.text.includes('no answer came'))).toHaveLength(1)
    }),
  )
}
