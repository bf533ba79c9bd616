import { withFolder } from './support/folder.ts'
import type { ByRoom } from './support/profile.ts'
import { discord, press, slack } from './support/profiles.ts'
import type { Bench, Figure } from './support/table.ts'

/** Where the processor time of an event goes, by the room whose code runs, beside the least that any bot must do. */
export const bench: Bench = {
  title: 'Processor time of an event, by room',
  run: async () => [
    ...figures('a press', await withFolder(press)),
    ...figures('/done over Slack', ...(await withFolder(slack))),
    ...figures('a press on Discord', ...(await withFolder(discord))),
  ],
}

/** A line for each room, the dearest first, and what is left of the others in one. */
function figures(what: string, ours: ByRoom, bare?: ByRoom): Figure[] {
  const all = [...new Set([...ours.keys(), ...(bare?.keys() ?? [])])]
  const whole = sum(ours, all)
  const least = whole / 100
  const small = all.filter(room => (ours.get(room) ?? 0) < least && (bare?.get(room) ?? 0) < least)
  const large = all
    .filter(room => !small.includes(room))
    .sort((a, b) => (ours.get(b) ?? 0) - (ours.get(a) ?? 0))
  const line = (name: string, rooms: readonly string[]): Figure => ({
    ...{ name, unit: 'µs', ours: [sum(ours, rooms)] },
    ...(bare && { beside: { name: 'bare', values: [sum(bare, rooms)] } }),
  })
  return [line(what, all), ...large.map(room => line(`  ${room}`, [room])), line('  all else', small)]
}

function sum(rooms: ByRoom, names: readonly string[]): number {
  return names.reduce((all, name) => all + (rooms.get(name) ?? 0), 0)
}
