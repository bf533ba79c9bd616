/**
 * @typedef {import('../../../chat/command.ts').CommandSpec} CommandSpec
 * @typedef {import('../../../chat/command.ts').Options} Options
 * @typedef {import('../../../chat/command.ts').OptionSpec} OptionSpec
 * @typedef {import('../../../chat/message.ts').Option} Option
 * @typedef {{ insert: string, label: string, detail: string, code?: boolean, needs?: boolean, more?: boolean }} Item
 *   `insert` is what the box holds once the item is taken; `more`: it is no whole command even then
 * @typedef {{ command: string, sub?: string, option: string, typed: string, before: string, rest: boolean }} Ask
 *   what to ask the bot, and what goes `before` its suggestion
 * @typedef {{ name: string, required: boolean, current: boolean }} Part
 * @typedef {{ items: Item[], eager: boolean, usage?: { command: string, parts: Part[], spec?: OptionSpec }, ask?: Ask }}
 *   Completion  `eager`: Enter takes the first item, because what is typed is not a whole command yet
 */

/**
 * What may come next in a line that begins with a slash; undefined when nothing can be said about it.
 * @param {string} text
 * @param {readonly CommandSpec[]} commands
 * @returns {Completion | undefined}
 */
export function complete(text, commands) {
  if (!text.startsWith('/') || text.includes('\n')) return undefined
  const [, name = '', gap = '', rest = ''] = /^\/(\S*)(\s*)(.*)$/.exec(text) ?? []
  if (!gap) return { items: commandItems(name, commands), eager: true }
  const command = commands.find(one => one.name === name.toLowerCase())
  if (!command) return undefined
  const head = `/${command.name} `
  if (!command.subs) return optionsAt(head, command.name, undefined, command.options, rest)
  const [, sub = '', subGap = '', subRest = ''] = /^(\S*)(\s*)(.*)$/.exec(rest) ?? []
  if (!subGap) return { items: subItems(head, sub, command), eager: sub !== '' }
  const spec = Object.hasOwn(command.subs, sub.toLowerCase()) ? command.subs[sub.toLowerCase()] : undefined
  return (
    spec && optionsAt(`${head}${sub.toLowerCase()} `, command.name, sub.toLowerCase(), spec.options, subRest)
  )
}

/**
 * The items for what the bot suggested.
 * @param {Ask} ask
 * @param {readonly Option[]} options
 * @returns {Item[]}
 */
export function suggestedItems(ask, options) {
  return options.map(option => valueItem(ask.before, option, ask.rest))
}

/**
 * @param {string} typed
 * @param {readonly CommandSpec[]} commands
 */
function commandItems(typed, commands) {
  const wanted = typed.toLowerCase()
  const first = commands.filter(command => command.name.startsWith(wanted))
  const then = commands.filter(command => !first.includes(command) && command.name.includes(wanted))
  return [...first, ...then].map(({ name, summary, subs, options, needs }) => ({
    insert: subs || Object.keys(options).length > 0 ? `/${name} ` : `/${name}`,
    label: `/${name}`,
    detail: summary,
    code: true,
    needs: needs === 'manage',
    more: needsMore(options),
  }))
}

/** @param {Options} options */
const needsMore = options => Object.values(options).some(option => option.required)

/**
 * @param {string} head
 * @param {string} typed
 * @param {CommandSpec} command
 */
function subItems(head, typed, command) {
  return Object.entries(command.subs ?? {})
    .filter(([name]) => name.startsWith(typed.toLowerCase()))
    .map(([name, { summary, options }]) => ({
      insert: Object.keys(options).length > 0 ? `${head}${name} ` : `${head}${name}`,
      label: name,
      detail: summary,
      code: true,
      more: needsMore(options),
    }))
}

/**
 * @param {string} head
 * @param {string} command
 * @param {string | undefined} sub
 * @param {Options} options
 * @param {string} rest
 * @returns {Completion | undefined}
 */
function optionsAt(head, command, sub, options, rest) {
  if (Object.keys(options).length === 0) return undefined
  const { filled, word, named, start } = scan(options, rest)
  const free = Object.entries(options).filter(([name]) => !filled.has(name))
  const before = head + rest.slice(0, start)
  const needed = free.find(([, option]) => option.required)?.[0]
  const only = free.length === 1 ? free[0]?.[0] : undefined
  const current = named ?? only ?? (word ? freeFor(free, word) : needed)
  const spec = current === undefined ? undefined : options[current]
  // Named, a value cannot end up in another option; the only one that is left needs no name.
  const prefix = current === undefined || current === only ? before : `${before}${current}:`
  const hasValues = spec?.type === 'choice' || (spec?.type === 'text' && spec.suggests === true)
  const showNames = named === undefined && only === undefined
  const names = free.filter(([name]) => showNames && name.startsWith(word.toLowerCase()))
  return {
    items: [
      ...(spec ? valuesOf(prefix, spec, word) : []),
      ...names
        .filter(([name]) => name !== current || !hasValues)
        .map(([name, option]) => ({
          insert: `${before}${name}:`,
          label: `${name}:`,
          detail: option.summary,
          code: true,
        })),
    ],
    eager: word !== '' && spec?.type === 'choice',
    usage: {
      command: sub ? `/${command} ${sub}` : `/${command}`,
      parts: Object.entries(options).map(([name, option]) => ({
        name,
        required: option.required === true,
        current: name === current,
      })),
      ...(spec && { spec }),
    },
    ...(current !== undefined &&
      spec?.type === 'text' &&
      spec.suggests && {
        ask: {
          command,
          ...(sub && { sub }),
          option: current,
          typed: word,
          before: prefix,
          rest: isRest(spec),
        },
      }),
  }
}

/**
 * Which options a line has filled, and the word at its end. Bare words go where the bot would put them, as
 * far as that can be told without reading them.
 * @param {Options} options
 * @param {string} rest
 * @returns {{ filled: Set<string>, word: string, named: string | undefined, start: number }}
 */
function scan(options, rest) {
  /** @type {Set<string>} */
  const filled = new Set()
  let at = 0
  while (at < rest.length) {
    if (rest[at] === ' ') {
      at++
      continue
    }
    const start = at
    const key = /^([a-z][a-z_-]*)[:=]\s*/i.exec(rest.slice(at))
    const known = key?.[1]?.toLowerCase()
    const named = known !== undefined && Object.hasOwn(options, known) ? known : undefined
    if (named !== undefined) at += key?.[0].length ?? 0
    const free = Object.entries(options).filter(([name]) => !filled.has(name))
    const spec = named === undefined ? undefined : options[named]
    const toEnd = isRest(spec) || (named === undefined && free.every(([, option]) => isRest(option)))
    const word = toEnd ? rest.slice(at) : (/^("[^"]*"?|\S*)/.exec(rest.slice(at))?.[0] ?? '')
    at += word.length
    if (at >= rest.length) return { filled, word: word.replace(/^"/, ''), named, start }
    const target = named ?? freeFor(free, word)
    if (target !== undefined) filled.add(target)
  }
  return { filled, word: '', named: undefined, start: rest.length }
}

/** @param {OptionSpec | undefined} spec */
const isRest = spec => spec?.type === 'text' && spec.rest === true

/**
 * The first free option that a bare word may be meant for.
 * @param {readonly [string, OptionSpec][]} free
 * @param {string} word
 */
function freeFor(free, word) {
  const wanted = word.toLowerCase()
  const fits = free.find(([, option]) => {
    if (option.type === 'choice')
      return word !== '' && option.choices.some(c => c.value.toLowerCase().startsWith(wanted))
    return true
  })
  return fits?.[0]
}

/**
 * @param {string} before
 * @param {OptionSpec} spec
 * @param {string} typed
 */
function valuesOf(before, spec, typed) {
  if (spec.type !== 'choice') return []
  const wanted = typed.toLowerCase()
  return spec.choices
    .filter(
      ({ value, label }) => value.toLowerCase().startsWith(wanted) || label.toLowerCase().startsWith(wanted),
    )
    .map(choice => valueItem(before, choice, false))
}

/**
 * @param {string} before
 * @param {Option} option
 * @param {boolean} rest
 * @returns {Item}
 */
function valueItem(before, option, rest) {
  const quoted = !rest && /\s/.test(option.value) ? `"${option.value}"` : option.value
  return {
    insert: `${before}${quoted}${rest ? '' : ' '}`,
    label: option.label,
    detail: option.description ?? '',
  }
}
