import { parseAst } from 'vitest/node'

/** A node of a parsed text, with its place in it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** The nodes that hold an expression although they are TypeScript's own. */
export const WRAPPERS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'ParenthesizedExpression',
]

/**
 * Visits every node that is run, with where the innermost function around it begins: 0 for what is run as the file is
 * imported. Types and imports are left out.
 */
export function visit(text: string, see: (node: Node, within: number, parent: Node) => void): void {
  const walk = (node: Node, within: number, parent: Node) => {
    if (node.type.startsWith('TS') && !WRAPPERS.includes(node.type)) return
    if (/^(Import|ExportAll)/.test(node.type) || (node.type === 'ExportNamedDeclaration' && node.source))
      return
    see(node, within, parent)
    const inside = isFunction(node) ? node.start : within
    for (const child of children(node)) walk(child, inside, node)
  }
  const root = parseAst(text, { lang: 'ts' }) as unknown as Node
  walk(root, 0, root)
}

export function isFunction(node: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** The node under a key that always holds one. */
export function child(node: Node, key: string): Node {
  const value = node[key]
  if (!isNode(value)) throw new Error(`${node.type} has no ${key}`)
  return value
}

export function list(node: Node, key: string): readonly Node[] {
  const value = node[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

function children(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'key' && node.computed !== true) return []
    return (Array.isArray(value) ? value : [value]).filter(isNode)
  })
}

/** The text with a call of `hit(start)` at the beginning of each of its functions. */
export function probed(text: string, hit: (start: number) => string): string {
  const marks: { at: number; mark: string }[] = []
  visit(text, node => {
    if (!isFunction(node) || !isNode(node.body)) return
    const { body } = node
    if (body.type === 'BlockStatement') marks.push({ at: body.start + 1, mark: `${hit(node.start)};` })
    else marks.push({ at: body.start, mark: `(${hit(node.start)},` }, { at: body.end, mark: ')' })
  })
  return marks
    .sort((a, b) => b.at - a.at)
    .reduce((done, { at, mark }) => done.slice(0, at) + mark + done.slice(at), text)
}
