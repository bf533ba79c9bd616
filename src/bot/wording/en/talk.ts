/** What a coach would answer, where the program file has no words of its own. */
export const talk = {
  thanks: 'You’re welcome. See you in the next round.',
  fine: 'Good. I’m here when you need me.',
  sick: 'Get well first, training can wait. One easy round keeps your week when you’re better, and nothing is lost until then.',
  hard: 'Then take the easier way, or fewer rounds. One whole round counts for the week.',
  easy: 'Good. A rep or two more each time, up to what the card asks for; then a little more weight, or the harder way.',
  /** The easier or harder way of an exercise. */
  otherWay: (name: string, other: string) => `- ${name}: **${other}**`,
  spine:
    'A neutral spine is the gentle curve that your back has when you stand tall: neither rounded nor arched. Hold it from the first rep to the last.',
  round:
    'A rep is a movement done once. A set is so many reps in a row. A round is one set of each exercise, and one whole round counts for the week.',
  heavy:
    'Light to begin with: a weight with which the last two reps still look like the first. When every set feels easy twice in a row, take the next one up.',
  noWeights:
    'No weights needed to begin. A bag with books or a big bottle of water will do. Each move works without, too.',
  swap: 'You can do the easier way of a movement, or leave it out with **Skip**: the rest still counts.',
}
