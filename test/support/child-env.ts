import { resolve } from 'node:path'

/** Where processes that tests start keep what Node has compiled: to do it anew is half of what a start costs. */
export const COMPILED = resolve('node_modules/.cache/compiled')

/** What a process that a test starts needs of the environment; nothing else of a developer's own reaches it. */
export const CHILD_ENV = { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: COMPILED }
