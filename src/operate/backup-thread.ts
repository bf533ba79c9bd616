import { parentPort, workerData } from 'node:worker_threads'
import { wordsOf } from '../core/thrown.ts'
import { rotate } from '../storage/rotation.ts'
import type { Asked, Came } from './backups.ts'

const { source, folder, keep, now } = workerData as Asked

function work(): Came {
  try {
    return { made: rotate(source, folder, keep, now) }
  } catch (error) {
    return { problem: wordsOf(error) }
  }
}

parentPort?.postMessage(work())
