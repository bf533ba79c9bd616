import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'

/** A source file, by its path from the repository's root. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

const DOMAIN = ['training', 'core']
const BOT = ['storage', 'programs', 'chat', ...DOMAIN]
const HOUSE = ['commands', 'bot', ...BOT, 'platforms', 'pictures']

/** What a room may import besides itself. Main-level files wire everything together. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  training: ['core'],
  programs: DOMAIN,
  pictures: DOMAIN,
  chat: DOMAIN,
  platforms: ['chat', 'core'],
  storage: ['chat', ...DOMAIN],
  bot: BOT,
  commands: ['bot', ...BOT],
  operate: ['main', ...HOUSE],
  main: ['operate', ...HOUSE],
  cli: ['main', 'operate', ...HOUSE],
}

/** The rooms in which no platform is known by name. */
const CORE = ['core', 'training', 'programs', 'chat', 'storage', 'bot', 'commands', 'pictures']

/** The one core file that lists the platforms' names: the type, and the check that a text is one of them. */
const NAMES_PLATFORMS = 'src/core/address.ts'

const MAX_LINES = 300

/** The sources of src/ and commands/, with generated and drawn files left out. */
export async function sources(root = '.'): Promise<SourceFile[]> {
  const found: SourceFile[] = []
  for (const folder of ['src', 'commands']) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      if (!/\.[jt]s$/.test(name)) continue
      const path = posix.join(folder, name.replaceAll('\\', '/'))
      found.push({ path, text: readFileSync(join(root, path), 'utf8') })
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Every breach of the house's rules in some files, as sentences. */
export function breaches(files: readonly SourceFile[]): string[] {
  return [
    ...files.flatMap(file => [...badArrows(file), ...platformNames(file), ...tooLong(file)]),
    ...circles(files),
  ]
}

/** The room a path lies in; undefined outside the house. */
export function roomOf(path: string): string | undefined {
  const [top, room = '', ...rest] = path.split('/')
  if (top === 'commands') return 'commands'
  if (top !== 'src') return undefined
  return rest.length > 0 ? room : 'main'
}

/** What a file imports or exports from: the specifiers as written. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text)
  const patterns = [
    /(?:^|[\n;])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g,
    /\brequire\s*\(\s*['"`]([^'"`]+)['"`]/g,
  ]
  return patterns.flatMap(pattern => [...code.matchAll(pattern)].map(match => match[1] ?? ''))
}

/** Code alone: a comment may say why a limit is what it is, and name whose limit that is. */
function withoutComments(text: string): string {
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_all, quoted: string | undefined) => quoted ?? '',
  )
}

function badArrows({ path, text }: SourceFile): string[] {
  const from = roomOf(path)
  if (from === undefined) return [`${path} lies in no room`]
  return importsOf(text)
    .flatMap(specifier => targetOf(path, specifier))
    .flatMap(target => {
      const to = roomOf(target)
      if (to === from) return crossesPlatforms(path, target) ? [`${path} imports ${target}`] : []
      return to !== undefined && MAY_IMPORT[from]?.includes(to) ? [] : [`${path} imports ${target}`]
    })
}

/** The file that a specifier names; none for a package. */
function targetOf(path: string, specifier: string): string[] {
  return specifier.startsWith('.') ? [posix.join(posix.dirname(path), specifier)] : []
}

/** Files that import each other, be it by way of others or for a type alone: neither can be read first. */
function circles(files: readonly SourceFile[]): string[] {
  const arrows = new Map(
    files.map(({ path, text }) => [path, importsOf(text).flatMap(one => targetOf(path, one))]),
  )
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' imports '))
    if (way.includes(path) || done.has(path)) return
    for (const target of arrows.get(path) ?? []) visit(target, [...way, path])
    done.add(path)
  }
  for (const path of arrows.keys()) visit(path, [])
  return found
}

/** What platforms do alike, each of them may use; it knows none of them. */
const SHARED = 'shared'

/** One platform knows nothing of another. */
function crossesPlatforms(path: string, target: string): boolean {
  const platform = (of: string) => /^src\/platforms\/([^/]+)\//.exec(of)?.[1]
  return roomOf(path) === 'platforms' && platform(target) !== SHARED && platform(path) !== platform(target)
}

function platformNames({ path, text }: SourceFile): string[] {
  if (!CORE.includes(roomOf(path) ?? '') || path === NAMES_PLATFORMS) return []
  const named = /\b(?:discord|slack)\w*|['"`]web['"`]/i.exec(withoutComments(text))
  return named ? [`${path} names a platform: ${named[0]}`] : []
}

function tooLong({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split('\n').length
  return lines > MAX_LINES ? [`${path} has ${lines} lines, more than ${MAX_LINES}`] : []
}
