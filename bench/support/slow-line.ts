import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/**
 * Opens a line to a port of this machine that takes so many milliseconds each way: what is said first on a connection
 * comes after it was opened, there and back. @returns the port at its near end
 */
export async function slowLine(to: number, ms: number): Promise<number> {
  const server = createServer(near => {
    const far = connect(to, '127.0.0.1')
    const opened = performance.now() + 2 * ms
    carry(near, far, ms, opened)
    carry(far, near, ms)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  server.unref()
  return (server.address() as AddressInfo).port
}

function carry(from: Socket, to: Socket, ms: number, opened = 0): void {
  const later = (run: () => void) => void setTimeout(run, ms + Math.max(0, opened - performance.now()))
  from.setNoDelay(true)
  from.on('data', chunk => later(() => to.write(chunk)))
  from.on('close', () => later(() => to.destroy()))
  from.on('error', () => {})
}
