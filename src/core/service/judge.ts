import type { Eligibility } from '../network-file.ts'
import type { CompanyFacts } from './service.ts'

export const verdicts = ['met', 'unknown', 'not-met'] as const
export type Verdict = (typeof verdicts)[number]

/** One rule of a service, held against what is known of a company; `has` null: not known. */
export type Judgement =
  | {
      readonly rule: 'employees'
      readonly from: number
      readonly to: number
      readonly has: number | null
      readonly verdict: Verdict
    }
  | { readonly rule: 'net-turnover'; readonly least: number; readonly has: number | null; readonly verdict: Verdict }

/** Every rule that the service has, in the order in which they are told. */
export function judge({ employees, netTurnoverMinSek }: Eligibility, company: CompanyFacts): readonly Judgement[] {
  const { employees: has, netTurnoverSek } = company
  return [
    ...(employees === null
      ? []
      : [
          {
            ...({ rule: 'employees', from: employees.from, to: employees.to, has } as const),
            verdict: verdictOf(has, (count) => employees.from <= count && count <= employees.to),
          },
        ]),
    ...(netTurnoverMinSek === null
      ? []
      : [
          {
            ...({ rule: 'net-turnover', least: netTurnoverMinSek, has: netTurnoverSek } as const),
            verdict: verdictOf(netTurnoverSek, (sum) => sum >= netTurnoverMinSek),
          },
        ]),
  ]
}

const verdictOf = (has: number | null, isMet: (has: number) => boolean): Verdict =>
  has === null ? 'unknown' : isMet(has) ? 'met' : 'not-met'

/** One rule that is not met is enough; one that nobody knows leaves it open. A service without rules is for everybody. */
export const fitOf = (judged: readonly Judgement[]): Verdict =>
  (['not-met', 'unknown'] as const).find((one) => judged.some(({ verdict }) => verdict === one)) ?? 'met'
