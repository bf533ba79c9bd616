import type { Requests } from '../request-words.ts'

/** What a whole line may ask for in English, besides what was done. */
export const REQUESTS = {
  anywhere: {
    workout: '[let’s/lets] (start/go/begin) [workout/my workout/the workout]|resume [my/the] workout',
    progress: '[my] (progress/streak/weeks)',
    board: '[the] board',
    settings: '[my] settings',
    mydata: 'my data|mydata',
    help: 'help|?',
    hurts: 'my back (hurts/is sore) [today]',
    leave: 'leave [the group/spotter]',
    later: 'remind me [later/tomorrow/again]',
  },
  toBot: {
    help:
      '(hi/hello/hey/hey there/good morning/good evening) [spotter]|help (me/please/pls)|' +
      'what can (you/i) do|how does (this/it) work|when …',
    workout: 'continue|carry on|(i’m/im/i am) ready|next',
    exercise: '[show/list/what are] [me] [the/all] exercises',
    progress: '[my] stats',
    board: 'leaderboard|leader board|how are we doing|who (has/is) (finished/done)',
    settings:
      '[turn on/turn off/stop/no/no more/mute] [the/my] (reminder/reminders/notification/notifications/unit/units)|' +
      '[please] (stop reminding me/don’t remind me/never remind me) [again/any more/anymore]',
    quit:
      'stop|quit|unsubscribe|i quit|sign me out|leave me alone|[please] remove me [from the group/from this]|' +
      '(i want to/i’d like to/i would like to/can i/how do i/i will/i’ll) (leave/quit) [the group/this group/spotter]',
    mydata: '(delete/export/forget/download) (me/my data/all my data/of my data/all of my data)',
  },
  howTo: 'how do i|how do i do|how to|how to do|show me',
  whatIs: 'what’s|whats|what is|what are',
  exercise: 'exercise',
  articles: 'a|an|the',
  pain: 'hurt|hurts|hurting|pain|pains|painful|sore|ache|aches|aching|numb|numbness|tingling|spasm|spasms',
} as const satisfies Requests
