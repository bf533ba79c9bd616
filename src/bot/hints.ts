import type { First } from '../chat/exchange.ts'
import type { Context } from './context.ts'

/** Says under an answer that they alone see what else they must know: that they were not heard, or not reached. */
export async function hinting(ctx: Context, first: First): Promise<First> {
  if (first.kind !== 'reply' || first.to !== 'you') return first
  const { trouble } = ctx.words
  const texts = [
    ...((await isUnheard(ctx)) ? [trouble.unheard] : []),
    ...((await wasUnreachable(ctx)) ? [trouble.unreachable] : []),
  ]
  if (texts.length === 0) return first
  const notes = texts.map(text => ({ kind: 'note', text }) as const)
  return { ...first, message: { ...first.message, blocks: [...first.message.blocks, ...notes] } }
}

/** They typed something in the thread of a week whose text the platform keeps back. */
async function isUnheard({ event, store }: Context): Promise<boolean> {
  if (!event.unheard || !event.at.thread) return false
  const group = await store.groups.at(event.at)
  return group !== undefined && (await store.prompts.has(group.id, event.at, event.at.thread))
}

/** They could not be written to, and have not been told of it. Asked only where their settings are known already. */
async function wasUnreachable(ctx: Context): Promise<boolean> {
  if (ctx.known?.unreachable !== 'untold') return false
  await ctx.prefer({ unreachable: 'told' })
  return true
}
