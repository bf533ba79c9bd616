import type { Context } from '../src/bot/context.ts'
import type { Action, Command } from '../src/chat/command.ts'
import { away, awayActions } from './away.ts'
import { board, boardActions } from './board.ts'
import { doctor } from './doctor.ts'
import { done, doneActions } from './done.ts'
import { exercise, exerciseActions } from './exercise.ts'
import { feltActions } from './felt.ts'
import { gateActions } from './gate.ts'
import { helpCommand } from './help.ts'
import { hurtsActions } from './hurts.ts'
import { laterActions } from './later.ts'
import { leave, leaveActions } from './leave.ts'
import { mydata, mydataActions } from './mydata.ts'
import { planActions } from './plan.ts'
import { progress } from './progress.ts'
import { schedule, scheduleActions } from './schedule.ts'
import { settings, settingsActions } from './settings.ts'
import { undoActions } from './undo.ts'
import { walkActions } from './walk.ts'
import { whichActions } from './which.ts'
import { workout, workoutActions } from './workout.ts'

export { hear } from './done.ts'
export { home } from './home.ts'

/** What people can type, in the order in which they come to need it; /help shows it so. */
export const COMMANDS: readonly Command<Context>[] = [
  workout,
  done,
  exercise,
  progress,
  board,
  settings,
  away,
  leave,
  mydata,
  schedule,
  doctor,
  helpCommand(() => COMMANDS),
]

/** What people can press, choose and send. */
export const ACTIONS: readonly Action<Context>[] = [
  ...workoutActions,
  ...gateActions,
  ...hurtsActions,
  ...walkActions,
  ...planActions,
  ...doneActions,
  ...undoActions,
  ...feltActions,
  ...exerciseActions,
  ...boardActions,
  ...settingsActions,
  ...awayActions,
  ...leaveActions,
  ...whichActions,
  ...mydataActions,
  ...laterActions,
  ...scheduleActions,
]
