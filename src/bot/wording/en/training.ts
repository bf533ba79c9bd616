import type { EntryProblem } from '../../../training/entry/index.ts'
import type { SignOf, Urgency } from '../../../training/signs.ts'
import type { Weight } from '../../../training/weight.ts'
import { count, list } from '../format.ts'
import { OTHERS_SIGN_WORDS, SIGN_NAMES, SIGN_WORDS } from './signs.ts'

/** Where no whole round was done. */
const NO_ROUND = 'One whole round makes the week count: add it with `/done 1 round`.'

/** Words for doing the exercises and logging them. */
export const training = {
  exercise: {
    listTitle: 'Exercises',
    listLead: 'Tap one to see how it is done.',
    list: (program: string) => `**${program}**`,
    amount: (min: number, max: number, measure: 'reps' | 'seconds', perSide: boolean) =>
      `${min === max ? min : `${min}–${max}`} ${measure}${perSide ? ' each side' : ''}`,
    cautions: 'Watch for',
    aim: 'Aim for',
    easier: 'Easier',
    harder: 'Harder',
    showEasier: 'Show the easier way',
    showHarder: 'Show the harder way',
    showStandard: 'Show the standard way',
    unknown: (typed: string) => `I don’t know an exercise called “${typed}”.`,
    nearest: 'Did you mean one of these?',
    about: 'What it is for',
    often: 'How often',
    oftenValue: (times: number, minutes: number) =>
      `At least ${times === 1 ? 'once' : `${times} times`} a week, about ${minutes} minutes`,
    need: 'What you need',
  },

  gate: {
    title: 'Before you start',
    lead: 'Does any of this apply to you today? Leave out what a doctor has said is fine.',
    urgency: {
      now: 'New in the last weeks? Call 999, 112 or 911 now. Don’t wait:',
      soon: 'See a doctor before you train:',
      ask: 'Ask a doctor or midwife first:',
    } satisfies Record<Urgency, string>,
    signs: SIGN_WORDS,
    /** For who has read the whole of it lately. */
    names: SIGN_NAMES,
    named: (names: readonly string[]) => `${names.join(' · ')}.`,
    all: 'Show all in full',
    /** Beside what is asked: an answer that is acted on has to be kept, before anybody is asked whether it may be. */
    onlyYou:
      'Only you see this. If it hurts, or one of these applies, I keep that, so that I can go easy on you. Whoever runs me could look it up. `/mydata` deletes it.',
    fine: 'None of these, let’s go',
    sore: 'A lot of pain today',
    flag: 'One of these applies',
    sorryTitle: 'Sorry to hear that',
    sorryLead: 'Let’s make sure it is nothing that needs a doctor first. Does any of this apply to you?',
    anySign: 'If any of this applies to you, please don’t train yet.',
    gentle: 'None of these',
    stopTitle: 'Please stop here for now',
    /** Where the signs themselves are not shown. */
    emergency:
      '**Call 999, 112 or 911 now if this is new:** You are numb between your legs. Pee or poo is hard to pass or to hold. Both legs are weak. Your chest hurts.',
    stopLater: 'I’ll be quiet until you’re back. Your weeks stay as they are. Get well.',
    returningTitle: 'Before you go on',
    returning: 'Last time, one of the signs applied to you. Have you been seen?',
    seen: 'Yes, and I may train',
    over: 'It no longer applies',
    notYet: 'Not yet',
    welcome: 'Good to have you back. This week is done already.',
    mistake: 'I tapped that by mistake',
    soreTitle: 'Then let’s be kind to your back',
    sore_: (name: string, minutes: number) =>
      `Mobility first. **${name}** takes about ${minutes} minutes, with no weights. It counts: your streak holds.`,
    startGentle: 'Start gently',
    rest: 'Just move a bit today',
    rested: 'Good. A short walk helps a sore back. All of this is here when you’re ready.',
    noGentle: 'Keep moving gently today: a short walk is good for a sore back. Come back when it eases.',
  },

  hurts: {
    button: 'It hurts',
    title: 'What would help?',
    lead: 'A bit sore is fine, and to move gently helps. Change it if it is strong, or if it grows.',
    easier: 'Take the easier way',
    skip: 'Skip this one',
    gently: 'Stop, and go gently',
    signs: 'Check the signs',
    read: (sign: string) => `What I read: **${sign}.**`,
    todo: {
      now: '**If that is new, call 999, 112 or 911 now. Don’t wait.**',
      soon: 'Please see a doctor, or call one today, before you train.',
      ask: 'Please ask a doctor or midwife before you train. Then come back and say so.',
    } satisfies Record<Urgency, string>,
    notMeant: 'That’s not what I meant',
    /** To who is in no group. */
    notKept: 'You’re in no group, so I keep nothing of this. I’ll ask you again before a first workout.',
    othersTitle: 'They need help first',
    readOfOthers: (sign: SignOf<'now'>) => `What I read: **${OTHERS_SIGN_WORDS[sign]}.**`,
    othersTodo: '**If that is new for them, call 999, 112 or 911 for them now. Don’t wait.**',
    othersNotKept: 'I keep nothing of what you say of others. Your own workouts stay as they are.',
    logAsk: (line: string) => `You said this too: ${line}`,
    log: 'Log it',
    logAlone: 'Send it by itself, and I’ll log it.',
  },

  walk: {
    title: (who: string, exercise: string) => `${who} · ${exercise}`,
    place: (round: number, rounds: number, nth: number, of: number) =>
      `Round ${round} of ${rounds} · exercise ${nth} of ${of}`,
    target: (amount: number, measure: 'reps' | 'seconds', perSide: boolean) =>
      `**${amount} ${measure === 'reps' ? 'reps' : 'seconds'}**${perSide ? ' each side' : ''}`,
    lightFirst: 'start light',
    // It reads as well when the moment is past, and where a moment stands still.
    restOver: (round: number, next: string) =>
      `Your rest after round ${round} is over. The ${next} comes next.`,
    rest: (round: number, seconds: number, moment: string) =>
      `Round ${round} done. Rest for ${seconds} seconds. Start of round ${round + 1}: ${moment}.`,
    meter: (behind: number, total: number) => `${behind} of ${total} steps`,
    done: 'Done',
    adjust: 'Adjust',
    easier: 'Easier',
    standard: 'Standard',
    skip: 'Skip',
    how: 'How it’s done',
    stop: 'Stop',
    resume: 'Carry on',
    pausedTitle: (who: string) => `${who} · paused`,
    paused: (done: number, total: number) =>
      done === 0
        ? 'No rush. Start whenever you like.'
        : `${done} of ${total} steps are done and kept. Carry on whenever you like.`,
    finishedTitle: (who: string, week: number) => `${who} finished week ${week}`,
    finishedGentleTitle: (who: string) => `${who} did the week`,
    skippedTitle: (who: string, week: number) => `${who} · week ${week}`,
    finished: (done: number, total: number, counts: boolean) => {
      if (done === total) return `All ${total} steps. Well done.`
      const skipped = `${done} of ${total} steps done; the rest you skipped.`
      return counts ? `${skipped} Your week counts. Well done.` : `${skipped} ${NO_ROUND}`
    },
    skipped: 'Every step skipped this time. If you do some after all, log it with `/done 1 round`.',
    /** What is said of a workout while its member is left in peace. */
    quiet: (done: number, total: number) => `${done} of ${total} steps are done and kept.`,
    inThread: (week: number) => `Week ${week} is waiting for you in the thread.`,
    openThread: 'Open it',
    already: (week: number) => `You have finished week ${week}. Enjoy the rest of it.`,
    notYours: (name: string) => `That is ${name}’s workout. Start your own with \`/workout\`.`,
    staleWeek: 'That week is closed. This week’s workout is one `/workout` away.',
    nextAsk: (exercise: string, round: number) => `${exercise}, round ${round}: done, or skip it?`,
    said: {
      done: (exercise: string, round: number) => `${exercise}, round ${round}: done.`,
      set: (exercise: string, round: number) => `${exercise}, round ${round}: done as you wrote.`,
      skip: (exercise: string, round: number) => `${exercise}, round ${round}: skipped.`,
      easier: (exercise: string) => `${exercise}: the easier way now.`,
      stop: () => 'Paused. What you did is kept.',
    },
    adjustTitle: 'What did you do?',
    adjustSubmit: 'Log it',
    adjustAmount: (measure: 'reps' | 'seconds') => (measure === 'reps' ? 'Reps' : 'Seconds'),
    adjustWeight: (units: string, eachHand: boolean) =>
      `Weight in ${units}${eachHand ? ', in each hand' : ''}`,
    adjustWeightHint: 'Leave it empty for none',
    adjustWay: 'Which way',
    badAmount: (given: string, max: number) =>
      `“${given}” isn’t a number from 1 to ${max}. Nothing was logged: open Adjust and try again.`,
    weightRange: (
      given: string,
      unit: string,
      { min, max }: { readonly min: number; readonly max: number },
    ) =>
      `“${given}” is out of range: weights in ${unit} go from ${min} to ${max}. Nothing was logged: open Adjust and try again.`,
    badWeight: (given: string) =>
      `I couldn’t read “${given}” as a weight, like 12 or 12.5. Nothing was logged: open Adjust and try again.`,
  },

  done: {
    logged: 'Logged',
    skipped: 'skipped',
    nothingToUndo: 'There is nothing to take back, this week or last.',
    line: (exercise: string, what: string, rounds: string) => `**${exercise}**: ${what} (${rounds})`,
    sets: (amounts: readonly number[], measure: 'reps' | 'seconds') => {
      const unit = measure === 'seconds' ? ' s' : ''
      const same = amounts.every(amount => amount === amounts[0])
      return same ? `${amounts.length} × ${amounts[0]}${unit}` : `${amounts.join(', ')}${unit}`
    },
    unlike: (amounts: readonly number[], measure: 'reps' | 'seconds', loads: readonly string[]) =>
      amounts.map((n, i) => `${n}${measure === 'seconds' ? ' s' : ''}${loads[i] ?? ''}`).join(', '),
    at: (load: string) => ` at ${load}`,
    thisWeek: 'This week',
    lastWeek: 'Last week',
    yesterday: 'Yesterday',
    on: (day: string) => `On ${day}`,
    wasLastWeek: (when: string, week: number) => `${when}, which was last week, week ${week}`,
    early: (first: string) => `The first week begins ${first}. This counts for it.`,
    finished: 'That’s the week finished. Well done.',
    kept: 'That’s a whole round, so the week counts.',
    undo: 'Undo',
    keepNote: 'Keep as a note',
    noteGone: 'That can’t be kept any more.',
    noteKeptBefore: 'It is kept already, in `/progress`.',
    noteKept: (note: string) =>
      `Kept as a note: “${note}” Only you can see it, in \`/progress\`. It is encrypted, and goes with \`/mydata\`.`,
    undone: (steps: number) => `Taken back: ${count(steps, 'step')}. Nothing else changed.`,
    sealed: 'That week is closed, so what was logged in it stays.',
    undoneAlready: 'That was taken back already.',
    nothingOpen: (when: string) =>
      `All that was planned for ${when} is logged. To add an extra round, write “1 round”.`,
    tooMany: (exercise: string, max: number) =>
      `That would be more than ${max} rounds of ${exercise} in a week. Nothing was logged.`,
    fullDay: (max: number) =>
      `You have logged ${max} lines since this time yesterday, which is all I take. Nothing was logged. Please go on tomorrow.`,
    tooOld: 'That is too long ago: this week and last week can still be logged. Nothing was logged.',
    beforeYou: 'Nothing can be logged for a week before the group began.',
    corrected: 'Corrected',
    putBack: 'Put back',
    redo: 'Put it back',
    dontLog: 'Don’t log it',
    nothingLogged: 'Nothing was logged.',
    nothingElse: (names: readonly string[]) => `I log ${list(names)}. Nothing was logged.`,
    askedTooLong: 'That was too long ago, and nothing was logged. Please write it again.',
    editStays: 'What I logged of your line before you changed it stays. `undo` takes it back.',
    noCard: 'No workout is open here. `/workout` starts or resumes it.',
    noLastTime: 'I find nothing from an earlier day to log again.',
    daysAgo: (days: number) => (days === 1 ? 'yesterday' : `${days} days ago`),
    except: (names: string) => `without ${names}`,
    roundsOfAll: (rounds: number, program = 'everything') => `${count(rounds, 'round')} of ${program}`,
    allOf: (name: string) => `${name}, all that is open`,
    allOfIt: 'All of it',
    setsAsPlanned: (sets: number) => (sets === 1 ? 'once, as planned' : `${sets} ×, as planned`),
    typedWeight: ({ number, unit, per }: Weight) =>
      `${number} ${unit}${per === 'hand' ? ' each hand' : per === 'all' ? ' in all' : ''}`,
    questions: {
      turn: 'Which way round?',
      numbers: 'How do you mean the numbers?',
      hands: 'In each hand, or how?',
      total: 'In one go, or in sets?',
      range: 'How many was it?',
      amount: 'How much of it?',
      which: 'Of which?',
      near: 'Did you mean this?',
      weightless: 'That one is done without a weight. Log it so?',
      both: 'How many in all?',
      sure: 'Is this what you did?',
      all: 'How much of it?',
      again: 'You logged that a moment ago. Once more?',
      far: 'That is far from what you usually do. Which is it?',
    },
    notRead: 'I couldn’t read that, so nothing was logged.',
    examples: 'Try `bridges 3x12`, `rdl 12 @ 20kg`, `2 rounds yesterday` or `all`.',
    problem: (problem: EntryProblem, nearest: readonly string[]): string => {
      const piece = `“${problem.text}”`
      switch (problem.kind) {
        case 'empty':
          return 'Tell me what you did.'
        case 'too-long':
          return `That line is too long. Keep it under ${problem.max ?? 300} characters.`
        case 'unknown-exercise':
          return nearest.length > 0
            ? `I don’t know ${piece}. Did you mean ${list(nearest, 'or')}?`
            : `I don’t know the exercise ${piece}.`
        case 'amount-range':
        case 'sets-range':
        case 'rounds-range':
        case 'load-range':
          return `${piece} is out of range: ${problem.kind === 'load-range' ? `weights in ${problem.unit ?? 'kg'}` : RANGES[problem.kind]} go from ${problem.min} to ${problem.max}.`
        case 'day-future':
          return `${piece} hasn’t happened yet. Log it when it’s done.`
        case 'day-too-old':
          return `${piece} is too long ago: this week and last week can still be logged.`
        case 'no-such-day':
          return `There is no day like ${piece}.`
        case 'not-done':
          return `${piece}: I only log what was done, so leave out the rest. In a workout, Skip does it.`
        case 'measure':
          return `${piece}: ${nearest.join()} is counted in ${problem.measure}. How many were there?`
        case 'whose':
          return `${piece}: whose numbers are they? Write them with each.`
        case 'others':
          return 'Everyone logs their own. Write what you did yourself.'
        case 'leftover':
          return `I couldn’t make sense of ${piece}.`
      }
    },
  },
}

const RANGES = { 'amount-range': 'reps', 'sets-range': 'sets', 'rounds-range': 'rounds' }
