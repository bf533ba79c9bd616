import { readFileSync } from 'node:fs'

/** What changes the whole process for good: its modules, its environment. A clock is set right after each test. */
const PROCESS_WIDE = /\bvi\.(mock|doMock|stub\w+)\(|process\.(env\.?\S+ = |chdir\()|delete process\.env/

/** Whether a file of tests needs a process of its own. */
export function isAlone(file: string): boolean {
  return PROCESS_WIDE.test(readFileSync(file, 'utf8'))
}
