/** What joins two things that somebody says or marks one, and means nothing where one of them is left out. */
const JOINTS = /^(?:[\s,;:.!?()*_~`|>"“”–—-]|(?:and|but|plus|however|then)$)/i

/** A text without the pieces that were read, and without what joined them to the rest. */
export function without(
  text: string,
  pieces: readonly { readonly start: number; readonly end: number }[],
): string {
  let from = 0
  const kept: string[] = []
  for (const { start, end } of pieces) {
    kept.push(trimmed(text.slice(from, start)))
    from = end
  }
  kept.push(trimmed(text.slice(from)))
  return kept.filter(Boolean).join(', ')
}

function trimmed(text: string): string {
  const words = text.split(/(\s+|[,;:.!?()*_~`|>"“”–—-])/).filter(Boolean)
  const first = words.findIndex(word => !JOINTS.test(word))
  const last = words.findLastIndex(word => !JOINTS.test(word))
  return first < 0 ? '' : words.slice(first, last + 1).join('')
}
