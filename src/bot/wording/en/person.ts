import { count } from '../format.ts'

/** Words for one person's own pages, and for what goes wrong. */
export const person = {
  progress: {
    title: 'Your progress',
    none: 'Nothing logged yet. Your first week is one `/workout` away.',
    /** Of someone who is held back by a sign: nobody sends them to train. */
    noneYet: 'Nothing logged yet, and there’s no hurry. Get well first.',
    streak: (weeks: number, best: number) =>
      weeks === 0
        ? `Ready when you are.${best > 0 ? ` Your best run so far: ${count(best, 'week')}.` : ''}`
        : `**${count(weeks, 'week')}** in a row${best > weeks ? ` (best: ${best})` : ''}`,
    welcomeBack: 'Good to see you again. One round is enough to count.',
    thisWeek: 'This week',
    weeks: 'Last weeks',
    totals: 'In all',
    marks: { finished: '●', kept: '◐', started: '○', none: '·', off: '–' },
    notes: 'Your notes (nobody else sees them)',
    legend: '● finished  ◐ a whole round  ○ started  · none  – no prompt',
    steps: (done: number, total: number) => `${done} of ${total} steps`,
    total: (amount: number, measure: 'reps' | 'seconds', load: string | undefined) =>
      `${amount} ${measure === 'reps' ? 'reps' : 'seconds'}${load ? `, last with ${load}` : ''}`,
  },

  settings: {
    title: 'Your settings',
    units: 'Weights',
    // Where a choice stands chosen, Discord and Slack show it without its name.
    kg: 'Weights in kilograms',
    lb: 'Weights in pounds',
    reminders: 'Reminders',
    remindersOn: 'Remind me when the week is nearly over',
    remindersOff: 'No reminders',
    checkIns: 'Questions about effort and pain',
    checkInsOn: 'Ask how a workout was, and keep my answers encrypted',
    checkInsMorning: 'The same, and ask again the next morning',
    checkInsOff: 'Don’t ask how a workout was',
    rests: 'When a rest is over',
    restsOn: 'Write to me when a rest is over',
    restsOff: 'No message when a rest is over',
    unreachable:
      'I could not write to you: your direct messages are closed to me. Open them, or have me remind you in the week’s thread.',
    remindIn: 'Where I remind you',
    remindInMessage: 'Remind me in a message',
    remindInThread: 'Remind me in the week’s thread, where all see it',
    quiet: 'Quiet hours',
    quietHours: (from: string, to: string) => `Quiet from ${from} to ${to}`,
    quietNone: 'No quiet hours',
    name: 'Name on the board',
    nameShown: 'My name is shown',
    nameHidden: 'My name is hidden, and my workouts stay private',
    pictures: 'Pictures',
    picturesMoving: 'Pictures that move',
    picturesStill: 'Pictures that stand still',
    group: 'Your group in direct messages',
    picturesWords: 'No pictures: sentences for a screen reader',
    zone: 'Time zone',
    zoneFrom: (zone: string, own: boolean) => (own ? zone : `${zone} (from your profile or group)`),
    changeZone: 'Change time zone',
    zoneTitle: 'Your time zone',
    zoneLabel: 'A city or zone, like Europe/Berlin',
    save: 'Save',
    noZone: (typed: string, near: readonly string[]) =>
      `I don’t know a time zone “${typed}”.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ''} Nothing changed.`,
  },

  mydata: {
    title: 'What I keep of you',
    what: 'What you logged, how your back felt, notes of yours, your settings, and when I reminded you. Nobody else can ask for it here.',
    counts: (completions: number, checkIns: number, notes: number) =>
      `${count(completions, 'logged step')}, ${count(checkIns, 'check-in')}${notes > 0 ? `, ${count(notes, 'note')}` : ''}.`,
    nothing: 'Nothing is kept of you.',
    export: 'Export as JSON',
    exported: 'Here is everything, as JSON.',
    delete: 'Delete it all',
    sureTitle: 'Delete everything?',
    sure: 'Your weeks, check-ins and settings will be gone, in every group. This cannot be undone.',
    yes: 'Yes, delete it all',
    no: 'Keep it',
    deleted: 'Deleted. Nothing is kept of you any more. You’re welcome back any time.',
    /** After it, for who was named in a channel. */
    deletedThere:
      'I’m taking your name out of the workouts and recaps that I posted in the last year. Older ones stay, and so does a board that someone showed to everyone; whoever manages the channel can delete those.',
    /** After it: one human may be two people. */
    deletedElsewhere: 'Do you train with me in another server or workspace, too? Delete it there as well.',
    erased: 'Whoever trained here would rather not be named.',
    kept: 'Kept. Nothing changed.',
  },

  help: {
    title: 'What I can do here',
    lead: 'Once a week I post a short workout. Press **Start** under it, and I’ll walk you through.',
    typed: 'In the week’s thread, or in a message to me, you can leave out the slash: `bridges 3x12`.',
    typedMention:
      'In the week’s thread, mention me and leave out the slash: `@Spotter bridges 3x12`. In a message to me you need no mention.',
    titleDirect: 'What you can write to me',
    leadDirect:
      'Tell me what you did, like `bridges 3x12`, or ask how something is done, like `how do I do an rdl`.',
    typedDirect: 'Here you can leave out the slash.',
    planIt: 'Nothing is planned here yet. Begin with `/schedule set monday 9:00 Europe/Berlin`.',
    next: (moment: string) => `The next prompt comes ${moment}.`,
    quiet: 'No prompt is planned at the moment.',
    plan: 'Nothing is planned here yet. Someone who runs this channel can begin with `/schedule set`.',
  },

  home: {
    title: 'Your week',
    start: 'Start',
    settings: 'Settings',
    back: 'Back to your week',
    none: 'You’re not in a group yet. Press Start under a weekly prompt, and you’re in.',
  },

  commands: {
    workout: { summary: 'Start or resume this week’s workout' },
    done: { summary: 'Log what you did', line: 'Like “bridges 3x12”, “rdl 12 @ 20kg” or “all”' },
    exercise: { summary: 'See how an exercise is done', name: 'Which exercise' },
    progress: {
      summary: 'See your weeks and your streak',
      span: 'How far back; twelve weeks when left out',
      year: 'The whole year',
    },
    board: {
      summary: 'See how the group’s week is going',
      span: 'How far back; this week when left out',
      month: 'The last weeks',
    },
    settings: { summary: 'Units, reminders, questions, quiet hours, time zone, your name on the board' },
    away: {
      summary: 'Say when you are away, so that no week counts against you',
      when: 'Like “until 10 Jan”, “for two weeks”, “next week” or “back”',
    },
    leave: { summary: 'Leave the group; what you did is kept' },
    mydata: { summary: 'Export or delete what I keep of you' },
    doctor: { summary: 'See whether all is well in this channel, and what to do if not' },
    help: { summary: 'See what I can do here' },
    schedule: {
      summary: 'Plan the weekly prompt of this channel',
      set: 'Plan the weekly prompt',
      show: 'Show what is planned',
      pause: 'Pause, until a date or until you resume',
      resume: 'Start again after a pause',
      skip: 'Skip the next prompt',
      now: 'Post this week’s prompt now',
      remove: 'Stop the weekly prompt',
      move: 'Meet in another channel',
      coach: 'Let somebody plan the week here',
      weekday: 'The day of the week',
      time: 'The local time',
      zone: 'The time zone',
      program: 'The program',
      until: 'The day on which it starts again',
      likeWeekday: 'a day, like Monday',
      likeTime: 'a time, like 9:00',
      likeZone: 'a time zone, like Europe/Berlin',
      likeDate: 'a date, like 2026-12-10',
      likeProgram: 'a program’s name',
      to: 'The channel where the group is to meet',
      likeChannel: 'a channel, like #gym',
      who: 'Who may plan the week here',
      likePerson: 'somebody, like @ana',
      not: 'Say “off” to take that back',
    },
  },

  which: {
    name: (program: string, weekday: string, time: string) => `${program}, ${weekday}s at ${time}`,
    inChannel: (name: string, channel: string) => `#${channel}: ${name}`,
    ask: 'You’re in several groups. Which one do you mean in here? I’ll remember it.',
    chosen: (name: string) =>
      `From now on I take you to mean **${name}** in here. \`/settings\` changes that. Please tell me once more what you wanted.`,
    of: (name: string) => `For ${name}`,
  },

  trouble: {
    someone: 'Someone',
    noGroup: 'No group meets here yet. Someone who runs this channel can start one with `/schedule set`.',
    noGroupDirect: 'You’re not in a group yet. Join one by pressing Start under its weekly prompt.',
    noGroupOutside:
      'You’re from another workspace. To join in, press Start under the weekly prompt in a channel that we share.',
    notAllowed: 'Only those who manage this channel can do that.',
    notAllowedBy: {
      server: 'Only those with the right “Manage Server” can do that here. Please ask one of them.',
      admins:
        'The admins and owners here can do that. So can whoever made this channel, and coaches: `/schedule coach @name` makes one. Please ask one of them. `/schedule show` shows what is planned.',
    },
    notYours: 'That button belongs to someone else.',
    forgotten: 'You deleted your data just then, so none of this was kept.',
    untold:
      'I can’t read that: it names my role, and not me. Pick my name from the list that opens when you type @.',
    unreachable: 'My last message could not reach you. `/settings` says what to do.',
    unheard: 'Did you just write to me here? In this thread I only hear what mentions me.',
    stale: 'That button is from an earlier time and does nothing any more.',
    unknownCommand: (typed: string, nearest: readonly string[]) =>
      `I don’t know /${typed}.${nearest.length > 0 ? ` Did you mean ${nearest.map(n => `\`/${n}\``).join(' or ')}?` : ''} \`/help\` lists what I can do.`,
    notUnderstood: 'I didn’t understand that. `/help` lists what I can do.',
    storageFull: 'That was NOT recorded: my disk is full. Please tell whoever runs me, and try again later.',
    storageUnsure:
      'I lost touch with my records just then, and can’t say whether that was recorded. Please look at `/progress` in a minute before you try again.',
    unfinished:
      'Something went wrong half-way, and that may be recorded. Please look in a minute before you try again.',
    storage: 'That was NOT recorded: I can’t reach my records right now. Please try again in a minute.',
    broken: 'Something went wrong on my side, and that was NOT recorded. Please try again.',
    busy: 'That was NOT recorded: I’m very busy right now. Please try again in a minute.',
    tooMany: {
      person: 'That was quicker than I can follow, and was NOT recorded. Please go on in a minute.',
      channel: 'A lot is going on in this channel, and that was NOT recorded. Please try again in a minute.',
      tenant: 'A lot is going on here right now, and that was NOT recorded. Please try again in a minute.',
    },
    late: 'That took me too long. Please try again.',
    twice: 'I couldn’t tell whether this reached you, so you may see it twice. It counts once.',
    realTime: 'Real people are connected, so the clock stays as it is.',
    option: {
      'line-too-long': (length: number, max: number) =>
        `That line is ${length.toLocaleString('en')} characters long; ${max} is the most I read.`,
      missing: (summary: string, like: string | undefined) =>
        `Something is missing: ${summary.toLowerCase()}${like ? ` (${like})` : ''}.`,
      unreadable: (given: string, like: string | undefined) =>
        `I couldn’t read “${given}”${like ? ` as ${like}` : ''}.`,
      'not-a-choice': (given: string, choices: string) => `“${given}” isn’t one of ${choices}.`,
      'not-understood': (given: string) => `I didn’t expect “${given}” there.`,
      'no-such-sub': (command: string, given: string, subs: string) =>
        `\`/${command}\` has no “${given}”. It has ${subs}.`,
    },
  },
}
