import { AWAY } from './away.ts'
import { BODY } from './body.ts'
import { DAYS } from './days.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { MARKS } from './marks.ts'
import { REQUESTS } from './requests.ts'
import { SAYINGS } from './sayings.ts'
import { SLOTS } from './slots.ts'
import { WORDS } from './words.ts'

/** The language in which people type. Another one is one more folder like this. */
export const LANGUAGE = {
  words: WORDS,
  marks: MARKS,
  sayings: SAYINGS,
  days: DAYS,
  requests: REQUESTS,
  away: AWAY,
  elsewhere: ELSEWHERE,
  slots: SLOTS,
  body: BODY,
}
