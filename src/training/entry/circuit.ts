import type { Draft } from './drafts.ts'
import type { Token } from './token.ts'

/** "2 rounds: bridges 12, rdl 10" can only be so many of each. Undefined where nothing like that is said. */
export function ledByRounds([lead, ...others]: readonly Draft[]): readonly Draft[] | undefined {
  const [piece] = lead?.pieces ?? []
  if (!lead || !piece || others.length === 0 || piece.front[1]?.kind !== 'rounds') return undefined
  const plain = { ...lead, pieces: [{ ...piece, front: piece.front.slice(2) }] }
  return inCircuit([plain, ...others], piece.front.slice(0, 2))
}

/** So many rounds of what some drafts say, where each says a number of reps and nothing more. */
export function inCircuit(drafts: readonly Draft[], count: readonly Token[]): readonly Draft[] | undefined {
  const number = count.find(({ kind }) => kind === 'number' || kind === 'often')
  if ((number?.kind !== 'number' && number?.kind !== 'often') || drafts.length === 0) return undefined
  const { start, end, value } = number
  const rounds: readonly Token[] = [
    { kind: 'number', value, start, end },
    { kind: 'rounds', start, end },
  ]
  const each = drafts.flatMap(draft => {
    const [piece, ...more] = draft.pieces
    const said = piece ? [...piece.front, ...piece.back] : []
    const isPlain =
      more.length === 0 && /^(?:x )?number(?: reps)?$/.test(said.map(({ kind }) => kind).join(' '))
    return piece && isPlain
      ? [{ ...draft, pieces: [{ front: rounds, back: said.filter(({ kind }) => kind !== 'x') }] }]
      : []
  })
  return each.length === drafts.length ? each : undefined
}
