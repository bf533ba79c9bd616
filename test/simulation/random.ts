import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** Numbers that look random and follow from a seed (sfc32: https://pracrand.sourceforge.net). */
export class Random {
  readonly #state: Uint32Array

  constructor(seed: number) {
    this.#state = Uint32Array.of(seed, seed >>> 11, 0x9e3779b9, 1)
    for (let i = 0; i < 15; i++) this.next()
  }

  /** From 0 up to, not with, 1. */
  next(): number {
    const s = this.#state as unknown as [number, number, number, number]
    const sum = (s[0] + s[1] + s[3]) >>> 0
    s[3]++
    s[0] = s[1] ^ (s[1] >>> 9)
    s[1] = s[2] + (s[2] << 3)
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + sum
    return sum / 2 ** 32
  }

  /** Whole numbers, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[this.int(0, list.length - 1)] as T
  }

  /** Small far more often than large. */
  small(max: number): number {
    return Math.floor(max * this.next() ** 3)
  }
}

const real = crypto.randomBytes

/** Makes ids follow from a seed too, because they decide the order of what is due at the same moment. */
export function seedIds(random: Random): void {
  crypto.randomBytes = ((size: number) =>
    Buffer.from(Array.from({ length: size }, () => random.int(0, 255)))) as typeof real
  syncBuiltinESMExports()
}

export function realIds(): void {
  crypto.randomBytes = real
  syncBuiltinESMExports()
}
