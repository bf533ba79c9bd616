/**
 * @typedef {import('../view.ts').MessageView} MessageView
 * @typedef {import('../view.ts').FormView} FormView
 * @typedef {import('../live.ts').ClockView} ClockView
 * @typedef {import('../people.ts').Resident} Resident
 * @typedef {import('../../../chat/command.ts').CommandSpec} CommandSpec
 * @typedef {import('../../../chat/message.ts').Option} Option
 * @typedef {{ messages: MessageView[], form?: FormView }} Shown
 * @typedef {{ run: string, as: string, people: Resident[], channel: string, direct: string, commands: CommandSpec[],
 *   version: number, messages: MessageView[], clock: ClockView }} State
 */

/** The server said no, or could not be asked; `code` says which (see `words.refused`). */
export class RequestError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code)
    this.code = code
  }
}

/**
 * Everything that a person sees when they open the page.
 * @param {string} [as] whoever comes first, when left out or unknown
 * @returns {Promise<State>}
 */
export async function getState(as = '') {
  const asked = fetch(`/api/state?as=${encodeURIComponent(as)}`)
  return read(
    await asked.catch(() => {
      throw new RequestError('offline')
    }),
  )
}

/**
 * Sends what someone did. When the answer gets lost it is sent again under the same id, which the server
 * handles once.
 * @param {object} event
 * @returns {Promise<Shown>}
 */
export async function send(event) {
  const body = { id: crypto.randomUUID(), ...event }
  for (const wait of [300, 1200]) {
    try {
      return await post('/api/events', body)
    } catch (error) {
      if (error instanceof RequestError) throw error
      await new Promise(done => setTimeout(done, wait))
    }
  }
  return post('/api/events', body).catch(error => {
    throw error instanceof RequestError ? error : new RequestError('offline')
  })
}

/**
 * What the bot suggests while someone types an option.
 * @param {object} asking
 * @returns {Promise<{ options: Option[] }>}
 */
export function suggest(asking) {
  return post('/api/suggest', asking)
}

/**
 * Moves the bot's clock; resolves when it has arrived.
 * @param {'hour' | 'day' | 'week' | 'prompt'} by
 * @returns {Promise<object>}
 */
export function moveClock(by) {
  return post('/api/clock', { by })
}

/**
 * Hears what happens from now on. The browser reconnects by itself and says what it saw last.
 * @param {string} as
 * @param {number} since the version that is known already
 * @param {{ hello: (run: string) => void, message: (view: MessageView) => void,
 *   clock: (clock: ClockView) => void, lost: (forGood: boolean) => void }} on
 * @returns {() => void} stops it
 */
export function follow(as, since, on) {
  const source = new EventSource(`/api/live?as=${encodeURIComponent(as)}&since=${since}`)
  source.addEventListener('hello', event => on.hello(JSON.parse(event.data).run))
  source.addEventListener('message', event => on.message(JSON.parse(event.data)))
  source.addEventListener('clock', event => on.clock(JSON.parse(event.data)))
  source.addEventListener('error', () => on.lost(source.readyState === EventSource.CLOSED))
  return () => source.close()
}

/**
 * @param {string} path
 * @param {object} body
 */
async function post(path, body) {
  return read(
    await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
}

/** @param {Response} response */
async function read(response) {
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw new RequestError(body.code ?? 'failed')
  return body
}
