import { FORMS, SAME, SKIPPED } from './body-forms.ts'
import { TALK_WORDS } from './body-talk.ts'
import { MENDED, RESPELLED } from './body-typos.ts'
import { BODY_WORDS } from './body-words.ts'

/** How people speak of their bodies in English. */
export const BODY = {
  /** By what they mean: what hurts, is numb or else wrong; and what denies it, ends it or says of whom it is. */
  words: BODY_WORDS,
  talk: TALK_WORDS,
  same: SAME,
  forms: FORMS,
  skipped: SKIPPED,
  respelled: RESPELLED,
  mended: MENDED,
}
