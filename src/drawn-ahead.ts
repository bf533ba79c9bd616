import { picturesIn } from './bot/views/exercise.ts'
import type { Pictures } from './chat/pictures.ts'
import type { Log } from './core/log.ts'
import type { Timers } from './core/timers.ts'
import type { Program } from './training/program.ts'

/** A start has other things to do: so many milliseconds after it. */
const AFTER = 10_000

/** Draws what walkthroughs show, one after the other, before somebody waits for it. */
export function drawAhead(
  programs: readonly Program[],
  pictures: Pick<Pictures, 'bytes'>,
  { timers, log }: { readonly timers: Timers; readonly log: Log },
): void {
  timers.after(AFTER, async () => {
    try {
      for (const program of programs) for (const picture of picturesIn(program)) await pictures.bytes(picture)
    } catch (error) {
      log.warn({ err: error }, 'a picture could not be drawn ahead')
    }
  })
}
