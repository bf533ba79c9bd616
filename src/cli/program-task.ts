import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { printable } from '../core/text.ts'
import { wordsOf } from '../core/thrown.ts'
import { type CheckedFile, checkFiles, type FileProblem, programFiles } from '../programs/load.ts'
import { jsonSchema } from '../programs/schema.ts'
import { preview } from './preview.ts'
import { sheet } from './sheet.ts'

const USAGE = `Usage:
  npm run program -- check FILE...   says what is wrong with program files, and how to mend it
  npm run program -- preview FILE    opens a page with its figures, drawn anew as the file is saved
  npm run program -- sheet OUT FILE...  draws every card as one PNG, large and small, on light and dark
  npm run program -- schema [FILE]   writes the schema that editors check program files with`

const SCHEMA = fileURLToPath(new URL('../../programs/program.schema.json', import.meta.url))

/** Does what an author of programs asks for by words, and prints the answer. @returns what the process ends with */
export async function programTask([task, ...files]: readonly string[]): Promise<number> {
  if (task === 'check' && files.length > 0) return await check(files)
  if (task === 'schema' && files.length < 2) return await writeSchema(files[0] ?? SCHEMA)
  if (task === 'preview' && files[0] && files.length === 1) return await show(files[0])
  if (task === 'sheet' && files.length > 1) return await drawSheet(files)
  console.error(
    task === 'check' ? `Which file? For example: programs/low-back-strength.yaml\n\n${USAGE}` : USAGE,
  )
  return 1
}

async function check(files: readonly string[]): Promise<number> {
  // A program may name another one, and shares its words with those beside it: they are read too.
  const given = new Map(files.map(file => [resolve(file), file]))
  const beside = new Set<string>()
  for (const folder of new Set([...given.keys()].map(path => dirname(path)))) {
    for (const file of await programFiles(folder).catch(() => [])) if (!given.has(file)) beside.add(file)
  }
  const checked = await checkFiles([...beside, ...given.values()])
  const own = checked.filter(each => !beside.has(each.file))
  for (const each of own) for (const line of report(each)) console.log(printable(line))
  return own.every(each => each.problems.length === 0) ? 0 : 1
}

/** A file with faults has a page, too, which says them; what is no file has none. */
async function show(file: string): Promise<number> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return await check([file])
  const { url } = await preview(file)
  console.log(`The figures of ${file}: ${url}\nThey are drawn anew as the file is saved. Ctrl-C ends it.`)
  return 0
}

function report({ file, program, problems }: CheckedFile): string[] {
  if (problems.length > 0 || !program) return problems.map(problemLine)
  const { exercises, weeks } = program
  return [`${file}: ok, ${count(exercises.length, 'exercise')}, ${count(weeks.length, 'week')}`]
}

function problemLine({ file, line, column, what, mend }: FileProblem): string {
  const place = line ? `${file}:${line}:${column}` : `${file}:`
  return `${place} ${what} — ${mend.charAt(0).toLowerCase()}${mend.slice(1)}`
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

async function drawSheet([out = '', ...files]: readonly string[]): Promise<number> {
  const code = await check(files)
  if (code !== 0) return code
  const programs = (await checkFiles(files)).flatMap(({ program }) => program ?? [])
  return await write(out, await sheet(programs))
}

async function writeSchema(file: string): Promise<number> {
  return await write(file, `${JSON.stringify(jsonSchema(), null, 2)}\n`)
}

async function write(file: string, content: string | Uint8Array): Promise<number> {
  try {
    await writeFile(file, content)
    console.log(`Wrote ${relative('', file)}`)
    return 0
  } catch (error) {
    console.error(`Could not write ${relative('', file)}: ${wordsOf(error)}`)
    return 1
  }
}
