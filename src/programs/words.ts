import type { z } from 'zod'
import { quotable } from '../core/text.ts'
import { nearest } from '../training/nearest.ts'
import { quote } from '../training/quote.ts'
import type { Found, Path } from './found.ts'
import { jsonSchema, tidy } from './schema.ts'

type Issue = z.core.$ZodIssue

/** Says what is wrong with the fields of a file, and how to mend it, in the words of a program file. */
export function describe(issues: readonly Issue[], raw: unknown): Found[] {
  const found = issues.filter(issue => !followsFrom(issue, issues)).flatMap(issue => describeOne(issue, raw))
  return found.filter(({ what }, n) => found.findIndex(other => other.what === what) === n)
}

/** Zod goes on to measure what is of the wrong kind: a group of lines may have a `length`, too. */
function followsFrom(issue: Issue, issues: readonly Issue[]): boolean {
  const place = JSON.stringify(issue.path)
  return (
    issue.code !== 'invalid_type' &&
    issues.some(other => other.code === 'invalid_type' && JSON.stringify(other.path) === place)
  )
}

function describeOne(issue: Issue, raw: unknown): Found[] {
  const path = issue.path.filter(key => typeof key !== 'symbol')
  const value = valueAt(raw, path)
  const field = fieldAt(path)
  const name = nameOf(path, raw)
  const say = (what: string, mend: string): Found[] => [{ path, what: `${name} ${what}`, mend }]

  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return say('is missing', `Add \`${path.at(-1)}:\`. ${hint(field)}`)
      if (value === null) return say('is empty', `Fill it in. ${hint(field)}`)
      return say(...wrongType(issue.expected, value, field))
    case 'invalid_value': {
      const choices = `Use one of: ${issue.values.join(', ')}`
      if (value === undefined) return say('is missing', `Add \`${path.at(-1)}:\`. ${choices}`)
      if (typeof value !== 'string') return say(`cannot be what it is: ${kindOf(value)}`, choices)
      const meant = nearest(value, issue.values.map(String))
      return say(`is ${quote(value)}, which it cannot be`, meant ? `Did you mean \`${meant}\`?` : choices)
    }
    case 'too_small':
    case 'too_big':
      return say(...wrongSize(issue, value, field))
    case 'unrecognized_keys': {
      const known = Object.keys(field?.properties ?? {})
      return issue.keys.map(key => {
        const meant = nearest(key, known)
        return {
          path: [...path, key],
          what: `${quote(key)} is not something ${path.length === 0 ? 'a program' : name.replace(/^[A-Z]/, lower)} has`,
          mend: meant ? `Did you mean \`${meant}\`?` : `Take it out, or use one of: ${known.join(', ')}`,
        }
      })
    }
    case 'invalid_format':
      // An empty text is already reported as such.
      if (typeof value !== 'string' || value === '') return []
      return say(`is ${quote(value)}, which does not fit`, issue.message)
    case 'invalid_union': {
      if (issue.discriminator) return say('is missing, or not one of them', 'Use one of: side, above, front')
      // A number, or a number for each exercise: what is wrong with the kind that was meant.
      const branch = typeof value === 'object' && value !== null ? issue.errors[1] : undefined
      if (!branch) return say(...wrongType('number', value, field))
      return describe(
        branch.map(inner => ({ ...inner, path: [...path, ...inner.path] })),
        raw,
      )
    }
    default:
      if (issue.code === 'custom' && issue.params?.formats) {
        return say('has a mark in it that formats messages', 'Leave it out: a name stands on buttons, too')
      }
      return say('has a character in it that cannot be seen', 'Type the text again instead of pasting it')
  }
}

function wrongType(expected: string, value: unknown, field: Field | undefined): [what: string, mend: string] {
  const given = `is ${kindOf(value)}`
  switch (expected) {
    case 'string':
      if (typeof value === 'object') {
        return [`should be text, but ${given}`, 'If the text has a colon in it, put quotes around all of it']
      }
      return [`should be text, but ${given}`, `Put it in quotes: "${written(value)}"`]
    case 'array':
      return [`should be a list, but ${given}`, 'Put each entry on a line of its own that begins with "- "']
    case 'object':
    case 'record':
      return [`should be a group of lines like "name: …", but ${given}`, hint(field)]
    case 'boolean':
      return [`should be true or false, but ${given}`, 'Write true or false, without quotes']
    default:
      if (value === null) return ['is empty', hint(field)]
      return [`should be a whole number, but ${given}`, 'Write a whole number, without quotes or a unit']
  }
}

function wrongSize(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  value: unknown,
  field: Field | undefined,
): [what: string, mend: string] {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum)
  if (typeof value === 'string') {
    const length = tidy(value).length
    if (length === 0) return ['is empty', `Fill it in. ${hint(field)}`]
    return [
      `is ${length} characters long, and at most ${limit} fit`,
      `Make it ${length - limit} characters shorter`,
    ]
  }
  if (Array.isArray(value)) {
    const has = `has ${value.length} ${value.length === 1 ? 'entry' : 'entries'}`
    return issue.code === 'too_small'
      ? [`${has}, and needs at least ${limit}`, hint(field)]
      : [`${has}, and at most ${limit} fit`, `Take out ${value.length - limit}, or join some of them`]
  }
  const range = field?.anyOf?.[0] ?? field
  return [
    `is ${String(value)}`,
    `Write a number from ${range?.minimum ?? limit} to ${range?.maximum ?? limit}`,
  ]
}

/** "`steps` entry 3 of exercise 2 (`romanian-deadlift`)": where a path leads, for a person. */
function nameOf(path: Path, raw: unknown): string {
  if (path.length === 0) return 'The file'
  const own: string[] = []
  let entry = ''
  const of: string[] = []
  path.forEach((key, index) => {
    const before = path[index - 1]
    if (typeof key === 'string' && index === 0 && path.length > 1 && LISTS[key]) return
    if (typeof key === 'number' && typeof before === 'string' && index === 1 && LISTS[before]) {
      const id = valueAt(raw, [before, key, 'id'])
      of.unshift(`${LISTS[before]} ${key + 1}${typeof id === 'string' && id ? ` (${quote(id)})` : ''}`)
    } else if ((key === 'easier' || key === 'harder') && index < path.length - 1) {
      of.unshift(`the ${key} way of`)
    } else if (typeof key === 'number') entry = ` entry ${key + 1}`
    else own.push(quotable(key))
  })
  const owner = of.join(' ')
  if (own.length === 0) return owner.replace(/^./, letter => letter.toUpperCase())
  return `\`${own.join('.')}\`${entry}${owner && ` of ${owner}`}`
}

const LISTS: Readonly<Record<string, string>> = { exercises: 'exercise', weeks: 'week' }

interface Field {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Field>>
  readonly additionalProperties?: Field | boolean
  readonly items?: Field
  readonly anyOf?: readonly Field[]
  readonly oneOf?: readonly Field[]
  readonly minimum?: number
  readonly maximum?: number
}

// The schema that editors use also holds each field's description and limits: one source for both.
const root = jsonSchema() as Field

function fieldAt(path: Path): Field | undefined {
  let field: Field | undefined = root
  for (const key of path) {
    if (typeof key === 'number') field = field?.items
    else {
      const more: Field | boolean | undefined =
        field?.anyOf?.[1]?.additionalProperties ?? field?.additionalProperties
      const kind = field?.oneOf?.find(one => one.properties?.[key])
      field = (field?.properties ?? kind?.properties)?.[key] ?? (typeof more === 'object' ? more : undefined)
    }
  }
  return field
}

function hint(field: Field | undefined): string {
  if (field === root) return 'Start from a copy of another program file'
  return field?.description ?? 'Compare it with the other program files'
}

function valueAt(raw: unknown, path: Path): unknown {
  let value = raw
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string | number, unknown>)[key]
  }
  return value
}

function lower(letter: string): string {
  return letter.toLowerCase()
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a group of lines'
  return typeof value === 'string' ? `the text ${quote(value)}` : written(value)
}

/** A number or a truth, as it stands in a file. */
function written(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : '.inf'
  return String(value)
}
