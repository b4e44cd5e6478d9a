import { TZDate } from '@date-fns/tz'
import { lightFormat } from 'date-fns/lightFormat'
import type { Approval } from '../core/case/approval.ts'
import { longest } from '../core/case/case.ts'
import type { ApprovalId, CaseId, OrganisationId } from '../core/ids.ts'
import type { Field } from '../views/form.ts'
import { choice, day, line } from './input.ts'
import type { Known, Occasion } from './intent.ts'

const ways = ['meeting', 'phone', 'e-mail', 'in-writing'] as const

/** The company's permission to share, as a form asks for it. */
export const approvalInput = {
  approvedBy: line(longest.companyName),
  approvedHow: choice(ways),
  approvedOn: day,
  covers: choice(['only-receiver', 'all-parties']),
}

interface Given {
  readonly approvedBy: string
  readonly approvedHow: (typeof ways)[number] | null
  readonly approvedOn: string | null
  readonly covers: 'only-receiver' | 'all-parties' | null
}

/** The day it is where somebody is, `2026-11-23`. */
export const todayFor = ({ by, now }: Occasion): string => lightFormat(new TZDate(now, by.timeZone), 'yyyy-MM-dd')

/** Null until both who and how have been told: then nothing may be shared. */
export function approvalFrom(
  { approvedBy, approvedHow, approvedOn, covers }: Given,
  { of, id, to }: { readonly of: CaseId; readonly id: ApprovalId; readonly to: OrganisationId },
  { by, now }: Occasion,
): Approval | null {
  if (approvedBy === '' || approvedHow === null) return null
  return {
    id,
    case: of,
    givenBy: approvedBy,
    how: approvedHow,
    givenOn: approvedOn === null ? now : new Date(`${approvedOn}T00:00:00Z`),
    covers: covers === 'all-parties' ? null : [to],
    recordedBy: by.member,
  }
}

export const approvalFields = (known: Known, today: string): readonly Field[] => [
  { kind: 'line', name: 'approvedBy', value: known['approvedBy'] ?? '', required: true, most: longest.companyName },
  {
    kind: 'choice',
    name: 'approvedHow',
    value: known['approvedHow'] ?? '',
    required: true,
    options: ways.map((way) => ({ value: way, meaning: way })),
  },
  { kind: 'date', name: 'approvedOn', value: known['approvedOn'] || today, required: true },
  {
    kind: 'choice',
    name: 'covers',
    value: known['covers'] || 'only-receiver',
    required: true,
    options: [
      { value: 'only-receiver', meaning: 'only-receiver' },
      { value: 'all-parties', meaning: 'all-parties' },
    ],
  },
]
