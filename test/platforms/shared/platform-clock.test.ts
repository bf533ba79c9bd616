import { expect, test, vi } from 'vitest'
import { PlatformClock } from '../../../src/platforms/shared/platform-clock.ts'

test('the time at a platform is what it last said, whatever is done to this machine’s clock', () => {
  const clock = new PlatformClock()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) })
  try {
    expect(clock.now()).toBe(Date.UTC(2030, 0, 1))
    clock.hear('Mon, 23 Nov 2026 08:00:00 GMT')
    vi.setSystemTime(Date.UTC(1999, 0, 1))
    for (const nonsense of [null, '', 'soon']) clock.hear(nonsense)
    const since = clock.now() - Date.UTC(2026, 10, 23, 8)
    expect(since).toBeGreaterThanOrEqual(0)
    expect(since).toBeLessThan(60_000)
  } finally {
    vi.useRealTimers()
  }
})
