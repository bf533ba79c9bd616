/** Works a list off, so many at the same time. */
export async function inLanes<T>(
  lanes: number,
  list: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = list.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const one of left) await work(one)
    }),
  )
}
