import { ManualClock } from '#foundation'
import { createHostGate, defaultHostGateSettings } from './host-gate.js'

const startMs = Date.parse('2026-11-24T01:00:00Z')
function aGate() {
  const clock = new ManualClock(startMs)
  return { clock, gate: createHostGate(clock, { ...defaultHostGateSettings, defaultGapMs: 1000 }) }
}

describe('the host gate', () => {
  it('gives one slot per host, and hosts do not wait for each other', () => {
    const { gate } = aGate()
    expect(gate.reserve('a.example')).toEqual({ ok: true })
    expect(gate.reserve('a.example').ok).toBe(false)
    expect(gate.reserve('b.example')).toEqual({ ok: true })
  })

  it('keeps the gap from the end of a request', () => {
    const { clock, gate } = aGate()
    gate.reserve('a.example')
    clock.advance(5000)
    gate.release('a.example')
    expect(gate.reserve('a.example')).toEqual({ ok: false, readyAtMs: startMs + 6000 })
    expect(gate.readyAtMs('a.example')).toBe(startMs + 6000)
    clock.advance(1000)
    expect(gate.reserve('a.example')).toEqual({ ok: true })
  })

  it('never breaks the gap over a thousand random steps', () => {
    const { clock, gate } = aGate()
    let seed = 7
    const random = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
    let lastEnd = -Infinity
    let count = 0
    for (let i = 0; i < 1000; i++) {
      clock.advance(random(700))
      if (!gate.reserve('a.example').ok) continue
      expect(clock.nowMs() - lastEnd).toBeGreaterThanOrEqual(1000)
      clock.advance(random(300))
      gate.release('a.example')
      lastEnd = clock.nowMs()
      count += 1
    }
    expect(count).toBeGreaterThan(150)
  })

  it('honours Retry-After over the gap', () => {
    const { clock, gate } = aGate()
    gate.reserve('a.example')
    gate.release('a.example', { retryAfterMs: 120_000 })
    expect(gate.reserve('a.example')).toEqual({ ok: false, readyAtMs: startMs + 120_000 })
    clock.advance(120_000)
    expect(gate.reserve('a.example').ok).toBe(true)
  })

  it('takes a longer gap from robots.txt, never a shorter or an endless one', () => {
    const { gate } = aGate()
    for (const [asked, kept] of [
      [10_000, 10_000],
      [10, 1000],
      [86_400_000, 60_000],
    ] as const) {
      const host = `h${asked}.example`
      gate.setGap(host, asked)
      gate.reserve(host)
      gate.release(host)
      expect(gate.readyAtMs(host)).toBe(startMs + kept)
    }
  })

  it('leaves a dead host alone, longer each time, and forgives at the first answer', () => {
    const { clock, gate } = aGate()
    const fail = (): void => {
      clock.set(gate.readyAtMs('a.example'))
      expect(gate.reserve('a.example').ok).toBe(true)
      gate.release('a.example', { isUnreachable: true })
    }
    fail()
    fail()
    expect(gate.deadUntilMs('a.example')).toBeNull()
    fail()
    expect(gate.deadUntilMs('a.example')! - clock.nowMs()).toBe(5 * 60_000)
    fail()
    expect(gate.deadUntilMs('a.example')! - clock.nowMs()).toBe(10 * 60_000)
    for (let i = 0; i < 20; i++) fail()
    expect(gate.deadUntilMs('a.example')! - clock.nowMs()).toBe(6 * 3_600_000)
    clock.set(gate.readyAtMs('a.example'))
    gate.reserve('a.example')
    gate.release('a.example', { isUnreachable: false })
    expect(gate.deadUntilMs('a.example')).toBeNull()
  })

  it('lets listings and pages of a host take turns, however many pages ask first', () => {
    const { clock, gate } = aGate()
    gate.reserve('a.example')
    const place = gate.joinListings('a.example')
    gate.release('a.example')
    clock.set(gate.readyAtMs('a.example'))
    expect(gate.reserve('a.example').ok).toBe(false)
    expect(place.reserve().ok).toBe(true)
    place.leave()
    const next = gate.joinListings('a.example')
    gate.release('a.example')
    clock.set(gate.readyAtMs('a.example'))
    expect(gate.reserve('a.example').ok).toBe(true)
    next.leave()
    gate.release('a.example')
    clock.set(gate.readyAtMs('a.example'))
    expect(gate.reserve('a.example').ok).toBe(true)
  })

  it('forgets idle hosts, but none in use', () => {
    const { clock, gate } = aGate()
    gate.reserve('ban.example')
    for (let i = 0; i < 2000; i++) {
      gate.reserve(`h${i}.example`)
      gate.release(`h${i}.example`)
    }
    clock.advance(120_000)
    gate.reserve('moi.example')
    expect(gate.reserve('ban.example').ok).toBe(false)
    expect(gate.reserve('h5.example').ok).toBe(true)
  })
})
