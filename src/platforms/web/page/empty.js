import { h, icon } from './dom.js'
import { words } from './words.js'

/**
 * @typedef {import('../../../chat/command.ts').CommandSpec} CommandSpec
 * @typedef {{ text: string, sends: boolean }} Chip `sends`: it needs nothing more to be typed
 */

/**
 * What an empty place says: what to do first, and a chip that does it.
 * @param {'channel' | 'direct' | 'thread'} kind
 * @param {boolean} mayManage
 * @param {readonly CommandSpec[]} commands
 * @param {(chip: Chip) => void} use
 */
export function emptyPlace(kind, mayManage, commands, use) {
  const asCoach = kind === 'channel' && mayManage
  const [title, how] = {
    channel: asCoach ? [words.emptyCoach, words.emptyCoachHow] : [words.emptyMember, words.emptyMemberHow],
    direct: [words.emptyDirect, words.emptyDirectHow],
    thread: [words.emptyThread, words.emptyThreadHow],
  }[kind]
  const chips = kind === 'thread' ? [] : [...(asCoach ? [schedule(commands)] : []), help(commands)]
  return h(
    'div',
    { class: 'empty' },
    h('img', { src: '/icon.svg', alt: '', width: 44, height: 44 }),
    h('h2', {}, title),
    h('p', {}, how),
    h(
      'div',
      { class: 'chips' },
      ...chips.map(chip => {
        if (!chip) return undefined
        const button = h(
          'button',
          { type: 'button', class: 'chip', onclick: () => use(chip) },
          h('code', {}, chip.text),
        )
        if (chip.sends) button.append(icon('send'))
        return button
      }),
    ),
  )
}

/**
 * @param {readonly CommandSpec[]} commands
 * @returns {Chip | undefined}
 */
function schedule(commands) {
  const command = commands.find(({ name }) => name === 'schedule')
  if (!command) return undefined
  return { text: command.subs?.set ? '/schedule set' : '/schedule', sends: false }
}

/**
 * @param {readonly CommandSpec[]} commands
 * @returns {Chip | undefined}
 */
function help(commands) {
  return commands.some(({ name }) => name === 'help') ? { text: '/help', sends: true } : undefined
}
