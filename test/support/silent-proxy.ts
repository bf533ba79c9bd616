import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line to a port on 127.0.0.1 that can go dead without being cut, as a network does. */
export interface SilentProxy {
  readonly port: number
  /** From now on nothing comes through, on lines that are open; new ones work. */
  silence(): void
  /** From now on answers do not come back, on lines that are open; what is asked still arrives. */
  mute(): void
  close(): void
}

export async function silentProxy(to: number): Promise<SilentProxy> {
  const open = new Set<Socket>()
  const answering = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(to, '127.0.0.1')
    near.pipe(far).pipe(near)
    answering.add(far)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    silence: () => {
      for (const socket of open) socket.unpipe().pause()
    },
    mute: () => {
      for (const far of answering) far.unpipe().resume()
    },
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
