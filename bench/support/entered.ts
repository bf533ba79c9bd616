import { Session } from 'node:inspector/promises'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = resolve(import.meta.dirname, '../..')

/** What is counted: the whole bot, but for the platforms. */
const COUNTED = /^(commands|src(?!\/platforms))\//

/** The files of which a function is called while something is done, as V8 counts calls. They must be loaded already. */
export async function filesEntered(work: () => Promise<unknown>): Promise<string[]> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    await work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const entered = result.flatMap(({ url, functions }) => {
      const path = url.startsWith('file:') ? relative(ROOT, fileURLToPath(url)) : ''
      const isCalled = functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0)
      return COUNTED.test(path) && isCalled ? [path] : []
    })
    return [...new Set(entered)].sort()
  } finally {
    session.disconnect()
  }
}
