import { expect, onTestFinished } from 'vitest'
import { RunningMain } from './run-main.ts'

/** What an operator reads of a start that is refused: sentences, exit 1, and no stack. */
export async function refusal(cwd: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const bot = new RunningMain(cwd, env)
  onTestFinished(async () => void (await bot.end('SIGKILL')))
  const { code, out, err } = await bot.ended
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^\n {2}Spotter could not start\.\n/)
  expect(err).not.toMatch(/\n\s+at |node:|Error\b/)
  return err
}
