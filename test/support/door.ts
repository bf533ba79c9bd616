import { Door } from '../../src/bot/door.ts'
import { VirtualTime } from './virtual-time.ts'

/** A door in virtual time, with what came of each event and all that was logged. */
export function stand(whenRead?: (run: () => void) => void) {
  const time = new VirtualTime()
  const logged: string[] = []
  const log = (_data: object, message: string) => logged.push(message)
  if (whenRead) time.soon = whenRead
  const door = new Door(time, { debug: log, info: log, warn: log, error: log })
  const begun: { readonly at: number; readonly arrived: number }[] = []
  const out: ('done' | 'turned away')[] = []
  /** How long each waited until it was begun or turned away, and when that was. */
  const waited: { readonly at: number; readonly ms: number }[] = []
  /** An event comes that takes so long. */
  const come = (takes: number, when: { arrived: number; sent?: { at: number; within: number } } = at()) =>
    door.admit('web', when).then(async isIn => {
      waited.push({ at: time.elapsed, ms: time.elapsed - when.arrived })
      if (isIn) {
        begun.push({ at: time.elapsed, arrived: when.arrived })
        if (takes > 0) await time.sleep(takes)
        door.leave(when)
      }
      out.push(isIn ? 'done' : 'turned away')
    })
  const at = () => ({ arrived: time.elapsed })
  return { time, logged, door, begun, out, waited, come }
}
