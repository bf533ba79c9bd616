/** `npm run program -- check FILE...`, `preview`, `sheet` and `schema`, for authors of programs. */
import { programTask } from './program-task.ts'

process.exitCode = await programTask(process.argv.slice(2))
