import { describe } from 'vitest'
import { queueContract } from '../../support/queue-contract.ts'
import { Shift } from '../../support/shift.ts'

describe('the queue of one process', () => {
  queueContract(options => Shift.open(options))
})
