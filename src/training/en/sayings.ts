import type { Sayings } from '../language.ts'

const OOPS =
  'one too many|too many|one too few|too few|one less|one more|oops|ups|whoops|sorry|sry|srry|wait|hm|hmm|ah|argh|damn|my bad|no wait|hang on|hold on|oh|oh no|nvm|nevermind|never mind|ok|sorry about that|spotter|please|pls'
const POLITE = 'please|pls|plz|pretty please|thanks|thx'
const GEAR =
  'backpack|rucksack|bag|bottle|bottles|water bottle|water bottles|book|books|band|bands|resistance band'
const UNITS = 'kg/kgs/kilo/kilos/lb/lbs/pound/pounds'
const WHAT_IS = '(what is/what’s/whats/what are/what does/what do you mean by/define/explain)'
const HELD = 'weight/weights/dumbbell/dumbbells/kettlebell/kettlebells'

/** What a whole line may say besides what was done. */
export const SAYINGS = {
  undo: {
    lead: `${OOPS}|no|can you|could you|would you`,
    say:
      'undo|(take/took) (it/that/this) back|take back|(scratch/scrap/forget/revert/undo) (that/it)|revert|' +
      '(delete/remove/cancel/erase) (that/it/this)|that was wrong|that was a mistake|that’s wrong|wrong one|' +
      '(take/delete/remove/cancel/erase/ignore/undo/scrap/scratch/forget/drop/revert) [back] [the/my] last [one/log/entry/line/message] [back]|(delete/remove/undo/cancel/erase) what i [just] (logged/wrote/entered/said/typed)|' +
      'ignore that|my mistake|mistake|i made a mistake|(undo/delete/remove) [all/everything/it all/all of it]',
    tail: 'that|it|this|please|pls|[the/my] last [one/log/entry/line]|all of (it/that)|(it/that) was (wrong/a mistake)',
  },
  undoTo: {
    lead: `${OOPS}|no`,
    say:
      'i (didn’t/did not) do (that/it/this)|(that/it) (wasn’t/was not) me|wrong (exercise/entry/line/one/person)|' +
      '(didn’t/did not) mean (that/it/to)|wrong|that was wrong',
  },
  undoSet: {
    lead: `${OOPS}|no`,
    say:
      '(undo/delete/remove/cancel/erase/scratch/scrap/ignore) [the/my] (last/final) (set/round)|' +
      'take [back] [the/my] last (set/round) [back/off/out]|one set (less/too many)|that was one set too many',
    tail: 'please|pls',
  },
  undoNamed: {
    lead: `${OOPS}|no|can you|could you|would you`,
    say: '(undo/delete/remove/cancel/erase/scratch/scrap/take back/take out) [the/my/all/all the/all my] {rest}',
  },
  again: {
    lead: 'did|done|logged|i did',
    say:
      '[exactly/just] [the] same [thing/workout/numbers/weights/sets/reps/as] [again] as [the] (last time/last week/last session/last workout/yesterday/' +
      'before/usual/previous/previously/always)|[the] same (again/workout/numbers)|' +
      '[the] same [thing/workout/numbers] [again] as [on/last] {day}|(as/like) [on/last] {day}|' +
      '(as/like) (last time/last week/last session/yesterday/before/the last time)|' +
      '(did/done/logged) the same|same like (last time/last week/yesterday/before)|the same thing again|the usual again',
    tail: `again|${POLITE}`,
  },
  againTo: {
    lead: 'please',
    say: '[the] same thing|(repeat/redo/ditto/again/once more) [it/that/last/the last/last one/last time/last workout/as last time]|(repeat/redo) {day}',
    tail: POLITE,
  },
  correct: {
    lead: OOPS,
    say:
      'wrong (one/exercise/name/word/line/move/day/date/number/numbers/weight/amount/reps/sets/time/unit/units)|(those/these) were|(no/nope/nah) (it/that) was|(no/nope/nah) (it’s/its/that’s/sorry/wait/actually)|i meant to say|i mean to say|(change/correct/fix/set) to|actually|sorry|sry|srry|wrong|oops|whoops|no wait|wait no|i mean|i meant|i meant to say|meant|make (that/it)|' +
      'make|change (that/it/the last/the last one) to|correction|correct|correct that|correct (to/that to/it to)|' +
      '(that/it) should (be/have been/say/read)|should (be/have been/say/read)|should’ve been|(that/it) should’ve been|' +
      'rather|typo|wait|edit|fix|forgot to (say/mention)|it was|that was|was|' +
      '(the last/last) (one/set) was|the last was',
    weak: 'no|nope|nah|forgot|i forgot|my bad|hang on|hold on|ah|oh|hmm',
    tail: 'i mean|i meant|i mean it|that is|sorry|actually|rather|my bad|correction',
    lastSet: '[the/my] (last/final) (set/round) (was/should be/should have been/should’ve been)',
    after:
      'no|actually|sorry|only|i mean|i meant|meant|make (that/it)|it was|that was|(those/these) were|i did|(it/that) should be|should be|rather|to|for',
  },
  instead: {
    not: 'not|wasn’t|weren’t|wasnt|isn’t|that wasn’t|that wasnt|those weren’t|these weren’t|that was not|that’s not|those were not',
    but: 'but|it was|rather|it’s',
    how: 'sure|bad|easy|great|that|so|much|long|done|my best|very|really|quite|even|heavy|hard|too',
    typed: 'typed|wrote|said|put|logged|entered|recorded',
    was: 'was|were|should be|should have been|should’ve been',
    change: '(change/fix/correct/make)',
    to: 'to|into|instead of|rather than|in place of',
  },
  card: {
    skip: {
      lead: 'i’d rather|id rather|rather|i would rather|i want to|i need to|i have to|i’m going to|gonna|i’ll just|just|ok|sorry',
      say: '(skip/skipped) [it/that/this/this one/that one/one/this exercise/that exercise/the exercise]|(i’ll/let me/let’s/i) skip [it/this/that/this one]|pass|[i] (can’t/cant/cannot) [do it/do this/do that/do this one/do that one/do it today/do this today]|not this one|leave (it/this/that) out',
      tail: POLITE,
    },
    easier: {
      say:
        '[the] (easier/easy) [way/one/version]|make it easier|something easier|[can i get] an easier (way/one/version)|' +
        '[that’s/this is/it’s] too (hard/heavy)|(is there/do you have/can i have/can i get/can i do) (an/the) easier (way/version/one/option)',
      lead: 'too hard|that’s too hard|this is too hard|it’s too hard',
      tail: POLITE,
    },
    stop: {
      lead: 'i need to|i have to|i’ve got to|i must|i want to|i’m going to|i’ll|gonna|gotta|let’s|lets|ok|sorry',
      say: 'stop [here/now/it/for today/for now]|pause|[that’s] enough [for today/for now/today]|i’m (out/stopping) [here/now]|quit|end|no more|break',
      tail: POLITE,
    },
    next: {
      say:
        '[ok/okay/and/now] next [one/exercise/up/step]|what’s next|continue|carry on|go on|resume|workout|' +
        'show [me] [it/the card] again|show|show me',
      tail: POLITE,
    },
  },
  talk: {
    thanks: {
      lead: 'many|ok|okay|great|cool|perfect|super|awesome|nice|wow|oh|amazing|brilliant|wonderful|good|lovely|excellent|alright|right|got it|yes|yay|haha',
      say: 'thanks|thank you|thx|ty|merci|danke|gracias|thnx|thanx|thks|tnx|🙏|cheers|ta|tysm|thank u|much appreciated|appreciate it|appreciated|good bot|nice bot|great bot|[you’re/you are] the best|love this',
      tail: 'a lot|so much|very much|very much indeed|mate|buddy|man|pal|dude|bro|friend|my friend|guys|all|everyone|team|folks|again|spotter|you|coach|bot|for (that/this/everything/the help/the reminder/the workout)',
    },
    fine: {
      lead: 'ok|okay|okey|alright|all right|right|yes|yeah|yep|great|cool|sure|perfect|good|oh|ah|haha|no',
      say:
        'ok|okay|okey|k|kk|sure thing|of course|no worries|no problem|will try|ok then|okay then|got it|cool|great|nice|good|perfect|alright|all right|right|sure|fine|' +
        'understood|will do|noted|super|okey dokey|cool cool|yes|yep|yeah|yup|no|nope|no thanks|no thank you|sounds good|lol|haha|nice one|awesome|👍|👌|🆗|🙂|😊|❤',
      tail: 'ok|okay|thanks|cool|great|spotter',
    },
    hard: {
      say:
        'i find * [*] too (hard/difficult/tough/heavy) [for me] [today]|' +
        '[it/this/that/it’s/this is/that’s/they’re/the */the * */*/* *] [is/was/are/were/feel/feels] ' +
        '[way/much/a bit/far/just] too (hard/difficult/tough/much/heavy/intense/advanced) [for me] [today]|' +
        '[i] (can’t/cannot/can not) (do/manage/keep up with) [the/those/these/my] * [today/yet]|' +
        '(is there/do you have/can i do/could i do/can i get/can i have/i need/i’d like/give me) (an/a/something/anything) (easier/lighter/gentler) ' +
        '[way/version/one/option/exercise/workout] …|' +
        '[an] (easier/lighter/gentler) (way/version/one/option/exercise/workout) (for/of/to) …|' +
        '(something/anything/an) (easier/lighter/gentler) [way/version/one/option/exercise/workout]|' +
        '(something/anything) (easier/lighter/gentler) (for/on/with) …',
      tail: POLITE,
    },
    easy: {
      say:
        '[it/this/that/it’s/this is/that’s/they’re/the */the * */*/* *] [is/was/are/were/feel/feels] ' +
        '[way/much/a bit/far/just] too (easy/light) [for me] [today/now]|' +
        '(is there/do you have/can i do/could i do/can i get/can i have/i need/i’d like/give me) (a/something/anything) (harder/heavier/tougher) ' +
        '[way/version/one/option/exercise/workout] …|[a] (harder/tougher) (way/version/one/option/exercise/workout) (for/of/to) …|' +
        '[something/make it] (harder/tougher) [way/version]|(not hard/not heavy/not challenging) enough',
      tail: POLITE,
    },
    spine: {
      lead: 'and|so|hey|hi',
      say: `${WHAT_IS} [a/the/your/my] (neutral spine/neutral back/spine neutral) [mean/position/exactly] [here]|(neutral spine/neutral back) [meaning]|how do i keep (a/my) (neutral spine/neutral back/back neutral/spine neutral/back straight) …`,
      tail: POLITE,
    },
    round: {
      lead: 'and|so|hey|hi',
      say: `${WHAT_IS} [a/the] (round/rounds/set/sets/rep/reps) [mean/exactly] [here]`,
      tail: POLITE,
    },
    heavy: {
      say:
        `[so] (how much should i/how heavy/what weight/what weights/which weight/which weights/how much weight/what load/how light) …|` +
        `[so] (how many/what/which) (${UNITS}/${HELD}) …|` +
        `how (do/would/can/should/does) (i/one) (know/choose/pick/find/decide/select/tell) … (${HELD}/load/heavy/light) …|` +
        '(should i/when should i/when do i/when can i/can i) (go up/go heavier/go lighter/add weight/add more weight/' +
        'use more weight/use less weight/lift more/lift heavier/increase the weight/increase weight/increase) …|' +
        `(is/are) (${UNITS.replaceAll(/(^|\/)/g, '$1#')}) … (enough/ok/okay/too much/too little/too heavy/too light) …`,
    },
    noWeights: {
      lead: 'but|and|what if|if',
      say:
        '[i] (have no/have not any/have only/got no/’ve got no/own no/don’t have/do not have/haven’t/haven’t got/' +
        'haven’t any/don’t own/dont have) [any/a] (weight/weights/dumbbell/dumbbells/kettlebell/kettlebells/equipment/gear/gym) …|' +
        `(can i/could i/can we/may i) use (a/an/my/some/* */*) (${GEAR.replaceAll('|', '/')}) …|(can i/could i) use (${GEAR.replaceAll('|', '/')}) …|` +
        `(what can i use/what should i use/what do i use/is there something/is there anything) [instead/else] … (${HELD}) …|` +
        `… (have no/have not any/has no/without/without any) (${HELD}/equipment/gear) …|` +
        '(no/without/can i do it without/can i do this without/can i do that without/can i do them without/' +
        'can i train without) [any] (weight/weights/dumbbell/dumbbells/kettlebell/kettlebells/equipment) ' +
        '[here/at home/today/with me]|' +
        `(no/without/there’s no/there is no/there are no) [any] (${HELD}/equipment/gear/gym) ` +
        '(here/at/in/on/with/around/available/this/today/right/while/when/because/for/anywhere) …',
    },
    swap: {
      say:
        '(is there something/is there anything/are there any/something/anything) (instead/else) …|(can/could/may/shall/should) (i/we/you) (swap/replace/change/substitute/exchange/switch/do something/' +
        'do anything/do another) …|(swap/replace/substitute/an alternative/alternative/alternatives/' +
        'any alternatives/any alternative/what else/something else/another exercise) …|what (can/could/should) i do instead …',
    },
    sick: {
      lead: 'sorry|hi|hey',
      say:
        '(i’m/i am/im/i caught/caught/i have/i’ve/i’ve got/i got/feeling/got/down with/not) [a bit/really/so/very/still/down with/* */*] ' +
        '(sick/ill/unwell/a cold/a bad cold/a nasty cold/a terrible cold/a head cold/a sore throat/the flu/flu/covid/a fever/a bug/a stomach bug/under the weather/not well/feeling well/well/poorly)|' +
        'sick|under the weather|not well|unwell|(a/the/got a/got the) (cold/flu)',
      tail: 'today|this week|again|at the moment|right now|sorry',
    },
  },
} as const satisfies Sayings
