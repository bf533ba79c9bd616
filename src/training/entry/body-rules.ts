import type { SignId } from '../signs.ts'
import type { Meaning } from './body-lists.ts'

/**
 * What a sentence must say for each sign, any one of the lists: all that a list names, none of it denied. What it says
 * besides decides too: with `not` it is no such sign, though it still is pain.
 */
export const RULES: readonly {
  readonly sign: SignId
  readonly all: readonly Meaning[]
  readonly not?: Meaning
  /** All of it in one clause: the words are too common to mean it elsewhere. */
  readonly near?: true
  /** With this it is neither a sign nor pain. */
  readonly unless?: readonly Meaning[]
}[] = [
  { sign: 'saddle-numbness', all: ['numb', 'saddle'] },
  { sign: 'saddle-numbness', all: ['numb', 'below'] },
  { sign: 'saddle-numbness', all: ['asleep', 'saddle'] },
  { sign: 'saddle-numbness', all: ['sense', 'altered', 'saddle'] },
  { sign: 'saddle-numbness', all: ['unfelt', 'saddle'], near: true },
  { sign: 'saddle-numbness', all: ['unaware', 'saddle'] },
  { sign: 'saddle-numbness', all: ['undone', 'sense', 'saddle'], near: true },
  { sign: 'bladder-bowel', all: ['wet'], unless: ['laugh'] },
  { sign: 'bladder-bowel', all: ['stream', 'trouble', 'pain'] },
  { sign: 'bladder-bowel', all: ['unaware', 'needs'] },
  { sign: 'bladder-bowel', all: ['trouble', 'urine'], unless: ['laugh'] },
  { sign: 'bladder-bowel', all: ['hinders', 'urine'], near: true },
  { sign: 'bladder-bowel', all: ['urine', 'garment'], near: true, unless: ['laugh'] },
  { sign: 'bladder-bowel', all: ['needs', 'cantGo'] },
  { sign: 'bladder-bowel', all: ['urine', 'cantGo'] },
  { sign: 'bladder-bowel', all: ['undone', 'urine'] },
  { sign: 'bladder-bowel', all: ['numb', 'urine'] },
  { sign: 'sexual-function', all: ['trouble', 'erection'] },
  { sign: 'sexual-function', all: ['dysfunction', 'erection'], near: true },
  { sign: 'sexual-function', all: ['undone', 'erection'] },
  { sign: 'sexual-function', all: ['trouble', 'sex'] },
  { sign: 'sexual-function', all: ['dysfunction', 'sex'], near: true },
  { sign: 'sexual-function', all: ['numb', 'sex'] },
  { sign: 'sexual-function', all: ['fails', 'penis'], near: true },
  { sign: 'sexual-function', all: ['undone', 'sense', 'sex'], near: true },
  { sign: 'sexual-function', all: ['impotent'] },
  { sign: 'both-legs', all: ['numb', 'both'], unless: ['chilled'] },
  { sign: 'both-legs', all: ['numb', 'legs'], not: 'effort', unless: ['chilled'] },
  { sign: 'both-legs', all: ['tingles', 'legs'], unless: ['chilled'] },
  { sign: 'both-legs', all: ['undone', 'sense', 'legs'], near: true },
  { sign: 'both-legs', all: ['asleep', 'both'], not: 'effort', unless: ['chilled'] },
  { sign: 'both-legs', all: ['woolly', 'legs'], not: 'effort' },
  { sign: 'both-legs', all: ['weak', 'legs'], not: 'effort' },
  { sign: 'both-legs', all: ['fails', 'legs'], not: 'effort' },
  { sign: 'both-legs', all: ['pain', 'both'], not: 'effort' },
  { sign: 'severe-weakness', all: ['footDrop'] },
  { sign: 'severe-weakness', all: ['moveLeg'], not: 'effort' },
  { sign: 'severe-weakness', all: ['unable', 'moves', 'leg'], not: 'effort' },
  { sign: 'severe-weakness', all: ['unable', 'moves', 'legs'], not: 'effort' },
  { sign: 'severe-weakness', all: ['fails', 'leg'], not: 'effort' },
  { sign: 'severe-weakness', all: ['uncontrolled', 'leg'], near: true },
  { sign: 'both-legs', all: ['uncontrolled', 'legs'], near: true },
  { sign: 'severe-weakness', all: ['weak', 'fast', 'leg'], not: 'effort' },
  { sign: 'chest-pain', all: ['pain', 'chest'] },
  { sign: 'chest-pain', all: ['complaint', 'chest'] },
  { sign: 'chest-pain', all: ['burns', 'chest'] },
  { sign: 'chest-pain', all: ['tight', 'chest'] },
  { sign: 'chest-pain', all: ['heavily', 'chest'], near: true },
  { sign: 'chest-pain', all: ['chestPain'] },
  { sign: 'accident', all: ['accident'] },
  { sign: 'accident', all: ['mishap', 'own'] },
  { sign: 'accident', all: ['mishap', 'had'] },
  { sign: 'accident', all: ['mishap', 'lately'], near: true },
  { sign: 'accident', all: ['mishap', 'pain'] },
  { sign: 'accident', all: ['struck', 'vehicle'] },
  { sign: 'accident', all: ['crash', 'vehicle', 'own'] },
  { sign: 'accident', all: ['crash', 'vehicle', 'pain'] },
  { sign: 'accident', all: ['fall', 'height'] },
  { sign: 'accident', all: ['fallen', 'height'] },
  { sign: 'leg-weakness', all: ['numb', 'leg'], not: 'effort', unless: ['chilled'] },
  { sign: 'leg-weakness', all: ['tingles', 'leg'], unless: ['chilled'] },
  { sign: 'leg-weakness', all: ['undone', 'sense', 'leg'], near: true },
  { sign: 'leg-weakness', all: ['asleep', 'leg'], not: 'effort', unless: ['chilled'] },
  { sign: 'leg-weakness', all: ['woolly', 'leg'], not: 'effort' },
  { sign: 'leg-weakness', all: ['weak', 'leg'], not: 'effort' },
  { sign: 'fever', all: ['fever'] },
  { sign: 'fall', all: ['fallen'] },
  { sign: 'fall', all: ['fall', 'pain'] },
  { sign: 'fall', all: ['fall', 'complaint', 'part'] },
  { sign: 'fall', all: ['bones'] },
  { sign: 'weight-loss', all: ['weightLoss'] },
  { sign: 'weight-loss', all: ['loses', 'mass', 'noReason'] },
  { sign: 'cancer', all: ['cancer'] },
  { sign: 'night-pain', all: ['worse', 'night'] },
  { sign: 'night-pain', all: ['wakes', 'pain'] },
  { sign: 'night-pain', all: ['wakes', 'complaint', 'part'] },
  { sign: 'night-pain', all: ['wakes', 'joint'], near: true },
  { sign: 'night-pain', all: ['sleepless', 'pain'], near: true },
  { sign: 'night-pain', all: ['sleepless', 'complaint', 'part'], near: true },
  { sign: 'infection-risk', all: ['steroids'] },
  { sign: 'lump', all: ['lump', 'backOnly'] },
  { sign: 'lump', all: ['shape'] },
  { sign: 'cough', all: ['pain', 'cough'] },
  { sign: 'cough', all: ['worse', 'cough'] },
  { sign: 'cough', all: ['complaint', 'cough'] },
  { sign: 'upper-back', all: ['pain', 'upper'] },
  { sign: 'upper-back', all: ['complaint', 'upper'] },
  { sign: 'pregnant', all: ['pregnant'] },
  { sign: 'surgery', all: ['surgery'] },
  { sign: 'heart', all: ['heart'] },
  { sign: 'under-18', all: ['young'] },
]

/** What is no sign, and still something that hurts. */
export const PAINS: readonly {
  readonly all: readonly Meaning[]
  readonly near?: true
  readonly unless?: readonly Meaning[]
}[] = [
  { all: ['pain'] },
  { all: ['unwell'] },
  { all: ['complaint', 'part'] },
  { all: ['burns', 'joint'] },
  { all: ['unable', 'bends', 'part'] },
  { all: ['unable', 'moves', 'part'] },
  { all: ['numb'], unless: ['mind', 'chilled'] },
  { all: ['jelly', 'legs'] },
  { all: ['weak', 'legs'] },
  { all: ['weak', 'leg'] },
  { all: ['fails', 'part'] },
  { all: ['moveLeg'] },
  { all: ['footDrop'] },
  // More or less anything can be bad.
  { all: ['bad', 'joint'], near: true },
]
