import { PROGRAMS } from './programs.ts'

/** The programs that come with the bot. */

/** Every figure that an exercise of theirs shows, with its view from the front. */
export const SHIPPED = PROGRAMS.flatMap(({ figures }) => {
  const fronts = new Set(Object.values(figures).map(({ front }) => front))
  return Object.entries(figures)
    .filter(([name]) => !fronts.has(name))
    .map(([name, figure]) => ({
      name,
      figure,
      ...(figure.front && figures[figure.front] ? { front: figures[figure.front] } : {}),
    }))
})
