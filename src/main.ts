import { hearStops } from './stop.ts'

// Loading the rest takes a second or more, and whoever is process 1 of a container is deaf to a stop that it does not hear.
hearStops()
await import('./start.ts')
