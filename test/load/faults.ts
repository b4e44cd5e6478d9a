import type { FaultPlan } from '#src/playground/faults.ts'

/** One call in twenty goes wrong, whichever it is. */
export const oneInTwenty: readonly FaultPlan[] = [
  { probability: 0.01, fault: { kind: 'status', status: 429, retryAfter: '1' } },
  { probability: 0.01, fault: { kind: 'status', status: 500 } },
  { probability: 0.0075, fault: { kind: 'status', status: 503 } },
  { probability: 0.0075, fault: { kind: 'reset', accepted: false } },
  { probability: 0.005, fault: { kind: 'reset', accepted: true } },
  { probability: 0.005, fault: { kind: 'truncated' } },
  { probability: 0.0025, fault: { kind: 'html' } },
  { probability: 0.0025, fault: { kind: 'drip', milliseconds: 1_000 } },
]
