/*
 * Who should not train today, and what a check-in afterwards leads to. Only ids: the words are the bot's.
 *
 * The signs are those that public guidelines tell people with back pain to have looked at:
 *   [CKS]   NICE Clinical Knowledge Summary, Sciatica (lumbar radiculopathy): red flag symptoms and signs
 *           https://cks.nice.org.uk/topics/sciatica-lumbar-radiculopathy/diagnosis/red-flag-symptoms-signs/
 *   [NG59]  NICE guideline NG59, Low back pain and sciatica in over 16s, recommendation 1.1.1 (think of
 *           infection and trauma among others, above all when symptoms are new or change)
 *           https://www.nice.org.uk/guidance/ng59/chapter/Recommendations
 *   [AHCPR] Acute Low Back Problems in Adults: Assessment and Treatment, table 1, red flags for potentially
 *           serious conditions, https://www.ncbi.nlm.nih.gov/books/NBK52120/
 *   [AAFP]  Casazza, Diagnosis and Treatment of Acute Low Back Pain, Am Fam Physician 2012;85(4):343-350
 *           https://www.aafp.org/pubs/afp/issues/2012/0215/p343.html
 */

import { type Felt, type GateAnswer, reactionOf } from './felt.ts'
import type { Program } from './program.ts'

/** Any one of these means: no training today, see a doctor. In the order in which they are asked. */
export const RED_FLAGS = [
  // Numbness or tingling around the genitals or buttocks, a sign of cauda equina syndrome: an emergency.
  // [CKS], [AHCPR], [AAFP]
  'saddle-numbness',
  // New trouble passing urine or feeling it pass, or new loss of control of bladder or bowel; likewise an
  // emergency. [CKS], [AHCPR], [AAFP]
  'bladder-bowel',
  // A leg, or both, weak or numb, and badly so or getting worse. [CKS], [AHCPR], [AAFP]
  'leg-weakness',
  // Back pain with fever or chills: a possible infection. [NG59], [AHCPR], [AAFP]
  'fever',
  // Pain since a fall or an accident: a possible fracture. [NG59], [AHCPR], [AAFP]
  'fall',
] as const

/** What to offer before a session. 'stop' offers no exercise at all. */
export function adviseBefore(answer: GateAnswer): 'start' | 'gentle' | 'stop' {
  switch (answer) {
    case 'fine':
      return 'start'
    case 'sore':
      return 'gentle'
    case 'flag':
      return 'stop'
  }
}

/**
 * What to suggest for the next session, from what a member answered in their weeks, newest first. What counts is
 * how often in a row, up to now, it was worse: a back that keeps getting worse with exercise is no longer a
 * matter of choosing the right exercise.
 */
export function adviseAfter(
  weeks: readonly Felt[],
  kind: Program['kind'] = 'strength',
): 'fine' | 'sore' | 'hard' | 'easier' | 'rest' | 'gentle' | 'see-someone' {
  const reaction = reactionOf(weeks)
  if (reaction !== 'worse') return reaction === 'unknown' ? 'fine' : reaction
  const lastFine = weeks.findIndex((_, n) => reactionOf(weeks.slice(n)) !== 'worse')
  const worse = lastFine < 0 ? weeks.length : lastFine
  // There is nothing gentler than the gentle program.
  if (kind === 'gentle') return worse === 1 ? 'rest' : 'see-someone'
  if (worse === 1) return 'easier'
  return worse === 2 ? 'gentle' : 'see-someone'
}
