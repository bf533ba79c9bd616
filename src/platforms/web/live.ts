import type { ServerResponse } from 'node:http'
import type { MessageView } from './view.ts'

/** Where the bot's clock stands, as the page gets it. Instants are epoch milliseconds. */
export interface ClockView {
  readonly now: number
  readonly nextPrompt?: number
  readonly travelling: boolean
}

/** A page that stays this many bytes behind is dropped; it comes back and asks for what it missed. */
const BEHIND = 1024 * 1024

/** The pages that are open, each as one person, and what they are told as it happens. */
export class Live {
  readonly #open = new Map<ServerResponse, string>()

  /** Follows as a person. `run` changes when the server starts anew, and `missed` comes first. */
  follow(response: ServerResponse, person: string, run: string, missed: readonly MessageView[]): void {
    response.write(`retry: 1000\n\n${eventText('hello', { run })}`)
    for (const message of missed) response.write(messageText(message))
    this.#open.set(response, person)
    response.on('close', () => this.#open.delete(response))
  }

  /** Tells everyone who may see it; `onlyFor` is the one person, if it is for one. */
  message(view: MessageView, onlyFor: string | undefined): void {
    const text = messageText(view)
    for (const [response, person] of this.#open) {
      if (onlyFor === undefined || onlyFor === person) this.#send(response, text)
    }
  }

  clock(clock: ClockView): void {
    for (const response of this.#open.keys()) this.#send(response, eventText('clock', clock))
  }

  close(): void {
    for (const response of this.#open.keys()) response.end()
  }

  #send(response: ServerResponse, text: string): void {
    if (response.writableLength > BEHIND) response.destroy()
    else response.write(text)
  }
}

/** The version goes along as the event's id: a browser that reconnects says it, and gets what it missed. */
function messageText(view: MessageView): string {
  return `id: ${view.version}\n${eventText('message', view)}`
}

function eventText(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
