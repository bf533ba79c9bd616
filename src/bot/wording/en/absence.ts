/** Words for being away, for leaving, and for being reminded. */
export const absence = {
  away: {
    open: 'You’re away until you say so. No week counts against you, and I send you nothing. Press Start or write `/away back` when you’re ready.',
    until: (day: string) =>
      `You’re away until ${day}. No week counts against you, your streak holds, and I send you nothing meanwhile.`,
    between: (from: string, day: string) =>
      `You’re away from ${from} until ${day}. No week counts against you, your streak holds, and I send you nothing meanwhile.`,
    from: (from: string) =>
      `You’re away from ${from} on, until you say so. No week counts against you, and I send you nothing meanwhile.`,
    undo: 'Take it back',
    undone: 'Taken back. You’re not away.',
    undoneAlready: 'That was taken back or changed already.',
    back: 'Welcome back. This week doesn’t count against you; start small.',
    backDone: 'Welcome back. Your week is done already.',
    cancelled: 'You’re here, then. Nothing is planned any more.',
    notAway: 'You’re not away. Say when you will be, like `/away next week`.',
    unread: (typed: string) =>
      `I couldn’t read “${typed}”. Try \`/away until 10 Jan\`, \`for two weeks\`, \`next week\` or \`back\`. Nothing changed.`,
    past: (typed: string) => `“${typed}” is over already. Nothing changed.`,
    far: 'That is more than a year away. Leave the day out, and say `/away back` when you’re here again.',
    welcome: 'Good to have you back. Start small; one round is enough to count.',
    none: 'You’re in no group here, so no week can count against you.',
  },

  remind: {
    ask: 'Shall I send you a message when a week is nearly over and yours isn’t finished?',
    yes: 'Yes, remind me',
    no: 'No, thanks',
    on: 'I’ll remind you two days before a week ends, at five in the afternoon where you live. `/settings` changes it.',
    off: 'No reminders, then. `/settings` turns them on.',
  },

  leave: {
    ask: 'Do you want to leave the group? What you did is kept.',
    yes: 'Leave the group',
    no: 'Stay',
    stayed: 'You’re still in. Nothing changed.',
    left: 'You have left the group: I won’t count you, name you or remind you. What you did is kept. Press Start under any week to join again; `/mydata` deletes it all.',
    undo: 'Undo',
    undone: 'You’re back in, with all that you did.',
    not: 'You’re not in the group.',
  },
}
