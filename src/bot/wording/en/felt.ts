/** Words for what someone answers about their body after a workout. */
export const felt = {
  felt: {
    ask: 'How was it? Only you see what you answer.',
    title: 'How was it?',
    effort: 'How hard was it?',
    pain: 'Pain in your back now',
    morningPain: 'Pain in your back today',
    /** Points of the scale that have words; 7 leaves about three repetitions in reserve. */
    efforts: {
      1: 'hardly any work',
      3: 'easy',
      5: 'some work, lots left',
      7: 'hard, about three reps left',
      9: 'very hard, one rep left',
      10: 'all I had',
    },
    pains: {
      0: 'none',
      3: 'I notice it and carry on',
      5: 'hard to ignore',
      7: 'it keeps me from things, or from sleep',
      10: 'the worst I can think of',
    },
    point: (n: number, words: string | undefined) => (words ? `${n} · ${words}` : String(n)),
    onlyYou: 'Only you see this. You can change it until the week is closed. `/settings` turns it off.',
    askTomorrow: 'Ask me tomorrow, too',
    askedTomorrow: 'I’ll ask once more tomorrow morning.',
    morning: 'And today? How does your back feel, the morning after?',
    consentTitle: 'May I keep your answer?',
    consent:
      'It makes your next weeks fit you. Only you can see it. Whoever runs me could read it in my files, so I encrypt it with a key of its own. It is gone after a year, or when you say so.',
    yes: 'Yes, keep my answers',
    no: 'No, don’t ask',
    off: 'Nothing is kept, and I won’t ask again. `/settings` turns it on.',
    notKept: 'This was not kept: you turned these questions off. `/settings` turns them on.',
    advice: {
      fine: 'Good. Go on as planned.',
      hard: 'That was hard work, so next time stays as it is.',
      sore: 'That is fine if it settles within a day. Next time stays as it is.',
      lasting:
        'Still sore the morning after, so next time stays as it is. If it stays like this, please let a doctor or a physio have a look.',
      easier:
        'That was too much for your back, so next time is easier and shorter. It counts just the same. Please let a doctor or a physio have a look, too.',
      rest: 'That was too much for your back. Keep moving gently, and do less next time. If it doesn’t ease, please let a doctor or a physio have a look.',
      gentle:
        'That is twice in a row, so let’s go gently next time: pick “My back hurts”. Please let a doctor or a physio have a look, too.',
      'see-someone':
        'It has been too much several times now. Please let a doctor or a physio have a look before you go on.',
    },
  },
}
