import { child, isFunction, isNode, list, type Node, visit, WRAPPERS } from './syntax.ts'

/** One small change of a source text: what stands from `start` to `end` becomes `to`. */
export interface Mutation {
  readonly start: number
  readonly end: number
  readonly to: string
  readonly line: number
  /** Where the innermost function around it begins; 0 for what is run as the file is imported. */
  readonly within: number
}

type Change = readonly [start: number, end: number, to: string]

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '++': ['--'],
  '--': ['++'],
}

/** Calls that are left out of a chain: `list.filter(isOpen).length` becomes `list.length`. */
const LINKS = ['catch', 'finally', 'filter', 'slice', 'sort', 'toSorted', 'toReversed', 'trim', 'toLowerCase']

const SWAPS = new Map([
  ['max', 'min'],
  ['min', 'max'],
  ['some', 'every'],
  ['every', 'some'],
  ['ceil', 'floor'],
  ['floor', 'ceil'],
])

/**
 * Every mutation of a source text. Types, imports and tuned numbers stay, and so do what is only said in the log and an
 * `await` of what an asynchronous function gives back: whoever calls it waits all the same, but for a `try` around it.
 */
export function mutationsOf(text: string): Mutation[] {
  const found: Mutation[] = []
  const logged: Node[] = []
  const tries: Node[] = []
  const given: Node[] = []
  const isIn = (some: readonly Node[], { start, end }: Node) =>
    some.some(one => one.start <= start && end <= one.end)
  visit(text, (node, within, parent) => {
    if (isLogging(node, text)) logged.push(...list(node, 'arguments'))
    if (node.type === 'TryStatement') tries.push(node)
    const result = node.type === 'ReturnStatement' ? node.argument : isFunction(node) && node.body
    if (isNode(result) && !isIn(tries, result)) given.push(...givenBack(result))
    if (isIn(logged, node) || given.includes(node)) return
    if (within === 0 && isTuned(node, parent)) return
    for (const [start, end, to] of changesOf(node, parent, text)) {
      found.push({ start, end, to, line: text.slice(0, start).split('\n').length, within })
    }
  })
  return found
}

export function applied(text: string, { start, end, to }: Mutation): string {
  return text.slice(0, start) + to + text.slice(end)
}

/** The line in which a place is, and where it begins. */
export function lineAt(text: string, at: number): { readonly line: string; readonly from: number } {
  const [from, until] = [text.lastIndexOf('\n', at - 1) + 1, text.indexOf('\n', at)]
  return { line: text.slice(from, until < 0 ? undefined : until), from }
}

/** The promises that are waited for and that are what an expression comes to. */
function givenBack(node: Node): readonly Node[] {
  switch (node.type) {
    case 'AwaitExpression':
      return [node]
    case 'ConditionalExpression':
      return [...givenBack(child(node, 'consequent')), ...givenBack(child(node, 'alternate'))]
    case 'LogicalExpression':
      return givenBack(child(node, 'right'))
    default:
      return WRAPPERS.includes(node.type) ? givenBack(child(node, 'expression')) : []
  }
}

/** A limit, a wait or a size at the top of a file: that another would do as well is no gap in the tests. */
function isTuned({ type, value, operator }: Node, parent: Node): boolean {
  if (type === 'BinaryExpression') return /[*+-]/.test(String(operator))
  return type === 'Literal' && (Number(value) > 30 || (typeof value === 'number' && parent.operator === '*'))
}

function isLogging(node: Node, text: string): boolean {
  return (
    node.type === 'CallExpression' && /\blog\??\.\w+$/.test(text.slice(node.start, child(node, 'callee').end))
  )
}

function changesOf(node: Node, parent: Node, text: string): readonly Change[] {
  const { start, end } = node
  const becomes = (...to: string[]): Change[] => to.map(one => [start, end, one])
  switch (node.type) {
    case 'BinaryExpression':
    case 'AssignmentExpression':
      return operators(node, child(node, 'left').end, child(node, 'right').start, text)
    case 'LogicalExpression':
      return node.operator === '??'
        ? [[text.indexOf('??', child(node, 'left').end), end, '']]
        : operators(node, child(node, 'left').end, child(node, 'right').start, text)
    case 'UpdateExpression':
      return operators(node, start, end, text)
    case 'UnaryExpression':
      return ['!', '-'].includes(String(node.operator)) ? [[start, start + 1, '']] : []
    case 'ConditionalExpression':
    case 'IfStatement':
      return ['true', 'false'].map(to => [child(node, 'test').start, child(node, 'test').end, to])
    case 'AwaitExpression':
      return [[start, start + 'await'.length, '']]
    case 'Literal':
      return becomes(...literal(node, parent))
    case 'TemplateLiteral':
      return parent.type === 'TaggedTemplateExpression' ? [] : becomes('``')
    case 'ArrayExpression':
      return list(node, 'elements').length > 0 ? becomes('[]') : []
    case 'ObjectExpression':
      return list(node, 'properties').map(one => [one.start, one.end, '...{}'])
    case 'CallExpression':
      return call(child(node, 'callee'), end, text)
    case 'ExpressionStatement':
      return parent.type === 'BlockStatement' ? becomes(';') : []
    case 'ThrowStatement':
    case 'ContinueStatement':
      return becomes(';')
    case 'BlockStatement':
      return isFunction(parent) && list(node, 'body').length > 1 ? becomes('{}') : []
    default:
      return []
  }
}

function operators(node: Node, from: number, to: number, text: string): Change[] {
  const operator = String(node.operator)
  const at = text.indexOf(operator, from)
  if (at < 0 || at >= to) return []
  return (OPERATORS[operator] ?? []).map(other => [at, at + operator.length, other])
}

function literal({ value }: Node, parent: Node): string[] {
  if (typeof value === 'boolean') return [String(!value)]
  if (typeof value === 'number') return [String(value + 1)]
  return typeof value === 'string' && value !== '' && parent.type !== 'ExpressionStatement' ? ["''"] : []
}

function call(callee: Node, end: number, text: string): Change[] {
  if (callee.type !== 'MemberExpression' || !isNode(callee.property)) return []
  const name = String(callee.property.name)
  const swap = SWAPS.get(name)
  const dot = text.lastIndexOf(callee.optional ? '?.' : '.', callee.property.start)
  return [
    ...(LINKS.includes(name) ? ([[dot, end, '']] as const) : []),
    ...(swap ? ([[callee.property.start, callee.property.end, swap]] as const) : []),
  ]
}
