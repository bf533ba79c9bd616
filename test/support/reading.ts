import { parentPort, workerData } from 'node:worker_threads'
import { hostileTexts } from './hostile-texts.ts'
import { type Reader, readers } from './readers.ts'
import type { Told } from './watched.ts'

/** How long a reader took over a text. */
export interface Took {
  readonly what: string
  /** It took the square of the length, each time that it was tried. */
  readonly tooSlow: boolean
  /** Milliseconds of this thread's own work over the text, and over one four times as long. */
  readonly once: number
  readonly fourfold: number
}

/** What is read faster than this needs no second look, in milliseconds. */
const QUICK = 5
/** Four times the length is four times the work; what takes the square of it comes to sixteen. */
const MOST = 9
/** A collection of garbage may fall into one try, and not into all of them. */
const TRIES = 4

const tell = (told: Told<Took>) => parentPort?.postMessage(told)
const length = Number(workerData)
const longer = hostileTexts(4 * length)

function cpu(read: Reader, text: string): number {
  const before = process.threadCpuUsage()
  read(text)
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

for (const [reader, read] of Object.entries(await readers())) {
  for (const [name, text] of hostileTexts(length)) {
    const what = `${reader}: ${JSON.stringify(name)}`
    tell({ begins: what })
    let once = QUICK
    let fourfold = 0
    if (cpu(read, text) >= QUICK) {
      for (let tries = 0; tries < TRIES && (tries === 0 || fourfold > MOST * once); tries++) {
        once = Math.max(QUICK, cpu(read, text))
        fourfold = cpu(read, longer.get(name) ?? '')
      }
    }
    tell({ done: { what, once, fourfold, tooSlow: fourfold > MOST * once } })
  }
}
