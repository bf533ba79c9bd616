import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { SetupError } from '../core/errors.ts'
import type { Program } from '../training/program.ts'
import { locate, MAX_FILE, ProgramError, readProgram } from './file.ts'
import { checkLibrary } from './library.ts'

/** Something wrong with a file; without a line when the file could not be read at all. */
export interface FileProblem {
  readonly file: string
  readonly line?: number
  readonly column?: number
  readonly what: string
  readonly mend: string
}

/** What came of reading one file. `program` is there when the file itself is right. */
export interface CheckedFile {
  readonly file: string
  readonly program?: Program
  readonly problems: readonly FileProblem[]
}

/**
 * Reads all programs of a folder, in the order of their file names.
 * @throws {SetupError} with every problem of every file, as `file:line what. mend.`
 */
export async function loadPrograms(folder: string): Promise<Program[]> {
  let files: string[]
  try {
    files = await programFiles(folder)
  } catch (error) {
    throw new SetupError([`${folder}: The folder cannot be read (${codeOf(error)}). Check that it is there.`])
  }
  if (files.length === 0) {
    throw new SetupError([`${folder}: There is no program in the folder. Add at least one .yaml file.`])
  }
  const checked = await checkFiles(files)
  const problems = checked.flatMap(each => each.problems)
  if (problems.length > 0) {
    throw new SetupError(
      problems.map(
        p => `${p.file}${p.line ? `:${p.line}` : ':'} ${p.what}. ${p.mend}${/[.?]$/.test(p.mend) ? '' : '.'}`,
      ),
    )
  }
  return checked.flatMap(each => each.program ?? [])
}

/** The program files of a folder, sorted. */
export async function programFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names
    .filter(name => /^[^.].*\.ya?ml$/i.test(name))
    .sort()
    .map(name => join(folder, name))
}

/** Checks files, each by itself and then all of them together. Never rejects for what is in a file. */
export async function checkFiles(files: readonly string[]): Promise<CheckedFile[]> {
  const read = await Promise.all(files.map(readOne))
  const among = checkLibrary(read.flatMap(each => each.program ?? []))
  return read.map(({ text, ...each }) => ({
    ...each,
    problems: [
      ...each.problems,
      ...among.filter(found => found.program === each.program).map(found => locate(text, each.file, found)),
    ],
  }))
}

async function readOne(file: string): Promise<CheckedFile & { readonly text: string }> {
  const failed = (what: string, mend: string) => ({ file, text: '', problems: [{ file, what, mend }] })
  let bytes: Buffer
  try {
    const found = await stat(file)
    if (found.isDirectory()) return failed('This is a folder', 'Name the program files in it')
    if (!found.isFile()) return failed('This is a pipe or a device', 'Put a file in its place')
    // Before it is read: whatever a huge file is, it is no program.
    if (found.size > MAX_FILE) return failed(`The file is larger than ${MAX_FILE / 1000} kB`, 'Shorten it')
    bytes = await readFile(file)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return failed('There is no such file', 'Check its name')
    return failed(`The file cannot be read (${code})`, 'Check that it is a file and that you may read it')
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return failed('The file is not UTF-8 text', 'Save it again as UTF-8')
  }
  try {
    return { file, text, program: readProgram(text, file), problems: [] }
  } catch (error) {
    if (error instanceof ProgramError) return { file, text, problems: error.problems }
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
