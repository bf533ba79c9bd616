import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Below those that a system gives to whoever asks for any (from 32768 on Linux, 49152 elsewhere): nobody is given a port
 * of these between the look at it and its use.
 */
const [FIRST, LAST] = [15_000, 32_000]
/** Processes begin apart from each other. */
let next = FIRST + ((process.pid * 251) % (LAST - FIRST))

/** A port of this machine that nothing listens on at the moment, and that this process has not been given before. */
export async function freePort(): Promise<number> {
  for (let tries = FIRST; tries < LAST; tries++) {
    const port = next
    next = next < LAST ? next + 1 : FIRST
    if (await isFree(port)) return port
  }
  throw new Error('no port')
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  server.close()
  await once(server, 'close')
  return true
}
