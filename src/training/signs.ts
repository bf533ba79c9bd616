/*
 * Who should not train today before somebody else has had a look. Only ids: the words are the bot's.
 */

/** Where public guidelines say so; docs/health.md has what each says. */
const SOURCES = {
  NHS: { title: 'NHS, Back pain', url: 'https://www.nhs.uk/conditions/back-pain/' },
  CKS: {
    title: 'NICE Clinical Knowledge Summary, Sciatica (lumbar radiculopathy): red flag symptoms and signs',
    url: 'https://cks.nice.org.uk/topics/sciatica-lumbar-radiculopathy/diagnosis/red-flag-symptoms-signs/',
  },
  NG59: {
    title: 'NICE guideline NG59, Low back pain and sciatica in over 16s, recommendation 1.1.1',
    url: 'https://www.nice.org.uk/guidance/ng59/chapter/Recommendations',
  },
  AHCPR: {
    title: 'Acute Low Back Problems in Adults: Assessment and Treatment (1994), table 1',
    url: 'https://www.ncbi.nlm.nih.gov/books/NBK52120/table/A34364/',
  },
  AAFP: {
    title: 'Casazza, Diagnosis and Treatment of Acute Low Back Pain, Am Fam Physician 2012;85(4):343-350',
    url: 'https://www.aafp.org/pubs/afp/issues/2012/0215/p343.html',
  },
  NCHC: {
    title: 'Norfolk and Waveney Community Health (NHS), Got back pain?',
    url: 'https://norfolkandwaveneycommunityhealth.nhs.uk/msk/refer-yourself/systmconnect/got-back-pain/',
  },
  GIRFT: {
    title: 'GIRFT national pathway for suspected cauda equina syndrome (England), primary and community care',
    url: 'https://girft-interactivepathways.org.uk/cauda-equina-1/ces-pres-primary-comm-3a-1/',
  },
  UMICH: {
    title: 'University of Michigan, Back care: is it safe to exercise?',
    url: 'https://hr.umich.edu/benefits-wellness/health-well-being/mhealthy/faculty-staff-well-being/chronic-health-conditions/back-pain-care/back-pain-self-care/back-care-exercises-stretches/back-care-it-safe-exercise',
  },
  PARQ: {
    title: 'Physical Activity Readiness Questionnaire (PAR-Q and PAR-Q+)',
    url: 'https://eparmedx.com/',
  },
  HSE: {
    title: 'HSE (Ireland), When to get medical advice before exercising in pregnancy',
    url: 'https://www2.hse.ie/pregnancy-birth/keeping-well/exercise/when-get-medical-advice-exercising',
  },
} as const

/** 'now' is an emergency; 'soon' wants a doctor before any training; 'ask' wants a question asked first. */
export type Urgency = 'now' | 'soon' | 'ask'

interface Sign {
  readonly id: string
  readonly urgency: Urgency
  readonly from: readonly (keyof typeof SOURCES)[]
}

/** In the order in which they are shown, the emergencies first. */
export const SIGNS = [
  // Of the cauda equina: the nerves at the lower end of the spine.
  { id: 'saddle-numbness', urgency: 'now', from: ['NHS', 'CKS', 'AHCPR', 'AAFP', 'NCHC', 'GIRFT'] },
  { id: 'bladder-bowel', urgency: 'now', from: ['NHS', 'CKS', 'AHCPR', 'AAFP', 'NCHC', 'GIRFT'] },
  { id: 'sexual-function', urgency: 'now', from: ['NCHC', 'GIRFT'] },
  { id: 'both-legs', urgency: 'now', from: ['NHS', 'NCHC', 'GIRFT'] },
  { id: 'severe-weakness', urgency: 'now', from: ['CKS', 'AHCPR', 'AAFP', 'NCHC'] },
  { id: 'chest-pain', urgency: 'now', from: ['NHS'] },
  { id: 'accident', urgency: 'now', from: ['NHS', 'AHCPR', 'AAFP'] },

  { id: 'leg-weakness', urgency: 'soon', from: ['CKS', 'AAFP', 'UMICH'] },
  { id: 'fever', urgency: 'soon', from: ['NHS', 'NG59', 'AHCPR', 'AAFP'] },
  { id: 'fall', urgency: 'soon', from: ['NG59', 'AHCPR', 'AAFP'] },
  { id: 'weight-loss', urgency: 'soon', from: ['NHS', 'AHCPR'] },
  { id: 'cancer', urgency: 'soon', from: ['NG59', 'AHCPR', 'AAFP'] },
  { id: 'night-pain', urgency: 'soon', from: ['NHS', 'AHCPR'] },
  { id: 'infection-risk', urgency: 'soon', from: ['AHCPR'] },
  { id: 'lump', urgency: 'soon', from: ['NHS'] },
  { id: 'cough', urgency: 'soon', from: ['NHS'] },
  { id: 'upper-back', urgency: 'soon', from: ['NHS'] },

  { id: 'pregnant', urgency: 'ask', from: ['PARQ', 'HSE'] },
  { id: 'surgery', urgency: 'ask', from: ['UMICH'] },
  { id: 'heart', urgency: 'ask', from: ['PARQ'] },
  // The guideline is for those over 16, and back pain under 20 is a sign of its own in the table.
  { id: 'under-18', urgency: 'ask', from: ['NG59', 'AHCPR'] },
] as const satisfies readonly Sign[]

export type SignId = (typeof SIGNS)[number]['id']

/** The signs of an urgency. */
export type SignOf<U extends Urgency> = Extract<(typeof SIGNS)[number], { readonly urgency: U }>['id']

/** How urgent a sign is. */
export function urgencyOf(id: SignId): Urgency {
  return SIGNS.find(sign => sign.id === id)?.urgency ?? 'now'
}
