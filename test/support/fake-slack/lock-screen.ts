/** What is read of a text before it is opened: its first line, moments as a phone shows them, and names of people. */
export function lockScreen(text: string): string {
  const [line = ''] = text.replace(/^(?:<@[^>]+> ?)+/, '').split('\n')
  const read = line.replace(/<!date[^>]+>/g, '24 November at 16:00')
  return read.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
