import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A script of ours in a process of its own, so that what it costs does not count as the bot's. */
export interface Child<Asked, Told> {
  ask(what: Asked): Promise<Told>
  close(): void
}

/** Forks a script that answers every message, with `{ error }` when it could not do as it was asked. */
export function startChild<Asked extends object, Told extends object>(script: string): Child<Asked, Told> {
  const child = fork(script, { execPath: process.execPath })
  return {
    async ask(what) {
      const answer = once(child, 'message')
      child.send(what)
      const [told] = (await answer) as [Told | { error: string }]
      if ('error' in told) throw new Error(told.error)
      return told
    },
    close: () => void child.kill(),
  }
}

/** The other end: does what the parent asks, one thing after the other. */
export function serveParent<Asked, Told extends object>(serve: (asked: Asked) => Promise<Told>): void {
  process.on('message', async (asked: Asked) => {
    process.send?.(await serve(asked).catch((error: unknown) => ({ error: String(error) })))
  })
}
