import type { MoveName, Stage } from './referral/referral.ts'

/**
 * Every way in which a request can be turned down, by meaning. `texts` words each in both languages: what happened, why, and
 * what to do next. A case that may not be seen and one that does not exist are one refusal, so that nothing is given away.
 */
export type Refusal =
  | { readonly code: 'not-in-register'; readonly ask: readonly string[] }
  | { readonly code: 'unknown-command'; readonly typed: string; readonly nearest: string | null }
  | { readonly code: 'case-not-found'; readonly wanted: string }
  | { readonly code: 'company-unknown'; readonly wanted: string }
  | { readonly code: 'company-ambiguous'; readonly wanted: string; readonly count: number }
  | { readonly code: 'organisation-number-invalid'; readonly typed: string; readonly fault: NumberFault }
  | { readonly code: 'receiver-unknown'; readonly wanted: string; readonly nearest: readonly string[] }
  | { readonly code: 'receiver-is-sender' }
  | { readonly code: 'receiver-unreachable'; readonly name: string }
  | { readonly code: 'not-the-owner'; readonly caseNo: string; readonly owner: string }
  | { readonly code: 'already-offered'; readonly caseNo: string; readonly to: string }
  | { readonly code: 'case-closed'; readonly caseNo: string }
  | { readonly code: 'approval-missing' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'suggestion-missing' }
  | { readonly code: 'outside-approval' }
  | { readonly code: 'not-yours-to-do'; readonly move: MoveName; readonly stage: Stage }
  | { readonly code: 'moved-on'; readonly stage: Stage; readonly by: string | null; readonly at: Date }
  | { readonly code: 'reopening-too-late'; readonly days: number }
  | { readonly code: 'review-date-past' }
  | { readonly code: 'required'; readonly field: string }
  | { readonly code: 'too-long'; readonly field: string; readonly most: number; readonly was: number }
  | { readonly code: 'choice-unknown'; readonly field: string; readonly typed: string }
  | { readonly code: 'form-expired' }
  | { readonly code: 'not-saved' }
  | { readonly code: 'fault'; readonly reference: string }

export type NumberFault = 'length' | 'characters' | 'group' | 'check-digit'

export type RefusalCode = Refusal['code']
