import type { ApprovalRow } from '../views/approval-row.ts'
import type { ReferralRow } from '../views/view.ts'
import { enForms } from './en-forms.ts'
import type { Formats } from './formats.ts'
import type { Sentences, Texts } from './shape.ts'

type ApprovalRefusal =
  | 'approval-withdrawn'
  | 'company-unnamed'
  | 'names-company'
  | 'advice-over'
  | 'approval-gone'
  | 'approval-not-yours'
  | 'email-invalid'
  | 'phone-invalid'

export const enApprovalRefusals = (f: Formats): Pick<Texts['refusals'], ApprovalRefusal> => ({
  'approval-withdrawn': () =>
    'The company has withdrawn its approval, so this referral goes no further. Ask the company again before anything more is shared.',
  'company-unnamed': () =>
    'This was asked without naming the company, so that cannot be done here. Give advice, or decline and suggest somebody else.',
  'names-company': ({ named }) =>
    `“${named}” tells which company this is. Nothing has been sent. Reword it, or ask the company for its approval.`,
  'advice-over': ({ caseNo }) =>
    `The request for advice in ${caseNo} has ended and cannot become a handover. Refer the case anew instead.`,
  'approval-gone': ({ at }) => `That approval has been withdrawn already, ${f.moment(at)}. Nothing has been changed.`,
  'approval-not-yours': ({ owner }) =>
    `Only ${owner}, who owns the case, and whoever noted the approval can see it or withdraw it. Please ask one of them.`,
  'email-invalid': ({ typed }) => `“${typed}” is no e-mail address. Write it as name@company.com, or leave it empty.`,
  'phone-invalid': ({ typed }) =>
    `“${typed}” is no telephone number. Write it in digits, such as +46 470 123 45, or leave it empty.`,
})

export const enRevoked = 'Ended: the company has withdrawn its approval'

export const enTurned = ({ since }: ReferralRow, f: Formats): string => `Became a handover, ${f.moment(since)}`

export const enApprovalTidings: Pick<Texts['tidings'], 'revoked'> = {
  revoked: (row: ReferralRow) =>
    `The company in ${row.caseNo}${row.need === '–' ? '' : ` (${row.need})`} has withdrawn its approval. The referral from ${row.from} to ${row.toOrganisation} has ended, and ${row.toOrganisation} does not see the case any more. ${row.from} looks after what is left.`,
}

export const enApprovalDone: Pick<Texts['done'], 'approval-withdrawn' | 'contact-saved' | 'noted'> = {
  noted: ({ caseNo, secret }) =>
    `Noted in ${caseNo}. ${secret ? 'Only your organisation can read it.' : 'All who are parties to the case now can read it.'}`,
  'approval-withdrawn': ({ caseNo, ended, owner }) =>
    `The company’s approval in ${caseNo} is withdrawn.${ended.length ? ` ${ended.join(', ')} no longer ${ended.length === 1 ? 'sees' : 'see'} the case.` : ' Nobody that you know of loses sight of the case.'}${owner ? ` ${owner} owns the case now.` : ''}${ended.length ? ' Those concerned have been told.' : ''}`,
  'contact-saved': ({ caseNo, secret }) =>
    `The contact person in ${caseNo} is saved. ${secret ? 'Only your organisation sees it.' : 'Receivers see it once they have accepted, and each time is logged.'}`,
}

export const enApprovalSentences = (
  f: Formats,
): Pick<Sentences, 'sight' | 'approval' | 'approvalsTitle' | 'noApprovals' | 'contactTitle' | 'contactFrom'> => ({
  sight: ({ to, caseNo }) =>
    `${to} will see your name and organisation, the number ${caseNo} and what stands below. Nothing else of the company or the case.`,
  approval: (approval) => `${given(approval, f)}${withdrawn(approval, f)}`,
  approvalsTitle: (no) => `Approvals in ${no}`,
  noApprovals: 'The company has not approved that anything is shared.',
  contactTitle: (no) => `Contact person in ${no}`,
  contactFrom: ({ organisation, secret }) =>
    secret ? `Noted by ${organisation}. Only your organisation sees it.` : `Noted by ${organisation}.`,
})

const given = ({ givenBy, how, on, covers, recordedBy }: ApprovalRow, f: Formats): string =>
  `${givenBy}, ${enForms.meanings[how].toLowerCase()}, ${f.day(on)}. Covers: ${covers === null ? 'all parties to the agreement' : covers.join(', ')}.${recordedBy ? ` Noted by ${recordedBy}.` : ''}`

const withdrawn = ({ withdrawn: since }: ApprovalRow, f: Formats): string =>
  since === null
    ? ''
    : ` Withdrawn ${f.moment(since.at)}${since.by ? `, noted by ${since.by}` : ''}${since.words ? `: ${since.words}` : '.'}`
