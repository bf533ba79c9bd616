import { nothing, open, reply } from '../../src/chat/command.ts'
import type { Answer, Incoming } from '../../src/chat/exchange.ts'
import { say } from '../../src/chat/message.ts'
import { form } from './contract/messages.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from './scripted-bot.ts'

/** A bot that answers, and behind which all else fails: what follows an answer, and what it is told of places. */
export class FailingBot extends ScriptedBot {
  readonly fail = async () => {
    throw new Error('broken')
  }
  override readonly perform = this.fail
  override readonly lost = this.fail
  override readonly moved = this.fail
  override readonly invited = this.fail
  override readonly left = this.fail
  override readonly deleted = this.fail
  override readonly thread = this.fail

  constructor() {
    super(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
    this.script = answered
  }
}

function answered({ kind }: Incoming): Answer {
  if (kind === 'press') return open(form)
  return kind === 'home' ? nothing() : reply('you', say('done'))
}
