/** The samples of a text in Prometheus' format: their values by `name{label="value",…}` as it stands there. */
export function samplesIn(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map(line => {
      const end = line.lastIndexOf(' ')
      return [line.slice(0, end), Number(line.slice(end + 1))]
    }),
  )
}

/** Reads the figures that are asked for at an address. */
export async function figuresAt(url: string): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${url}/metrics`)
  if (!answer.ok) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`)
  return samplesIn(await answer.text())
}
