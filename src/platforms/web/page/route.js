/**
 * Where one is on the page. All of it is in the address, so that a reload, a second tab and the browser's
 * back button do what one expects: `/?as=ben#back-club/12/15`.
 * @typedef {{ as: string, channel: string, thread?: string, message?: string }} Route
 */

/** @returns {Partial<Route>} */
export function readRoute() {
  const [channel, thread, message] = location.hash.slice(1).split('/').map(decodeURIComponent)
  const as = new URLSearchParams(location.search).get('as') ?? undefined
  return {
    ...(as && { as }),
    ...(channel && { channel }),
    ...(thread && { thread }),
    ...(message && { message }),
  }
}

/**
 * @param {Route} route
 * @param {{ replace?: boolean }} [how]
 */
export function writeRoute({ as, channel, thread }, { replace = false } = {}) {
  const hash = [channel, thread]
    .filter(part => part !== undefined)
    .map(part => encodeURIComponent(part ?? ''))
  const url = `/?as=${encodeURIComponent(as)}#${hash.join('/')}`
  if (url === location.pathname + location.search + location.hash) return
  if (replace) history.replaceState(null, '', url)
  else history.pushState(null, '', url)
}
