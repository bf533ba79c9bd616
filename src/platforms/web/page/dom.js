/** @typedef {Node | string | undefined | null | false} Child */

/**
 * Makes an element. Children that are text become text nodes, so nothing that anyone typed is ever markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [props] attributes; `onclick` and the like are listeners; false leaves out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || (value === false && !name.startsWith('aria-'))) continue
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value))
    } else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value))
  }
  element.append(...children.filter(child => child !== undefined && child !== null && child !== false))
  return element
}

/**
 * The element of the page with this id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no #${id}`)
  return found
}

/** @type {Record<string, string>} */
const ICONS = {
  send: 'M12 19V5M5.5 11.5 12 5l6.5 6.5',
  back: 'M14.5 5 8 12l6.5 7',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  slash: 'M15 5 9 19',
  lock: 'M7.5 11V8.5a4.5 4.5 0 0 1 9 0V11M6 11h12v8.5H6z',
  thread: 'M5 6h14v10H11l-4 3.5V16H5z',
  file: 'M12 4.5v10.5M7.5 11 12 15.5 16.5 11M5.5 19.5h13',
  down: 'M12 5v14M5.5 12.5 12 19l6.5-6.5',
  next: 'M5.5 6l8 6-8 6zM17.5 6v12',
  clock: 'M12 7.5V12l3 2M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
}

/**
 * A small line drawing, for the eye only.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', ICONS[name] ?? '')
  svg.append(path)
  return svg
}

/**
 * Runs something once what is happening now is over, however often it is asked for meanwhile.
 * @param {() => void} work
 */
export function soon(work) {
  let isPending = false
  return () => {
    if (isPending) return
    isPending = true
    setTimeout(() => {
      isPending = false
      work()
    })
  }
}
