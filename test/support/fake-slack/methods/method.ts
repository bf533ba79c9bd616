import { z } from 'zod'
import type { FakeSlack } from '../index.ts'
import type { Workspace } from '../world.ts'

interface Call {
  readonly slack: FakeSlack
  readonly at: Workspace
}

/** What Slack does at a call, once its arguments are taken and its scope is there. */
interface Method<A> {
  readonly args: z.ZodType<A>
  /** The scope that this call needs, as Slack's own page of the method says. */
  readonly scope?: (args: A, call: Call) => string | readonly string[]
  readonly run: (args: A, call: Call) => object
}

/** Methods of the Web API, by their names. */
export type Methods = Readonly<Record<string, Method<never>>>

/** Arguments arrive as text; objects and lists as JSON in text. */
export const json = z.string().transform((text, ctx) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    ctx.addIssue('not JSON')
    return z.NEVER
  }
})
export const flag = z.enum(['true', 'false']).transform(text => text === 'true')
export const number = z.string().regex(/^\d+$/).transform(Number)
export const ts = z.string().regex(/^\d{1,12}\.\d{6}$/)
export const text = z.string().max(40_000)

export function method<A>(args: z.ZodType<A>, more: Omit<Method<A>, 'args'>): Method<never> {
  return { args, ...more } as unknown as Method<never>
}
