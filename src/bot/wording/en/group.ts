import { count, list } from '../format.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Words for what a group sees together, and for those who run it. */
export const group = {
  prompt: {
    title: (week: number, program: string) => `Week ${week} · ${program}`,
    plan: (rounds: number, amount: number, measure: 'reps' | 'seconds', perSide: boolean) =>
      `${rounds} × ${amount}${measure === 'seconds' ? ' s' : ''}${perSide ? ' each side' : ''}`,
    about: (minutes: number) =>
      `About ${minutes} minutes, any day this week. Your own numbers come when you press Start.`,
    meter: (finished: number, members: number) =>
      members === 0
        ? 'Nobody has joined yet. Press Start and you’re in.'
        : `${finished} of ${members} ${finished === 1 && members === 1 ? 'has' : 'have'} finished`,
    trial:
      'This is a trial: a week will look like this. Nothing is planned yet. Type `/schedule set` here, and the first prompt comes by itself.',
    start: 'Start',
    all: 'I did it all',
    hurts: 'My back hurts',
    later: 'Remind me later',
    thread: (week: number, program: string) => `Week ${week} · ${program}`,
    old: 'A newer week has begun.',
    openNew: 'Go to this week',
  },

  later: {
    title: 'When shall I remind you?',
    hours: (n: number) => `In ${count(n, 'hour')}`,
    evening: 'This evening',
    tomorrow: 'Tomorrow morning',
    set: (moment: string) => `I’ll send you a message ${moment}.`,
    remind: (week: number) => `You asked me to remind you: week ${week} is waiting.`,
    tooLate: (moment: string) => `This week is nearly over: the next one begins ${moment}.`,
    finishedAlready: 'You have finished this week already. Nothing to remind you of.',
  },

  reminder: {
    text: (week: number, program: string, until: string) =>
      `There’s still time for week ${week} of ${program}. It ends ${until}. One round is enough to count.`,
    /** For someone whose week counts already. */
    rest: (week: number, program: string, until: string) =>
      `Your week ${week} of ${program} counts already. There’s time for the rest, if you feel like it. It ends ${until}.`,
    off: 'Turn reminders off',
    isOff: 'Reminders are off. `/settings` turns them on again.',
  },

  recap: {
    title: (week: number) => `Week ${week} together`,
    meter: (finished: number, members: number) =>
      finished === members && members > 1
        ? 'Everyone finished. What a group.'
        : `${finished} of ${members} finished`,
    kept: (names: readonly string[], more: number) =>
      `This week counts for ${list([
        ...names.map(name => `**${name}**`),
        ...(more > 0 ? [names.length > 0 ? `${more} more` : count(more, 'member')] : []),
      ])}.`,
    begun: 'A start was made. The next week builds on it.',
    streak: (weeks: number, names: readonly string[]) =>
      `${count(weeks, 'week')} in a row: ${list(names.map(name => `**${name}**`))}.`,
  },

  board: {
    title: (week: number) => `Week ${week} so far`,
    goal: (finished: number, members: number) => `${finished} of ${members} have finished`,
    goalMet: 'Everyone has finished. What a group.',
    empty: 'Nobody has started yet. The first step is always open.',
    states: {
      finished: 'finished',
      kept: 'a whole round, so the week counts',
      started: 'on the way',
      none: 'not yet',
    },
    hidden: (n: number, finished: number) => `${n} more, not named here: ${finished} finished`,
    share: 'Show it to everyone',
  },

  schedule: {
    weekday: (weekday: number) => WEEKDAYS[weekday - 1] ?? '',
    title: 'This channel’s week',
    none: 'No workout is planned here yet.',
    howTo: 'Plan one like this: `/schedule set monday 9:00 Europe/Berlin`',
    plan: (program: string, weekday: string, time: string, zone: string) =>
      `**${program}**, every ${weekday} at ${time} (${zone})`,
    runs: (week: number, program: string, since: string) =>
      `Running: week ${week} of ${program}, since ${since}`,
    goesOn: 'This week goes on.',
    next: (moment: string) => `Next prompt: ${moment}`,
    leftOut: (moment: string) => `Skipped: ${moment}. Nobody’s streak breaks.`,
    pausedUntil: (date: string) => `Paused until ${date}. Streaks hold.`,
    paused: 'Paused until you resume it with `/schedule resume`. Streaks hold.',
    removed: 'Nothing is planned at the moment. What was logged is kept.',
    trouble: (why: string) => `Last trouble: ${why}`,
    noSteps: (why: string) =>
      `Last trouble: I can’t show steps in the thread. ${why} Until then, I show workouts in private.`,
    noThread: (why: string) => `The prompt has no thread: ${why} Until then, I show workouts in private.`,
    set: 'Done. Whoever presses Start under the first prompt is in.',
    changed: 'Changed.',
    resumed: 'Back on.',
    unskipped: 'Not skipped any more.',
    undo: 'Take it back',
    undone: 'Taken back.',
    unskip: 'Don’t skip it',
    resume: 'Resume now',
    tooLateToUndo:
      'That can’t be taken back any more: something else was changed since, or ten minutes have passed.',
    lacks: (what: string) =>
      `I can’t post a whole week here yet: I’m missing ${what}. Whoever manages the server can change that.`,
    invite: (invite: string) => `I can’t post here yet: I’m not in this channel. Type \`${invite}\` first.`,
    posting: 'On its way to the channel.',
    already: 'This week’s prompt is in the channel already.',
    openIt: 'Open it',
    isRemoved:
      'Removed. Nothing will be posted; what was logged is kept. Start again any time with `/schedule set`.',
    notOn: 'Nothing is planned here to change. Plan it first with `/schedule set`.',
    notPaused: 'It isn’t paused.',
    pastDate: (date: string) =>
      `${date} is not in the future. Give a later date, or none to pause until you resume.`,
    farDate: 'That is more than a year away. Pause without a date, and resume when you’re back.',
    nothingToSkip: 'It is paused: nothing comes until `/schedule resume`.',
    noProgram: (typed: string, known: string, zones: readonly string[]) =>
      `I know neither a time zone nor a program called “${typed}”. There is ${known}${zones.length > 0 ? `, and the time zone ${list(zones, 'or')}` : ''}. Nothing changed.`,
    vagueZone: (typed: string) =>
      `I know no time zone and no program called “${typed}”. Name a zone by its city, like \`Europe/Berlin\`, so that I know when its clocks change. Nothing changed.`,
    oneDay: (typed: string) =>
      `One day a week is what I can plan, and “${typed}” is more: people train on any day of the week anyway. Nothing changed.`,
    everyWeek: (typed: string) =>
      `I post every week; “${typed}” I can’t. Leave a week out with \`/schedule skip\`. Nothing changed.`,
    gmt: 'GMT has no summer time. Which clock do you mean?',
    whichClock: (typed: string) => `“${typed}” doesn’t say when the clocks change. Which clock do you mean?`,
    needsZone: 'Which time zone? Add one, like `Europe/Berlin`.',
    direct: 'Do that in the channel where the group meets.',
    closed:
      'I can’t keep a week in a place like this. Make it a channel that all can see, invite me there, and plan it with `/schedule set`.',
  },

  moving: {
    moved: 'This group meets there from now on.',
    promptToo: 'This week’s prompt is coming there, too; what has been logged is kept.',
    away: 'This group meets in another channel from now on. Come along!',
    goThere: 'Go there',
    back: 'To take that back, type `/schedule move` there, with this channel.',
    taken: 'A group meets there already. Remove it there first, with `/schedule remove`.',
    same: 'This group meets there already.',
    notFound: (typed: string) =>
      `I can’t find the channel ${typed}. Type # and pick it from the list that opens. Nothing changed.`,
    invite: (invite: string) => `I’m not in that channel. Type \`${invite}\` there first. Nothing changed.`,
    notBoth: 'Only somebody who may plan the week in both channels can do that. Nothing changed.',
    which: 'Which group shall meet here from now on?',
    whichHere: 'Name the channel where this group is to meet, as in `/schedule move #gym`.',
    none: 'I know of no group of yours that could move here.',
  },

  coach: {
    made: (name: string) => `${name} may change what is planned here from now on.`,
    unmade: (name: string) => `${name} may not change what is planned here any more.`,
    notFound: (typed: string) =>
      `I don’t know who ${typed} is. Type @ and pick them from the list that opens. Nothing changed.`,
  },

  greeting: {
    hello: 'Hello! Once a week I post a short workout here, and you do it on any day you like.',
    begin: 'To begin, type `/schedule set monday 9:00 Europe/Berlin` in this channel.',
    goOn: 'This channel’s week is still here: `/schedule show` shows it, and `/schedule resume` ends a pause.',
    back: 'Hello again! I’m back, and nothing that you did is lost.',
    thanks:
      'Thanks for letting me in. Type `/schedule set monday 9:00 Europe/Berlin` in that channel, with your own day, time and city. `/help` tells you the rest.',
  },

  notice: {
    skipped: (weeks: number, program: string) =>
      `I was away and missed ${count(weeks, 'weekly prompt')} of ${program}. Nobody’s streak breaks; the next one comes as planned.`,
    gone: (id: string, instead: string) =>
      `The file of the program “${id}” is gone. The group goes on with ${instead} as it was. Nothing that was logged is lost. Choose another with \`/schedule set\`, or have the file put back.`,
    failed: (program: string, why: string) =>
      `I couldn’t post this week’s prompt of ${program}: ${why} Once that’s mended, \`/schedule now\` posts it.`,
    failedThread: (program: string, why: string) =>
      `This week’s prompt of ${program} is there, but without its thread: ${why} Until that’s mended, I show each workout in private.`,
    failedWalkthrough: (program: string, why: string) =>
      `I can’t show steps of ${program} in this week’s thread: ${why} Until that’s mended, I show each workout in private.`,
    failedRecap: (program: string, why: string) => `I couldn’t post the week’s recap of ${program}: ${why}`,
    lost: (program: string, why: string) =>
      `I can no longer post ${program} in its channel: ${why} The schedule is paused; \`/schedule resume\` starts it again.`,
    open: 'Open the channel',
    why: {
      'place-gone': 'the channel is gone or archived, or I was removed from it.',
      forbidden: (detail: string) =>
        detail ? `I’m missing a permission there (${detail}).` : 'I’m not allowed to post there.',
      'not-a-member': (invite: string) => `I’m not in that channel. Type \`${invite}\` there.`,
      'token-revoked': 'my access was revoked.',
      'unknown-outcome': 'the platform didn’t answer.',
      'rate-limited': 'the platform kept asking me to wait.',
      refused: 'the platform refused the message. The log has the details.',
      'message-gone': 'what I posted there was deleted.',
      'person-unreachable': 'that person takes no direct messages.',
      outage: 'I was not running when a prompt was due.',
      broken: 'something is wrong on my side. The log has the details.',
    },
  },
}
