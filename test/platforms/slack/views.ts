import type { Button, View } from '#src/views/view.ts'

const show = (opens: boolean): Button => ({
  intent: 'referral.details',
  input: { referral: 'r1' },
  weight: 'plain',
  opens,
})
export const accept: Button = { intent: 'referral.accept', input: { referral: 'r1' }, weight: 'main', opens: false }

export const done: View = { kind: 'done', done: { what: 'withdrawn', caseNo: 'KRO-1', to: 'Li Berg' }, buttons: [] }
export const refusal: View = { kind: 'refusal', refusal: { code: 'case-closed', caseNo: 'KRO-1' }, buttons: [] }
const row = {
  caseNo: 'KRO-1',
  need: 'Entering Germany',
  referralKind: 'handover',
  stage: 'offered',
  from: 'Anna Berg',
  fromOrganisation: 'Almi',
  to: null,
  toOrganisation: 'EKN',
  overdue: false,
  deadline: new Date('2026-03-03T09:00:00Z'),
  since: new Date('2026-03-02T09:00:00Z'),
  by: null,
  taker: null,
  onwards: null,
  outcome: null,
  settled: false,
  unnamed: false,
  revoked: false,
  seat: null,
  warm: null,
} as const
export const details: View = {
  kind: 'details',
  referral: row,
  together: null,
  company: 'Nordform AB',
  number: null,
  question: 'Can you guarantee it?',
  asked: null,
  declineNote: null,
  approval: null,
  meeting: null,
  timeline: [],
  buttons: [],
}
export const card: View = {
  kind: 'referral',
  ...row,
  as: 'receiver',
  declined: null,
  withdrawalAsked: false,
  together: null,
  buttons: [accept, show(true)],
}
export const day = (waiting: boolean): View<'today'> => ({
  kind: 'today',
  name: 'Anna',
  waiting: waiting ? [{ ...row, buttons: [accept, show(true)] }] : [],
  mine: [],
  total: 0,
  buttons: [{ intent: 'case.new', input: {}, weight: 'main', opens: true }],
})
export const form = (errors: Extract<View, { kind: 'form' }>['errors'] = [], need = ''): View => ({
  kind: 'form',
  form: 'case.new',
  keep: { numberAsked: 'yes' },
  fields: [
    { kind: 'line', name: 'company', value: 'Nordform', required: true, most: 200 },
    { kind: 'text', name: 'need', value: need, required: true, most: 500 },
  ],
  errors,
})
export const missing = { field: 'need', refusal: { code: 'required', field: 'need' } } as const
export const closed = { field: null, refusal: { code: 'case-closed', caseNo: 'KRO-1' } } as const
