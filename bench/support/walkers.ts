import type { App } from '../../src/app.ts'
import type { Button, Message } from '../../src/chat/message.ts'
import type { Posted } from '../../src/core/address.ts'
import { keptIn } from './kept.ts'
import { STEPS } from './raw-inserts.ts'
import type { Seed } from './seed.ts'

/** Someone on the way through their workout: presses what the answer before offered. */
export interface Walker {
  walk(): Promise<void>
}

/** The members of a seeded store, one after the other, each before their first step. */
export function walkersOf(app: App, { groups, history = 0 }: Seed) {
  const { store } = app.services
  let count = 0
  return {
    /** The next member, at the first step, with a message in their group's thread. */
    async next(): Promise<Walker> {
      const n = ++count
      const group = ((n - 1) % groups) + 1
      const from = { platform: 'web', tenant: 'local', id: `person${n}` } as const
      const channel = { platform: 'web', tenant: 'local', channel: `c${group}` } as const
      const on: Posted = { place: { ...channel, thread: `p${group}` }, message: `w${n}` }
      const key = `m${n}:${history + 1}:low-back-strength`
      await app.services.spaces.walks.set(key, on)
      const press = async (action: string) => {
        const id = `${n}-${action}`
        const answer = await app.engine.handle({ kind: 'press', id, from, at: on.place, on, action })
        if (answer.first.kind !== 'update') throw new Error(`${action} was not answered with an update`)
        await app.engine.perform(answer.after)
        return doneButton(answer.first.message)
      }
      await press(`gate.fine:${key}`)
      let action = await press(`walk.go:${key}`)
      return {
        async walk() {
          while (action) action = await press(action)
        },
      }
    },
    /** Nothing was lost: all that pressed have their nine steps in the table. */
    async check(): Promise<void> {
      let kept = 0
      for (let group = 1; group <= groups; group++) {
        kept += await keptIn(store, `g${group}`)
      }
      if (kept !== count * STEPS) throw new Error(`${count * STEPS} presses, ${kept} kept`)
    },
  }
}

function doneButton(message: Message): string | undefined {
  const buttons = message.blocks.flatMap((block): readonly Button[] =>
    block.kind === 'buttons' ? block.buttons : [],
  )
  const button = buttons.find(one => 'action' in one && one.action.startsWith('walk.done:'))
  return button && 'action' in button ? button.action : undefined
}
