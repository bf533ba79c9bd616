import { type Message, say } from '../../chat/message.ts'
import type { Topic } from '../../training/entry/index.ts'
import type { Program } from '../../training/program.ts'
import type { Wording } from '../wording/en.ts'

/** What a coach would answer: the program's own words where it has some. */
export function talkView(words: Wording, topic: Topic, program: Program | undefined): Message {
  const { talk } = words
  switch (topic) {
    case 'hard': {
      const easier = (program?.exercises ?? []).flatMap(({ name, easier }) =>
        easier ? [talk.otherWay(name, easier.name)] : [],
      )
      return say([program?.faq?.hard ?? talk.hard, ...easier].join('\n'))
    }
    case 'easy': {
      const harder = (program?.exercises ?? []).flatMap(({ name, harder }) =>
        harder ? [talk.otherWay(name, harder.name)] : [],
      )
      return say([talk.easy, ...harder].join('\n'))
    }
    case 'heavy':
    case 'noWeights':
    case 'swap':
      return say(program?.faq?.[topic] ?? talk[topic])
    case 'thanks':
    case 'fine':
    case 'sick':
    case 'spine':
    case 'round':
      return say(talk[topic])
  }
}
