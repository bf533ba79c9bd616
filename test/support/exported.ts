import type { Gym } from './gym.ts'

interface Exported {
  readonly completions: readonly Record<string, unknown>[]
  readonly checkIns: readonly Record<string, unknown>[]
}

/** What is kept of someone in their first group, as they can take it along. */
export async function exported(gym: Gym, who: string): Promise<Exported> {
  const shown = await gym.press(who, await gym.command(who, '/mydata'), 'Export as JSON')
  const file = shown.message?.blocks.find(block => block.kind === 'file')
  const { groups } = JSON.parse(file?.text ?? '') as { groups: Exported[] }
  return groups[0] ?? { completions: [], checkIns: [] }
}
