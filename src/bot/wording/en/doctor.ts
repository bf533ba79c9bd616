/** What keeps a channel's week from working, and what whoever plans it can do about that. */
export const doctor = {
  doctor: {
    title: 'How this channel is doing',
    well: 'All is well here.',
    wrong: (things: number) =>
      things === 1 ? 'One thing is wrong here:' : `${things} things are wrong here:`,
    came: (weeks: number, of: number) => `Of the last ${of} prompts, ${weeks} came`,
    first: 'No prompt has been due here yet.',
    here: 'This week’s prompt is in the channel. If you can’t see it, type `/schedule now`, and it comes again.',
    found: {
      unasked: 'I asked what I may do here, and got no answer. Type `/doctor` again in a minute.',
      invite: (invite: string) => `I’m not in this channel, so I can’t post here. Type \`${invite}\` here.`,
      lacks: (what: string) =>
        `I’m missing ${what}. Give it to my role in this channel’s settings, or ask an admin to.`,
      program: (id: string) =>
        `The file of the program “${id}” is gone. The group goes on with it as it was. Pick another with \`/schedule set\`, or ask whoever runs me to put it back.`,
      zone: (zone: string) =>
        `I don’t know the time zone ${zone}. Plan the week again with \`/schedule set\`, and name a city near you.`,
      overdue: (moment: string) =>
        `The prompt of ${moment} is late, and I have not begun with it. Whoever runs me finds out why in my log.`,
      trying: (tries: number, again: string, why: string) =>
        `This week’s prompt is not here yet: ${why} I tried ${tries === 1 ? 'once' : `${tries} times`}, and go on ${again}.`,
      failed: (why: string) =>
        `This week’s prompt did not come: ${why} Mend that, then type \`/schedule now\`.`,
      missed: 'I was not running when a prompt was due. If you want it all the same, type `/schedule now`.',
      trouble: (why: string) =>
        `Something for this channel did not come: ${why} Mend that, and the next one comes.`,
      thread: (why: string) =>
        `The prompt has no thread: ${why} Mend that, and the next who starts opens one. Until then, I show workouts in private.`,
      walkthrough: (why: string) =>
        `I can’t show steps in the thread: ${why} Unlock it, or let me write and attach files there. Until then, I show workouts in private.`,
    },
  },
}
