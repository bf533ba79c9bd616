/** From https://discord.com/developers/docs/components/reference; not the adapter's own numbers. */
const LIMITS = {
  components: 40,
  text: 4000,
  buttonsInRow: 5,
  options: 25,
  customId: 100,
  buttonLabel: 80,
  url: 512,
  placeholder: 150,
  optionText: 100,
  alt: 1024,
  galleryItems: 10,
  attachments: 10,
  mentions: 100,
  modalTitle: 45,
  modalFields: 5,
  label: 45,
  hint: 100,
  fieldPlaceholder: 100,
}

type Json = Readonly<Record<string, unknown>>

/** What Discord would refuse about a message or a modal, as sentences; empty when it would take it. */
export function check(payload: object): string[] {
  const body = payload as Json
  const problems: string[] = []
  const all = flatten(body.components)
  const say = (bad: boolean, problem: string) => {
    if (bad) problems.push(problem)
  }
  const within = (what: string, value: unknown, max: number, min = 1) => {
    const size = typeof value === 'string' || Array.isArray(value) ? value.length : 0
    say(size > max, `${what} has ${size}, at most ${max}`)
    say(size < min, `${what} has ${size}, at least ${min}`)
  }
  const modal = typeof body.title === 'string'
  if (modal) {
    within('the title', body.title, LIMITS.modalTitle)
    within('the modal', body.components, LIMITS.modalFields)
  } else {
    say(all.length === 0, 'the message is empty')
    say(all.length > LIMITS.components, `${all.length} components, at most ${LIMITS.components}`)
    const text = all.reduce((sum, c) => sum + (c.type === 10 ? String(c.content).length : 0), 0)
    say(text > LIMITS.text, `${text} characters of text, at most ${LIMITS.text}`)
    within('attachments', body.attachments, LIMITS.attachments, 0)
    within('allowed mentions', (body.allowed_mentions as Json | undefined)?.users, LIMITS.mentions, 0)
  }
  const ids = all.flatMap(c => (typeof c.custom_id === 'string' ? [c.custom_id] : []))
  for (const id of ids) within(`custom_id ${id.slice(0, 20)}`, id, LIMITS.customId)
  say(new Set(ids).size < ids.length, 'two components share a custom_id')
  const files = new Set(list(body.attachments).map(a => a.filename))
  const attached = (media: unknown) => {
    const url = String((media as Json | undefined)?.url)
    if (/^https:\/\/(?!cdn\.discordapp\.com)/.test(url)) return
    say(!files.has(url.replace('attachment://', '')), `${url} is not attached`)
  }
  for (const c of all) {
    switch (c.type) {
      case 1: {
        const inner = list(c.components)
        within('a row', inner, inner[0]?.type === 2 ? LIMITS.buttonsInRow : 1)
        say(new Set(inner.map(one => one.type === 2)).size > 1, 'a button and a select share a row')
        break
      }
      case 2:
        within('a button label', c.label, LIMITS.buttonLabel)
        say(
          c.style === 5 ? 'custom_id' in c : 'url' in c,
          'a button either leads somewhere or does something',
        )
        if (c.style === 5) within('a button url', c.url, LIMITS.url)
        else within('a button custom_id', c.custom_id, LIMITS.customId)
        break
      case 3:
        within('a placeholder', c.placeholder ?? '', LIMITS.placeholder, 0)
        within('a select', c.options, LIMITS.options)
        say(modal && c.disabled === true, 'a select in a modal cannot be disabled')
        say(Number(c.min_values ?? 1) > Number(c.max_values ?? 1), 'min_values is above max_values')
        for (const option of list(c.options)) {
          within('an option label', option.label, LIMITS.optionText)
          within('an option value', option.value, LIMITS.optionText)
          within('an option description', option.description ?? '', LIMITS.optionText, 0)
        }
        say(new Set(list(c.options).map(o => o.value)).size < list(c.options).length, 'option values repeat')
        say(list(c.options).filter(o => o.default).length > 1, 'more than one option is chosen')
        break
      case 4:
        within('a field value', c.value ?? '', Number(c.max_length), 0)
        within('a field placeholder', c.placeholder ?? '', LIMITS.fieldPlaceholder, 0)
        break
      case 10:
        say(String(c.content).trim() === '', 'a text is blank')
        break
      case 12:
        within('a gallery', c.items, LIMITS.galleryItems)
        for (const item of list(c.items)) {
          within('an alternative text', item.description, LIMITS.alt)
          attached(item.media)
        }
        break
      case 13:
        attached(c.file)
        break
      case 18:
        within('a label', c.label, LIMITS.label)
        within('a hint', c.description ?? '', LIMITS.hint, 0)
        break
    }
  }
  return problems
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** All components, nested ones included. */
function flatten(value: unknown): readonly Json[] {
  return list(value).flatMap(c => [c, ...flatten(c.components), ...flatten(c.component ? [c.component] : [])])
}
