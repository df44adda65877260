/** A circuit breaker: after failures in a row nobody is sent to a service that is down, until one probe succeeds. */

/** How many failures open the circuit, and for how many milliseconds. */
export interface BreakerOptions {
  readonly failures: number
  readonly rest: number
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/** One circuit. A caller asks `wait` first and then reports how it went, exactly once. */
export interface Breaker {
  /** Milliseconds until another try is allowed; 0 lets the caller through. While open, one caller at a time is let through. */
  wait(): number
  succeeded(): void
  failed(): void
  /** The caller ended for a reason that says nothing about the service. */
  ended(): void
  readonly open: boolean
}

/** A closed circuit. */
export function openBreaker({ failures, rest, now }: BreakerOptions): Breaker {
  let inRow = 0
  let until = 0
  let probing = false
  return {
    wait() {
      if (inRow < failures) return 0
      if (now() < until) return until - now()
      if (probing) return rest
      probing = true
      return 0
    },
    succeeded() {
      inRow = 0
      probing = false
    },
    failed() {
      probing = false
      if (++inRow >= failures) until = now() + rest
    },
    ended() {
      probing = false
    },
    get open() {
      return inRow >= failures
    },
  }
}
