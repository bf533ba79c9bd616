import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import type { Program } from '../training/program.ts'
import { checkWhole } from './checks.ts'
import type { Found, Path } from './found.ts'
import { checkRules } from './rules.ts'
import { programSchema, toProgram } from './schema.ts'
import { describe } from './words.ts'

/** The largest program file, in bytes; the shipped ones have about a tenth of it. */
export const MAX_FILE = 100_000

/** The most entries that any list or group of lines may have; the longest that means something has 52. */
const MAX_ENTRIES = 100

/** The most problems that are told: with more of them, a file is not a program with mistakes in it. */
const MAX_PROBLEMS = 100

/** The most levels in which lines may lie within each other; a program has twenty, each pair of a group counted. */
const MAX_LEVELS = 100
const TOO_DEEP: [what: string, mend: string] = [
  'The lines are nested too deeply',
  'Compare the indentation with the other program files',
]

/** One thing wrong with a program file. `what` and `mend` are plain sentences without a full stop. */
export interface ProgramProblem {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1. */
  readonly column: number
  readonly what: string
  readonly mend: string
}

/** A program file cannot be used. Holds all that is wrong with it, in the order of its lines; the first hundred if it is more. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError'
  readonly problems: readonly ProgramProblem[]

  constructor(problems: readonly ProgramProblem[]) {
    super(problems.map(p => `${p.file}:${p.line} ${p.what}. ${p.mend}.`).join('\n'))
    this.problems = problems
  }
}

/**
 * Reads the text of a program file. `file` is its name, for the problems.
 * @throws {ProgramError} with every problem at once.
 */
export function readProgram(text: string, file: string): Program {
  const source = new Source(text, file)
  if (Buffer.byteLength(text) > MAX_FILE) {
    throw new ProgramError([
      source.at(
        0,
        `The file is larger than ${MAX_FILE / 1000} kB`,
        'Shorten it; a program needs a tenth of that',
      ),
    ])
  }
  const { broken, repeated } = source.syntax()
  if (broken.length > 0) throw new ProgramError(inOrder([...broken, ...repeated]))

  const raw: unknown = source.document.toJS({ maxAliasCount: 0 })
  const parsed = programSchema.safeParse(raw)
  const issues = parsed.error?.issues.slice(0, MAX_PROBLEMS) ?? []
  const found = [...describe(issues, raw), ...checkWhole(raw), ...checkRules(raw)].slice(0, MAX_PROBLEMS)
  const problems = [...repeated, ...found.map(each => source.locate(each))]
  if (!parsed.success || problems.length > 0) throw new ProgramError(inOrder(problems))
  return toProgram(parsed.data)
}

/** Where a field of a program stands in its file, for problems that show only between programs. */
export function locate(text: string, file: string, found: Found): ProgramProblem {
  return new Source(text, file).locate(found)
}

class Source {
  readonly document: Document
  readonly #lines = new LineCounter()
  readonly #file: string

  constructor(text: string, file: string) {
    this.#file = file
    // Nothing of a file that is too large is parsed.
    const parsed = text.length > MAX_FILE ? '' : text
    this.document = parseDocument(parsed, {
      lineCounter: this.#lines,
      prettyErrors: false,
      logLevel: 'error',
      // It compares each key with all before it; syntax() keeps a set of them.
      uniqueKeys: false,
    })
  }

  at(offset: number, what: string, mend: string): ProgramProblem {
    const { line, col } = this.#lines.linePos(offset)
    return { file: this.#file, line: Math.max(1, line), column: Math.max(1, col), what, mend }
  }

  locate({ path, what, mend }: Found): ProgramProblem {
    return this.at(this.#offset(path), what, mend)
  }

  /** `broken`: the data cannot be trusted. `repeated`: keys that are there twice; the rest can be checked. */
  syntax(): { broken: ProgramProblem[]; repeated: ProgramProblem[] } {
    const broken: ProgramProblem[] = []
    const repeated: ProgramProblem[] = []
    const lines = new Set<number>()
    const errors = [...this.document.errors, ...this.document.warnings]
    const tabs = errors.filter(error => error.code === 'TAB_AS_INDENT')
    // Behind a tab everything seems out of line, so only the tabs are worth hearing of.
    for (const error of tabs.length > 0 ? tabs : errors) {
      const quoted = error.message.startsWith('Missing closing') ? this.#lastQuote() : undefined
      const problem =
        quoted === undefined
          ? this.at(error.pos[0], ...syntaxWords(error))
          : this.at(
              quoted,
              'A quote begins here and never ends',
              'Add the closing quote at the end of the text',
            )
      // One mistake often leads to more errors in its line; the first of them is the helpful one.
      if (!lines.has(problem.line)) broken.push(problem)
      if (broken.length === MAX_PROBLEMS) break
      lines.add(problem.line)
    }
    if (broken.length > 0) return { broken, repeated }
    visit(this.document, {
      Node: (key, node, path) => {
        const at = node.range?.[0] ?? 0
        // The way to each node is kept beside it: in thousands of levels that is millions of steps.
        if (path.length > MAX_LEVELS) {
          broken.push(this.at(at, ...TOO_DEEP))
          return visit.BREAK
        }
        if (isMap(node)) repeated.push(...this.#saidTwice(node))
        // As text, each level of a name that is made of names is twice as long as the one in it.
        if (isCollection(node) && key === 'key') {
          const what = 'A list or a group of lines stands where a name should be'
          broken.push(
            this.at(at, what, 'Put quotes around a text that begins with a bracket or question mark'),
          )
        }
        if (isCollection(node) && node.items.length > MAX_ENTRIES) {
          const what = `There are ${node.items.length} entries here, more than a program can have`
          broken.push(this.at(at, what, 'Compare it with the other program files'))
        }
        if (!isAlias(node) && !node.anchor) return undefined
        // A few nested references can stand for millions of lines, and no program needs one.
        const [what, mend] = [
          '`&` and `*` references cannot be used here',
          'Write the text out in both places',
        ]
        broken.push(this.at(at, what, `${mend}, or put quotes around it`))
        return undefined
      },
    })
    return { broken, repeated }
  }

  #saidTwice({ items }: YAMLMap): ProgramProblem[] {
    const keys = new Set<unknown>()
    return items.flatMap(({ key }) => {
      const isNew = !isScalar(key) || !keys.has(key.value)
      if (isScalar(key)) keys.add(key.value)
      if (isNew || !isNode(key)) return []
      const what = 'This line gives something a second time'
      return this.at(key.range?.[0] ?? 0, what, 'Keep only one of the two')
    })
  }

  /** Where the last quoted text begins. An open quote swallows the rest of the file, so it is that one. */
  #lastQuote(): number | undefined {
    let last: number | undefined
    visit(this.document, {
      Scalar: (_key, node) => {
        if (node.type?.startsWith('QUOTE')) last = node.range?.[0]
      },
    })
    return last
  }

  #offset(path: Path): number {
    const { contents } = this.document
    const last = path.at(-1)
    const parent = this.#node(path.slice(0, -1))
    if (isMap(parent) && typeof last === 'string') {
      const pair = parent.items.find(item => isScalar(item.key) && String(item.key.value) === last)
      if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0
    }
    // What is missing has no place of its own: the nearest thing around it has.
    for (let length = path.length; length > 0; length--) {
      const node = this.#node(path.slice(0, length))
      if (isNode(node) && node.range) return node.range[0]
    }
    return contents?.range?.[0] ?? 0
  }

  #node(path: Path): unknown {
    return path.length === 0 ? this.document.contents : this.document.getIn(path, true)
  }
}

function inOrder(problems: readonly ProgramProblem[]): ProgramProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MAX_PROBLEMS)
}

function syntaxWords(error: YAMLError): [what: string, mend: string] {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['The line is indented with a tab', 'Indent with spaces, two for each level']
    case 'BAD_INDENT':
      return [
        'The indentation does not fit the lines above, or a bracket is never closed',
        'Line it up with its neighbours, or close the bracket',
      ]
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return [
        'The line has a second colon in it, or is indented too far',
        'Put quotes around a text that has a colon in it, or line it up with its neighbours',
      ]
    case 'MULTILINE_IMPLICIT_KEY':
      return [
        'The line is neither "name: …" nor part of a list',
        'Add the missing colon, or indent it further',
      ]
    case 'MISSING_CHAR':
      return ['A quote, colon or comma is missing', 'Close the quote, or add the colon or comma']
    case 'BAD_SCALAR_START':
      return ['A text cannot begin with this character', 'Put quotes around the text']
    case 'MULTIPLE_DOCS':
      return [
        'There is a second program in the file',
        'Take out the `---` line, or move what follows to a new file',
      ]
    case 'TAG_RESOLVE_FAILED':
      return ['A text cannot begin with an exclamation mark', 'Put quotes around the text']
    case 'RESOURCE_EXHAUSTION':
      return TOO_DEEP
    default:
      return ['The line cannot be read', 'Compare it with the same place in the other program files']
  }
}
