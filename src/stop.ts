/** What a stop is, for whoever starts: this imports nothing, so that it is there before anything else is loaded. */
let stopping = false
/** Until there is something to be closed, a stop is an end. */
let close = async (): Promise<void> => {}

/** Whether this process is being stopped. */
export function isStopping(): boolean {
  return stopping
}

/** Has something closed before the process ends. */
export function closeBeforeEnd(work: () => Promise<void>): void {
  close = work
}

export async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  await close()
  process.exit(code)
}

export function hearStops(): void {
  // Who asks twice does not want to wait.
  const asked = () => (stopping ? process.exit(1) : void stop(0))
  process.on('SIGINT', asked)
  process.on('SIGTERM', asked)
}
