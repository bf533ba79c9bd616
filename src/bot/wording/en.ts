import { absence } from './en/absence.ts'
import { chart } from './en/chart.ts'
import { doctor } from './en/doctor.ts'
import { felt } from './en/felt.ts'
import { figure } from './en/figure.ts'
import { group } from './en/group.ts'
import { person } from './en/person.ts'
import { physio } from './en/physio.ts'
import { plan, reason } from './en/plan.ts'
import { talk } from './en/talk.ts'
import { training } from './en/training.ts'

/** Every sentence a person reads, in English. Another language is one more object of this type. */
export const en = {
  ...training,
  ...group,
  ...person,
  ...felt,
  ...absence,
  ...physio,
  ...doctor,
  talk,
  plan,
  reason,
  figure,
  chart,
}

export type Wording = typeof en
