import type { Result, Stage } from './referral.ts'

const helped: readonly Result[] = ['got-help', 'partly', 'advice-only', 'referred-on']

/**
 * Whether what came of it completes the referral or makes it fail, so that people choose what came of it and nothing else. Help completes
 * it. Without help it is completed when the company was reached, and failed when nobody has been in contact with it or it is out of reach.
 */
export function endingOf(stage: Stage, result: Result): 'complete' | 'fail' {
  if (helped.includes(result)) return 'complete'
  return result === 'unreachable' || stage === 'accepted' ? 'fail' : 'complete'
}
