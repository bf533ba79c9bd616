import type { AwayWords } from '../request-words.ts'

/** How people say in English that they are away, and when. */
export const AWAY: AwayWords = {
  lead: 'sorry|hi|hey',
  iAm: 'i|i’m|im|i am|i’ll be|i will be|i have|i have got|i’ve|i’ve got|i got|we’re|we are',
  still: 'going|gone|currently|still|now',
  reasons:
    'away|sick|ill|unwell|not well|not feeling well|feeling sick|(off/out/home/still) (sick/ill)|down with [the/a] (flu/cold/covid)|' +
    '[got/have] (the flu/a cold/covid)|' +
    'on [a/my/our] (holiday/holidays/vacation/leave/trip/honeymoon/business trip)|' +
    'travelling|traveling|on the road|out of town|abroad|in hospital',
  gone:
    '(can’t/cant/cannot/can not/won’t/wont/will not) (train/make it/work out/be here/be there/come/come along/join/take part)|' +
    'not (here/there/around/training/available)|off|out|unavailable|no (training/workout/gym) for me|' +
    '(i’ll/will) (skip/miss/pause)|skip|miss|sit out|skipping|missing|sitting out|pausing|[taking/having/need/on] [a/my] break|taking [some] time off',
  ofGroup: '(skip/miss/sit out) [out] [this/next/the/the next/the coming/the whole] week',
  back:
    '[i’m/im/i am] (back/here again/well again/better/better again/better now) [again/now/home]|' +
    '[i’m/im/i am] back [home] from [a/my/our/the] (holiday/holidays/vacation/leave/trip/honeymoon/hospital/travelling/traveling)',
  backSaid: 'i’m|im|i am|back from|back home from',
  off: 'off|stop|end|cancel',
  whole: 'all|the whole|for the whole|all of',
  wholeOf: 'this|next|week|day|of',
  so: 'so|and i|for me|because|due to',
  now: 'now',
  today: '[for] (today/the day)',
  tomorrow: '[for/from] tomorrow',
  thisWeek: '[for] [the] [rest of the/rest of this] [this] week',
  nextWeek: '[for] [the] (next/coming) week',
  weekend: '(this/over the/on the/at the/the) weekend',
  weekEnds: '[the] end of [the/this] week',
  lasting: 'for|the|this|the next|next|for the|for this|for next|for the next',
  fortnight: '[a] fortnight',
  twoWeeks: 'two weeks',
  until: 'until|till|til|to|through|back on|back',
  from: 'from|starting|as of|between',
  and: 'until|till|til|to|and|through|-|–',
  including: 'to|and|through|-|–',
  lastsFor: 'for',
  on: 'on',
  nextOf: 'the|next|this',
}
