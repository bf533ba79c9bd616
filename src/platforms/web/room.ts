import type { Message, PictureRef } from '../../chat/message.ts'
import { moves, type Pictures } from '../../chat/pictures.ts'
import type { Place, Posted } from '../../core/address.ts'
import type { Entry, History, NewEntry } from './history.ts'
import type { Live } from './live.ts'
import { CHANNEL, ownerOf, placeOn } from './people.ts'
import { Refused } from './refused.ts'
import { type MessageView, viewOf } from './view.ts'

/** Where messages are kept and shown at once: nothing is shown that is not safely kept. */
export class Room {
  readonly history: History
  readonly #live: Live
  readonly #pictures: Pictures
  readonly #now: () => number

  constructor(history: History, live: Live, pictures: Pictures, now: () => number) {
    this.history = history
    this.#live = live
    this.#pictures = pictures
    this.#now = now
  }

  /** Says something, unless it was said before under the same `once`. */
  say(said: Omit<NewEntry, 'postedAt'>): Entry {
    this.#keepPictures(said.message)
    const { entry, isNew } = this.history.add({ ...said, postedAt: this.#now() })
    return isNew ? this.#show(entry) : entry
  }

  /** Says something as the bot. In a direct conversation it is for the one who has it. */
  sayAsBot(place: Place, message: Message, once: string, onlyFor = ownerOf(place.channel)): Entry {
    const { channel, thread } = place
    return this.say({
      channel,
      ...(thread !== undefined && { thread }),
      kind: 'bot',
      ...(onlyFor !== undefined && { onlyFor }),
      message,
      once,
    })
  }

  /** Replaces a message; undefined when it is not there. */
  edit(id: string, message: Message): Entry | undefined {
    this.#keepPictures(message)
    const entry = this.history.edit(id, message)
    return entry && this.#show(entry)
  }

  /** Opens the thread that hangs on a message, or finds it. */
  openThread(entry: Entry, title: string): Place {
    const place = placeOf(entry)
    if (place.thread !== undefined) return place
    const opened = entry.threadTitle === undefined ? this.history.openThread(entry.id, title) : undefined
    if (opened) this.#show(opened)
    return { ...place, thread: entry.id }
  }

  /** A message as the page gets it. */
  readonly view = (entry: Entry): MessageView => viewOf(entry, picture => this.#pictures.key(picture))

  /** A picture that was shown once: as SVG, or as what moves. @throws {Refused} */
  async draw(key: string, moving: boolean): Promise<string | Uint8Array> {
    const picture: PictureRef | undefined = this.history.picture(key)
    if (!picture) throw new Refused('not-found')
    return moving && moves(picture) ? this.#pictures.bytes(picture) : this.#pictures.svg(picture)
  }

  #show(entry: Entry): Entry {
    this.#live.message(this.view(entry), entry.onlyFor)
    return entry
  }

  #keepPictures(message: Message): void {
    for (const block of message.blocks) {
      if (block.kind === 'picture') this.history.keepPicture(this.#pictures.key(block.picture), block.picture)
    }
  }
}

/** Where a message is. */
export function placeOf(entry: Entry): Place {
  return placeOn(entry.channel, entry.thread) ?? CHANNEL
}

/** A message's address. */
export function postedOf(entry: Entry): Posted {
  return { place: placeOf(entry), message: entry.id }
}
