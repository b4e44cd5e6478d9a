import type { Answer } from '../core/inquiry.ts'

/** To the owner of a case: somebody elsewhere has a case on the same company and asks to be brought in. */
export interface InquiryView {
  readonly caseNo: string
  readonly need: string
  readonly askedBy: string
  readonly askingOrganisation: string
  readonly answer: Answer | null
}

/** To the one who asked: who was asked, and how many they are, stays unsaid. */
export interface TurnedDownView {
  readonly caseNo: string
  readonly need: string
}
