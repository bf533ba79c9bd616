import { count } from '../format.ts'

/** Words for the page that someone may show to a physio. */
export const physio = {
  physio: {
    button: 'My last 12 weeks',
    sureTitle: 'A page for your physio?',
    sure: 'It says what you did in your last 12 weeks, and what you answered about effort and pain. It is not encrypted once you have it: whoever has the file can read it. Make it?',
    yes: 'Yes, make it',
    no: 'No',
    not: 'Nothing was made.',
    none: 'You have no weeks yet.',
    made: 'Here it is. Open it in a browser to read or print it.',
    file: 'my-last-12-weeks.html',
    title: 'My last 12 weeks',
    for: (name: string, day: string) => `${name} · ${day}`,
    group: (program: string) => `Program: ${program}`,
    week: 'Week',
    planned: 'Plan',
    done: 'What was done',
    effort: 'Effort (1–10)',
    pain: 'Pain after (0–10)',
    morning: 'Pain the next morning (0–10)',
    steps: (done: number, total: number) => `${done} of ${count(total, 'step')}`,
    nothing: 'nothing',
    away: 'away',
    flagged: 'paused by a warning sign',
    before: { sore: 'Before: a lot of pain.', flag: 'Before: a warning sign.' },
    after: { better: 'After: better.', same: 'After: the same.', worse: 'After: worse.' },
    scales:
      'Effort: 1 is hardly any work, 7 leaves about three reps, 10 is all there was. Pain: 0 is none, 3 noticed, 5 hard to ignore, 7 keeps one from things or from sleep. Of several answers in one week the highest.',
    notice: 'Written by the person themselves, in a chat. General information, no diagnosis.',
  },
}
