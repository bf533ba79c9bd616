/** How someone is shown an exercise: in motion, as a picture that stands still, or in spoken sentences alone. */
export const SHOWING = ['moving', 'still', 'words'] as const
export type Showing = (typeof SHOWING)[number]

export function isShowing(chosen: string | undefined): chosen is Showing {
  return SHOWING.some(one => one === chosen)
}
