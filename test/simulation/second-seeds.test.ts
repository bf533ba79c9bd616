import { seedsHold } from './seeds.ts'

seedsHold(1001, 2001)
