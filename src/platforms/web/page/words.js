/** Every sentence of the page itself. What the bot says comes from the bot. */
export const words = {
  bot: 'Spotter',
  botTag: 'Bot',
  skip: 'Skip to the message box',
  places: 'Places',
  iAm: 'I am',
  manages: 'Coach',
  member: 'Member',
  unread: 'unread',

  messages: 'Messages',
  /** @param {string} channel */
  channelTopic: channel => `Everyone in #${channel} reads this`,
  directTopic: 'Only you and Spotter read this',
  thread: 'Thread',
  closeThread: 'Close the thread',
  /** @param {number} count */
  replies: count => (count === 0 ? 'Open thread' : count === 1 ? '1 reply' : `${count} replies`),
  reply: 'Reply in thread',
  onlyYou: 'Only you can see this',
  used: 'You used',
  working: 'Spotter is on it',
  newMessages: 'New messages',
  showAll: 'Show all',
  file: 'Download',
  page: 'Open',
  now: 'now',
  today: 'Today',
  yesterday: 'Yesterday',

  /** @param {string} where @param {string} name */
  placeholder: (where, name) => `Message ${where} as ${name}`,
  /** @param {string} name */
  replyAs: name => `Reply as ${name}`,
  box: 'Message',
  send: 'Send',
  commands: 'Show the commands',
  suggestions: 'Suggestions',
  keys: '↑ ↓ to choose, Tab to take it, Esc to close',
  required: 'needed',
  optional: 'optional',
  /** @param {number} min @param {number} max */
  range: (min, max) => `A whole number from ${min} to ${max}`,

  cancel: 'Cancel',
  choose: 'Choose',

  clock: 'The bot’s clock',
  hour: '+1 hour',
  day: '+1 day',
  week: '+1 week',
  prompt: 'Next prompt',
  promptShort: 'Next',
  /** @param {string} when */
  promptAt: when => `Go to the next prompt, ${when}`,
  noPrompt: 'No prompt is planned yet',
  travelling: 'The clock is moving',

  emptyCoach: 'Give the group a time to train',
  emptyCoachHow: 'Spotter posts the workout here every week. You’re the coach, so you choose when.',
  emptyMember: 'Nothing here yet',
  emptyMemberHow: 'The weekly workout will show up here. Until then, ask Spotter what it can do.',
  emptyDirect: 'Just you and Spotter',
  emptyDirectHow: 'Reminders and other private things arrive here. You can also type commands.',
  emptyThread: 'No replies yet',
  emptyThreadHow: 'Write the first one below.',

  offline: 'The connection is lost. Trying again…',
  /** What is said when a request is refused, by the server's code for it. @type {Record<string, string>} */
  refused: {
    offline: 'Spotter can’t be reached. Is it still running? What you typed is still here.',
    'too-large': 'That is too long to send. Please make it shorter.',
    'message-gone': 'That message isn’t here any more.',
    'no-such-button': 'That button has changed meanwhile. Please look again.',
    'form-gone': 'That form has expired. Please open it again.',
    'bad-form': 'Something in the form doesn’t fit. Please check it.',
    'clock-moving': 'The clock is already moving.',
    'no-prompt': 'No prompt is planned yet.',
    'disk-full':
      'The disk is full, so that may NOT be recorded. Please make room, and look before you try again.',
  },
  failed: 'That didn’t work. Please try again.',
}
