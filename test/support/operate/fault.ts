import type { Patient } from '../../../src/operate/doctor/patient.ts'
import type { Installation } from './installation.ts'

/** Makes a fault; `over` is for what cannot be made of files and settings. */
type Make = (on: Installation, over: (given: Partial<Patient>) => void) => unknown

/** A fault, what is found of it, and how it is made. */
export type Fault = readonly [code: string, what: RegExp, make: Make]
