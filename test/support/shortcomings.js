// Runs inside the page; see browser.ts.
;(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

  /** Any CSS colour as red, green, blue (0 to 255) and alpha (0 to 1). */
  function read(color) {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = color
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  }

  function over(top, under) {
    return [...[0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])), 1]
  }

  function behind(element) {
    if (!element) return read(getComputedStyle(document.documentElement).backgroundColor)
    const own = read(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : over(own, behind(element.parentElement))
  }

  /** Relative luminance (WCAG 2.2). */
  function light(color) {
    const [r, g, b] = color.slice(0, 3).map(part => {
      const c = part / 255
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  const isShown = element =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('[inert], .skip') &&
    element.getClientRects().length > 0

  /** Below AA (WCAG 2.2, 1.4.3): 4.5, or 3 for large text. Disabled controls are exempt there. */
  const contrast = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim()
    const element = texts.currentNode.parentElement
    if (!text || !isShown(element) || element.closest(':disabled, noscript')) continue
    const style = getComputedStyle(element)
    const back = behind(element)
    const pair = [light(over(read(style.color), back)), light(back)]
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    if (ratio < (isLarge ? 3 : 4.5)) contrast.push(`"${text.slice(0, 40)}" ${ratio.toFixed(2)}`)
  }

  const controls = [...document.querySelectorAll('button, select, input, textarea, a[href]')].filter(isShown)
  const describe = element =>
    `${element.tagName} ${element.id || element.className} "${element.textContent.slice(0, 30)}"`
  const isNamed = element =>
    element.getAttribute('aria-label') ||
    element.labels?.length ||
    element.textContent.trim() ||
    element.title
  const unnamed = controls.filter(element => !isNamed(element)).map(describe)
  // Links inside a sentence are exempt (WCAG 2.2, 2.5.8).
  const small = controls
    .filter(element => !(element.tagName === 'A' && element.closest('p, li')))
    .filter(element => {
      const { width, height } = element.getBoundingClientRect()
      return Math.min(width, height) < 39.5
    })
    .map(describe)
  const { scrollWidth, clientWidth } = document.documentElement
  return { contrast, unnamed, small, overflow: scrollWidth - clientWidth }
})()
