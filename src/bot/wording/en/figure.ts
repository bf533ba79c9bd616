import { type Facts, factsOf } from '../../../training/figure/facts.ts'
import type { Figure } from '../../../training/figure/figure.ts'
import { momentOf } from '../../../training/figure/motion.ts'

/** What pictures of exercises say in words: for who cannot see them, and for what stands in them. */
export const figure = {
  right: 'Like this',
  wrong: 'Not like this',
  neutral: {
    /** What stands in steps and cautions, whichever way round. */
    phrase: /neutral spine|spine (?:is |stays )?neutral/i,
    ask: 'What is a neutral spine?',
    title: 'Neutral spine',
    says: 'Your back has soft curves of its own. Neutral means that you keep them: not rounded, not arched. Head, ribs and hips stay in one line while you move. It need not be perfect.',
  },

  /** Every key position of a movement, one after the other; of a later one, what has changed. */
  alt: (name: string, drawn: Figure, front?: Figure): string => {
    const positions = positionsOf(drawn)
    const held = drawn.hold ? ' Held there.' : ''
    const width = front && factsOf(momentOf(front, -1)).apart
    const stance = width
      ? ` From the front: feet ${width > 80 ? 'as wide as the shoulders' : 'as wide as the hips'}, toes out a little.`
      : ''
    return `${name}. ${capital(positions.join('; then '))}.${held}${stance}`
  },
  /** The same as sentences, for whoever listens. */
  aloud: (drawn: Figure): string[] =>
    positionsOf(drawn).map((position, i) => `${i === 0 ? 'You begin' : 'Then'}: ${position}.`),
  begin: (name: string, aim: string) => `${name}. Aim for ${aim}.`,
  step: (n: number, step: string) => `${n}. ${step}`,
  next: 'Next sentence',
  end: 'That’s all of it.',
  faultAlt: (name: string, says: string) =>
    `${name}: the right way, and beside it the commonest fault: ${says}.`,
}

const said = new WeakMap<Figure, readonly string[]>()

/** Each key position in words; of a later one, only what is new. */
function positionsOf(figure: Figure): readonly string[] {
  const known = said.get(figure) ?? measuredPositions(figure)
  said.set(figure, known)
  return known
}

function measuredPositions(figure: Figure): string[] {
  let before: readonly string[] = []
  return figure.poses.map((_, key) => {
    const now = inWords(factsOf(momentOf(figure, key)), figure)
    const fresh = now.filter(part => !before.includes(part))
    before = now
    return (fresh.length > 0 ? fresh : now).join(', ')
  })
}

function inWords(facts: Facts, figure: Figure): string[] {
  const parts = [baseWords(facts, figure), ...detail(facts, figure), ...handWords(facts, figure)]
  return parts.filter(part => part !== '')
}

function baseWords({ on, knee, hips }: Facts, figure: Figure): string {
  switch (on) {
    case 'back':
      return 'on your back'
    case 'one foot':
      return 'standing on one leg'
    case 'seat':
      return `sitting on a ${figure.props?.some(({ kind }) => kind === 'chair') ? 'chair' : 'bench'}`
    case 'hands and knees':
      return 'on hands and knees'
    case 'knees':
      return hips < 18 ? 'kneeling, hips back toward the heels' : 'kneeling'
    default:
      return knee > 70 && hips < 40 ? 'in a squat' : 'standing'
  }
}

function detail(facts: Facts, figure: Figure): string[] {
  const { on, back, lean } = facts
  const curve = figure.view === 'side' && figure.backbone === true
  switch (on) {
    case 'back':
      return [legsLying(facts), hipsLying(facts), curve ? BACK_LYING[back] : '']
    case 'hands and knees':
    case 'knees':
      return [BACK[back]]
    case 'seat':
      return [
        curve ? (back === 'round' ? BACK.round : 'tall') : leanWords(lean),
        ...(curve ? [] : [BACK[back]]),
      ]
    default:
      return [leanWords(lean), kneeWords(facts), lean < 15 ? '' : BACK[back]]
  }
}

const BACK = { flat: 'back straight', round: 'back rounded', arched: 'back hollowed' } as const
const BACK_LYING = {
  flat: 'lower back on the floor',
  round: 'lower back on the floor',
  arched: 'a small hollow under the lower back',
} as const

function legsLying({ feet, knee, otherKnee, roll }: Facts): string {
  if (roll > 0.5) return 'both knees down to one side'
  if (feet === 2) return 'knees bent, feet on the floor'
  if (feet === 0) return 'both knees toward the chest'
  if (otherKnee < 20) return 'one foot on the floor, the other leg straight'
  return knee > 130 ? 'one foot on the floor, the other knee toward the chest' : 'one foot on the floor'
}

function hipsLying({ hips, line }: Facts): string {
  if (hips < 9) return 'hips on the floor'
  return line ? 'hips raised until shoulders, hips and knees are in line' : 'hips raised halfway'
}

function leanWords(lean: number): string {
  if (lean < 10) return 'upright'
  return lean < 45 ? 'leaning forward a little' : 'bent forward at the hips'
}

function kneeWords({ on, knee, otherKnee, hips, lean }: Facts): string {
  if (on === 'one foot')
    return lean > 60 ? 'the other leg stretched out behind' : 'the other foot off the floor'
  if (hips < 30) return 'thighs level with the floor'
  return otherKnee < 3 ? 'legs straight' : knee < 40 ? 'knees soft' : 'knees bent'
}

function handWords({ on, hands }: Facts, { held }: Figure): string[] {
  const carried = held === 'dumbbells' ? 'weights' : 'weight'
  switch (hands) {
    case 'chest':
      return [held ? 'the weight at the chest' : 'hands at the chest']
    case 'hips':
      return ['hands on the hips']
    case 'thighs':
      return ['hands on the thighs']
    case 'behind thighs':
      return ['hands behind the thigh']
    case 'shins':
      return [held ? `${carried} at the shins` : 'hands at the shins']
    default:
      return held && on !== 'back' ? [`${carried} hanging down`] : []
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
