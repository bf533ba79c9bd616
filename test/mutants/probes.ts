import { afterEach } from 'vitest'

declare global {
  /** The functions that ran since the last test ended, each as `path:start`. */
  var ranFunctions: Set<string> | undefined
}

declare module 'vitest' {
  interface TaskMeta {
    ran?: string[]
  }
}

globalThis.ranFunctions ??= new Set()

/** Each test takes with it which functions ran for it. */
afterEach(({ task }) => {
  task.meta.ran = [...(globalThis.ranFunctions ?? [])]
  globalThis.ranFunctions?.clear()
})
