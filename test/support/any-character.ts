import fc from 'fast-check'

const SURROGATES = { from: 0xd8_00, count: 0x8_00 }
const CHARACTERS = 0x11_00_00 - SURROGATES.count

/**
 * Any character that Unicode has room for, as `unit` of a string: what fast-check's own 'binary' makes, which writes
 * down all million of them first, in every process (1.5 s).
 */
export const ANY_CHARACTER = fc.nat({ max: CHARACTERS - 1 }).map(
  n => String.fromCodePoint(n < SURROGATES.from ? n : n + SURROGATES.count),
  text => {
    const point = typeof text === 'string' && text.isWellFormed() ? text.codePointAt(0) : undefined
    if (point === undefined || String.fromCodePoint(point) !== text) throw new Error('not one character')
    return point < SURROGATES.from ? point : point - SURROGATES.count
  },
)
