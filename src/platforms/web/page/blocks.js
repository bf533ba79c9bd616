import { h, icon } from './dom.js'
import { shortOf, shown } from './time.js'
import { words } from './words.js'

/**
 * @typedef {import('../view.ts').MessageView} MessageView
 * @typedef {import('../view.ts').BlockView} BlockView
 * @typedef {import('../view.ts').ButtonView} ButtonView
 * @typedef {import('../view.ts').Jump} Jump
 * @typedef {import('../../../chat/markdown.ts').Inline} Inline
 * @typedef {import('../../../chat/markdown.ts').Line} Line
 * @typedef {{ me: string, press: (view: MessageView, action: string, chosen?: string[]) => Promise<void>,
 *   jump: (to: Jump) => void }} Hands what the controls of a message do
 */

/**
 * @param {BlockView} block
 * @param {MessageView} view
 * @param {Hands} hands
 * @returns {HTMLElement}
 */
export function blockElement(block, view, hands) {
  switch (block.kind) {
    case 'text':
    case 'note':
      return h('div', { class: block.kind }, ...linesOf(block.lines))
    case 'fields':
      return h('dl', { class: 'fields' }, ...block.fields.map(field))
    case 'picture':
      return picture(block)
    case 'meter':
      return meter(block)
    case 'buttons':
      return h(
        'div',
        { class: 'buttons' },
        ...block.buttons.map(button => buttonElement(button, view, hands)),
      )
    case 'choice':
      return choice(block, view, hands)
    case 'file':
      return h(
        'a',
        {
          class: 'file',
          href: `${block.href}?as=${hands.me}`,
          ...(block.opens ? { target: '_blank', rel: 'noopener' } : { download: block.name }),
        },
        icon('file'),
        h('span', {}, block.name),
        h('span', { class: 'muted' }, block.opens ? words.page : words.file),
      )
  }
}

/**
 * Lines as paragraphs and lists.
 * @param {readonly Line[]} lines
 * @returns {HTMLElement[]}
 */
function linesOf(lines) {
  /** @type {HTMLElement[]} */
  const made = []
  let open = ''
  for (const line of lines) {
    const inner = line.inner.map(inline)
    if (line.kind !== 'plain') {
      const last = made.at(-1)
      const list = open === line.kind && last ? last : listOf(line)
      if (list !== last) made.push(list)
      list.append(h('li', {}, ...inner))
    } else if (open === 'plain' && inner.length > 0) {
      made.at(-1)?.append(h('br'), ...inner)
    } else if (inner.length > 0) {
      made.push(h('p', {}, ...inner))
    }
    open = line.kind === 'plain' && inner.length === 0 ? '' : line.kind
  }
  return made
}

/** @param {Line} line */
function listOf(line) {
  return line.kind === 'number' ? h('ol', { start: line.number }) : h('ul')
}

/**
 * @param {Inline} part
 * @returns {Node}
 */
export function inline(part) {
  switch (part.kind) {
    case 'text':
      return document.createTextNode(part.text)
    case 'bold':
      return h('strong', {}, ...part.inner.map(inline))
    case 'italic':
      return h('em', {}, ...part.inner.map(inline))
    case 'code':
      return h('code', {}, part.text)
    case 'link':
      return h('a', { href: part.url, target: '_blank', rel: 'noopener noreferrer' }, part.text)
    case 'time': {
      const counts = part.style === 'relative' && part.at
      const full = shortOf(part.at)
      const machine = new Date(part.at).toISOString()
      return h('time', { datetime: machine, title: full, 'data-counts': counts }, shown(part.at, part.style))
    }
  }
}

/** @param {{ name: readonly Line[], value: readonly Line[] }} field */
function field({ name, value }) {
  return h('div', {}, h('dt', {}, ...linesOf(name)), h('dd', {}, ...linesOf(value)))
}

/**
 * Who asked their device for less motion sees it stand still.
 *
 * @param {{ src: string, alt: string, moving?: string }} block
 */
function picture({ src, alt, moving }) {
  if (moving) {
    const still = h('source', { media: '(prefers-reduced-motion: reduce)', srcset: src })
    return h('picture', { class: 'picture' }, still, h('img', { src: moving, alt }))
  }
  return h('picture', { class: 'picture' }, h('img', { src, alt }))
}

/** @param {{ done: number, total: number, label: readonly Line[] }} block */
function meter({ done, total, label }) {
  const text = h('span', { class: 'meter-label' }, ...label.flatMap(line => line.inner.map(inline)))
  if (total === 0) return h('div', { class: 'meter' }, text)
  const bar = h('span', {
    class: 'meter-bar',
    role: 'meter',
    'aria-label': text.textContent,
    'aria-valuemin': 0,
    'aria-valuemax': total,
    'aria-valuenow': done,
  })
  // Few are shown one by one, as one counts people or sets; many as one bar.
  const parts = total <= 12 ? total : 1
  for (let part = 0; part < parts; part++) {
    const full = h('i')
    const share = parts === 1 ? done / total : done - part
    full.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`
    bar.append(h('span', {}, full))
  }
  return h('div', { class: 'meter' }, bar, text)
}

/**
 * @param {ButtonView} button
 * @param {MessageView} view
 * @param {Hands} hands
 */
function buttonElement(button, view, hands) {
  if ('jump' in button) {
    return h(
      'button',
      { type: 'button', class: 'plain', onclick: () => hands.jump(button.jump) },
      button.label,
    )
  }
  const element = h(
    'button',
    {
      type: 'button',
      class: button.style,
      'data-action': button.action,
      onclick: () => underWay(element, () => hands.press(view, button.action)),
    },
    h('span', {}, button.label),
  )
  return element
}

/**
 * @param {Extract<BlockView, { kind: 'choice' }>} block
 * @param {MessageView} view
 * @param {Hands} hands
 */
function choice(block, view, hands) {
  const some = block.options.some(option => option.selected)
  const select = h(
    'select',
    {
      'aria-label': block.placeholder,
      'data-action': block.action,
      onchange: () => {
        const { value } = select
        void underWay(select, () => hands.press(view, block.action, [value])).then(() => {
          // What counts as chosen is what the bot says, not what the browser shows.
          if (!some) select.value = ''
        })
      },
    },
    !some && h('option', { value: '', selected: true, disabled: true }, block.placeholder),
    ...block.options.map(option => {
      const text = option.description ? `${option.label} · ${option.description}` : option.label
      return h('option', { value: option.value, selected: option.selected }, text)
    }),
  )
  return h('span', { class: 'select' }, some && h('span', { class: 'muted' }, block.placeholder), select)
}

/**
 * Shows that a control's work is under way, and takes no second press meanwhile.
 * @param {HTMLElement} element
 * @param {() => Promise<void>} work
 */
async function underWay(element, work) {
  if (element.getAttribute('aria-busy')) return
  element.setAttribute('aria-busy', 'true')
  try {
    await work()
  } finally {
    element.removeAttribute('aria-busy')
  }
}
