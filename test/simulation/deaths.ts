/** What a process does for a delivery; it can die before and after each. */
const DELIVERY_PATH = [
  'groups.due',
  'deliveries.due',
  'deliveries.lease',
  'groups.find',
  'weeks.find',
  'post',
  'deliveries.sent',
  'openThread',
  'deliveries.threadOpened',
  'deliveries.retry',
  'tell',
  'redraws.lease',
  'redraws.find',
  'edit',
  'redraws.done',
]

const PLACES = [
  ...DELIVERY_PATH.flatMap(step => [`before ${step}`, `after ${step}`]),
  'before begin',
  'after commit',
]

/** How many seeds it takes until a process has died at each of the places. */
export const ENOUGH_FOR_ALL = 1000

/** The places at which no process has died. */
export function neverDied(deaths: ReadonlySet<string>): string[] {
  return PLACES.filter(place => !deaths.has(place))
}
