import { LANGUAGE } from '../en/index.ts'
import type { Meaning } from './body-lists.ts'

/** Where it is: this says nothing by itself. */
export const PLACES: ReadonlySet<string> = new Set<Meaning>([
  'part',
  'joint',
  'saddle',
  'below',
  'legs',
  'both',
  'leg',
  'chest',
  'cough',
  'backOnly',
  'upper',
  'night',
  'urine',
  'sex',
  'erection',
  'sense',
])

/** How it is, and what was done: this says nothing by itself either, and may stand in a log. */
export const MANNERS: ReadonlySet<string> = new Set<Meaning>([
  'altered',
  'bends',
  'dysfunction',
  'effort',
  'fast',
  'had',
  'height',
  'loses',
  'mass',
  'moves',
  'needs',
  'noReason',
  'unable',
  'unaware',
  'vehicle',
])

/** What a denial, or that it is over, takes back; where it is, and what was done, stays. */
export const DENIABLE: ReadonlySet<string> = new Set(
  Object.keys(LANGUAGE.body.words).filter(one => !PLACES.has(one) && !MANNERS.has(one)),
)

/** What happens once, and does not go on. */
export const HAPPENS: ReadonlySet<Meaning> = new Set<Meaning>([
  'fall',
  'fallen',
  'mishap',
  'accident',
  'crash',
  'struck',
])

/** What is over when it was long ago; what somebody has had once, like cancer, is to be known all the same. */
export const PASSES: ReadonlySet<string> = new Set<Meaning>([
  ...HAPPENS,
  'pain',
  'complaint',
  'bad',
  'numb',
  'weak',
  'fever',
  'wet',
  'fails',
  'moveLeg',
  'footDrop',
  'tingles',
  'unwell',
])
