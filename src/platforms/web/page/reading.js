/** How far each person has read, by channel; kept by the browser, for it concerns nobody else. */
const KEY = 'spotter.read'

/**
 * @param {string} as
 * @param {string} channel
 * @returns {number} the newest id that was read, 0 when none
 */
export function readUpTo(as, channel) {
  return load()[`${as}/${channel}`] ?? 0
}

/**
 * @param {string} as
 * @param {string} channel
 * @param {number} newest
 */
export function markRead(as, channel, newest) {
  const read = load()
  const key = `${as}/${channel}`
  if (read[key] === newest) return
  localStorage.setItem(KEY, JSON.stringify({ ...read, [key]: newest }))
}

/** @returns {Record<string, number>} */
function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}')
  } catch {
    return {}
  }
}
