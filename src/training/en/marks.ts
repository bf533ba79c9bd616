import type { MarkWords } from '../language.ts'

/** Words that stand with numbers and marks in English. */
export const MARKS: MarkWords = {
  label: 'round|set|rd',
  per: 'per',
  of: 'of',
  outOf: 'out of',
  range: 'to|or',
  places: 'home|gym|work|office|park|hotel',
  toAll: 'everyone|everybody|here|channel|all|team|group|folks',
  ordinals: 'first|second|third|fourth|fifth|sixth',
  nth: 'st|nd|rd|th',
  allBut: 'bar',
  but: 'but',
  forWhom: 'for',
  mine: 'my|our|the|his|her|their',
  rest: 'else|rest|others',
  many: { dozen: 12, hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 },
  one: 'a|an|another|extra',
  ofOne: '’s',
  requests:
    '[please] (can/could/would/will) you [please/pls] (log/add/record/note/enter/track/save/put down)',
  command: 'done',
  me: 'i|me|us|i did|myself',
  company: 'with|while|because',
  beside:
    'too|bed|mine|mine’s|mine is|i|i’m|im|i’ve|ive|just|it|ok|okay|we|we’ve|we’re|finally|now|already|yes|yep|yeah|for|so far|have|hey|hi|that’s it|at last|there|well|this|also|my|the|workout|training|session|today’s|exercises',
  besideCard: 'i|just|only|got|ok|of|ive|i’ve|this time|here|now|yes|yep|yeah|did|made|do|so|well|and',
  aside:
    'with|while|during|after|before|on|in|at|because|since|despite|between|thanks to|just after|right after',
  vague:
    'weekend|weekends|ago|last|other|earlier|previous|previously|past|day|days|week|weeks|month|months|year|fortnight|session|holiday|holidays|christmas|easter|new',
  maybeKg: 'k|er',
  left: 'l|left|lhs|left side|left hand|left arm|left leg',
  right: 'r|right|rhs|right side|right hand|right arm|right leg',
  inReserve:
    'rir|in reserve|reps in reserve|rep in reserve|in the tank|left in the tank|reps in the tank|to spare|reps to spare',
  halves: 'half|half of|most|most of|half the|part of|some of',
  than: 'than|compared to|compared with|versus|vs|unlike|since|than on|more than',
  onLast:
    'on the last set|on the last one|in the last set|for the last set|on the last|for the last one|in the last one|in the last',
  someDay:
    'earlier this week|earlier in the week|sometime this week|some time this week|the other day|over the weekend|at the weekend|on the weekend|during the week|a few days ago|some days ago|a couple days back',
  forgot: 'forgot|i forgot|forgotten',
  maybe: 'maybe',
  lastSet:
    'last set|the last set|last one|the last one|on the last set|on the last one|in the last set|but last set|but the last set|and last set|and the last set|final set|the final set|last set only|last set just',
  restDays:
    'rest|rest day|rested|resting|a rest day|off|day off|a day off|nothing|nope|none|free|free day|break|a break|skip|skipped|missed|sick|ill|travel|travelling|traveling|too tired|no time|no training|no workout|didn’t train|did not train|did nothing|forgot|busy|work|holiday|lazy|x|0|zero',
  moves: 'down|up|eccentric|eccentrics|negative|negatives|lowering|descent|ascent',
  percent: '%|percent|per cent',
  wished: 'would|could|might|try|trying|wish|hope|hoping|if|unless',
  rated: 'rpe|rir|tempo',
  tempo: 'tempo',
  rests: 'rest|rested|resting|rests|break|breaks',
  pauses:
    'rest|rests|break|breaks|pause|pauses|rest between|rest between sets|rests between sets|break between sets|breaks between sets',
  holds: 'hold|holds|pause|pauses|hold at the top|pause at the top|hold at the bottom|pause at the bottom',
  was: 'was',
  before: 'last week|last time|before|yesterday',
  took: 'took|it took|took me',
  within: 'in|within',
  short: {
    'w/o': 'without',
    'w/': 'with',
    'half a dozen': '6',
    'half dozen': '6',
    'half a minute': '30 s',
    'half a min': '30 s',
    'a minute and a half': '90 s',
    'one and a half minutes': '90 s',
    '1 and a half minutes': '90 s',
    'both rounds': '2 rounds',
    thrice: '3 times',
    '’em': 'them',
    em: 'them',
    'a couple rounds': 'maybe 2 rounds',
    'a couple of rounds': 'maybe 2 rounds',
    'couple of rounds': 'maybe 2 rounds',
    'couple rounds': 'maybe 2 rounds',
  },
  mended:
    'rounds|round|yesterday|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|everything|tonight',
  swapped: 'done|did|all|both|undo|reps|sets|with|skip|next|each|workout|finished|completed|twice',
}
