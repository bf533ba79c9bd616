import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** Opens a line to a port of this machine that takes so many milliseconds each way. @returns the port at its near end */
export async function slowLine(to: number, ms: number): Promise<number> {
  const server = createServer(near => {
    const far = connect(to, '127.0.0.1')
    carry(near, far, ms)
    carry(far, near, ms)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  server.unref()
  return (server.address() as AddressInfo).port
}

function carry(from: Socket, to: Socket, ms: number): void {
  from.setNoDelay(true)
  from.on('data', chunk => void setTimeout(() => to.write(chunk), ms))
  from.on('close', () => void setTimeout(() => to.destroy(), ms))
  from.on('error', () => {})
}
