import { newId } from '#src/new-id.ts'
import { buttonIntents } from '#src/views/button-intents.ts'
import { type Field, type FieldName, type FormName, type FormView, formNames } from '#src/views/form.ts'
import type { Button, View, ViewKind } from '#src/views/view.ts'
import { leavingWith, mergeWith, unfinishedWith } from './views-leaving.ts'
import { daysField, fieldsOf, othersWith, suggestedField } from './views-meetings.ts'

const at = new Date('2026-11-24T09:15:00Z')

const button = (intent: Button['intent'], words: string, more: Partial<Button> = {}): Button => ({
  intent,
  input: { referral: words },
  weight: 'plain',
  opens: false,
  ...more,
})

const buttons = (words: string): readonly Button[] => [
  button('referral.decline', words, { weight: 'grave', opens: true }),
  button('referral.accept', words, { weight: 'main' }),
  button('referral.details', words, { opens: true }),
]

const row = (words: string) =>
  ({
    caseNo: 'KRO-1',
    need: words,
    referralKind: 'handover',
    stage: 'offered',
    from: words,
    fromOrganisation: words,
    to: words,
    toOrganisation: words,
    deadline: at,
    overdue: true,
    since: at,
    by: words,
    taker: words,
    onwards: words,
    outcome: { result: 'got-help', gains: ['loan', 'new-market'] },
    settled: true,
    unnamed: false,
    revoked: false,
    seat: { id: newId<'round'>(), mode: 'all', place: 5, size: 5, lead: true, ended: false },
    warm: { stage: 'chosen', at },
  }) as const

const together = (words: string) => ({ mode: 'all', lead: words, others: [words, words, words, words] }) as const

/** As many as can be asked together. */
const round = (words: string) =>
  ({
    mode: 'all',
    lead: words,
    ended: false,
    seats: [1, 2, 3, 4, 5].map((place) => ({
      place,
      to: words,
      lead: place === 1,
      referral: place < 5 ? { ...row(words), buttons: buttons(words) } : null,
    })),
    buttons: [button('round.next', words, { weight: 'main' }), button('round.withdraw', words, { opens: true })],
  }) as const

const caseRow = (words: string) =>
  ({
    no: 'KRO-1',
    company: words,
    need: words,
    owner: words,
    ownerOrganisation: words,
    status: 'open',
    openedAt: at,
    next: { on: '2026-12-01', what: words },
    deadline: at,
    overdue: true,
  }) as const

const noted = (words: string) => ({ at, by: words, organisation: words, happening: { what: 'noted', words } }) as const

const address = `https://bot.example/calendar/${'x'.repeat(43)}.ics`
const booking = (words: string) => ({ stage: 'chosen', at, times: [at, at, at], minutes: 30, by: words }) as const

const declined = (words: string) => ({ reason: 'wrong-promoter', suggestion: words }) as const

const field = (name: FieldName, index: number, words: string): Field => {
  const base = { name, value: words, required: index % 2 === 0 }
  if (name === 'until' || name === 'approvedOn') return { kind: 'date', ...base }
  if (name === 'time1') return { kind: 'time', ...base, value: index % 2 ? words : '09:30' }
  if (name === 'to' || name === 'case')
    return {
      kind: 'choice',
      ...base,
      value: 'a',
      options: [
        { value: 'a', label: words, group: `${words} group` },
        { value: 'b', label: words },
        { value: 'c', label: words, suggested: true },
        { value: 'd', named: { sv: words, en: words } },
        { value: 'e', meaning: 'suggest', suggested: true },
      ],
    }
  if (name === 'also')
    return {
      ...{ kind: 'several', ...base, value: 'b,a', most: 4 },
      options: [
        { value: 'a', label: words, group: `${words} group` },
        { value: 'b', label: words },
      ],
    }
  if (name === 'question1') return { kind: 'text', ...base, most: 1_000, whom: words }
  if (name === 'gains')
    return {
      kind: 'choices',
      ...base,
      value: 'loan,check',
      options: [
        { value: 'check', meaning: 'check' },
        { value: 'loan', meaning: 'loan' },
      ],
    }
  if (name === 'kind') return { kind: 'choice', ...base, options: [{ value: 'advice', meaning: 'advice' }] }
  return { kind: index % 3 === 0 ? 'text' : 'line', ...base, most: 500 }
}

export const formWith = (form: FormName, words: string): FormView => ({
  form,
  keep: { case: words },
  fields: [
    ...fieldsOf(form).map((name, index) => field(name, index, words)),
    {
      kind: 'preview',
      preview: {
        caseNo: 'KRO-1',
        company: words,
        number: words,
        need: words,
        referralKind: 'advice',
        to: words,
        away: null,
        question: words,
      },
    },
    {
      kind: 'round',
      round: {
        ...{ caseNo: 'KRO-1', company: words, number: words, need: words, mode: 'all', question: words },
        seats: [1, 2].map((place) => ({
          ...{ place, to: words, kind: 'participation', lead: place === 1 },
          ...{ away: { name: words, until: at, standIn: words }, note: together(words) },
        })),
      },
    },
    { kind: 'asked', question: words },
    { kind: 'merge', merge: mergeWith(words) },
    { kind: 'unfinished', whose: words, unfinished: unfinishedWith(words) },
    ...[suggestedField(words), daysField(words)],
  ],
  errors: [
    { field: null, refusal: { code: 'case-not-found', wanted: words } },
    { field: 'number', refusal: { code: 'organisation-number-invalid', typed: words, fault: 'length' } },
  ],
})

/** A view of every kind, with these words wherever somebody’s words can stand. */
export const viewsWith = (words: string, many = 2): { readonly [K in ViewKind]: View<K> } => {
  const times = <T>(one: T): T[] => Array.from({ length: many }, () => one)
  return {
    case: {
      kind: 'case',
      ...caseRow(words),
      number: words,
      result: 'partly',
      rounds: [round(words)],
      referrals: times({ ...row(words), buttons: buttons(words) }),
      timeline: times(noted(words)),
      buttons: buttons(words),
    },
    cases: { kind: 'cases', which: 'mine', cases: times(caseRow(words)), total: many + 5 },
    found: { kind: 'found', wanted: words, instead: times(words), cases: times(caseRow(words)), total: many + 5 },
    referral: {
      kind: 'referral',
      ...row(words),
      as: 'receiver',
      declined: declined(words),
      withdrawalAsked: true,
      together: together(words),
      buttons: buttons(words),
    },
    round: { kind: 'round', caseNo: 'KRO-1', need: words, ...round(words) },
    tiding: { kind: 'tiding', ...row(words), tiding: 'declined', declined: declined(words), buttons: buttons(words) },
    inquiry: {
      kind: 'inquiry',
      ...{ caseNo: 'KRO-1', need: words, askedBy: words, askingOrganisation: words, answer: null },
      buttons: buttons(words),
    },
    ...{ ...leavingWith(words, many), ...othersWith(words, many, buttons(words)) },
    'turned-down': { kind: 'turned-down', caseNo: 'KRO-1', need: words, buttons: buttons(words) },
    clock: { kind: 'clock', ...row(words), tiding: 'overdue', passed: false, buttons: buttons(words) },
    warm: {
      kind: 'warm',
      ...row(words),
      tiding: 'chosen',
      passed: false,
      booking: booking(words),
      calendar: address,
      buttons: [...buttons(words), button('warm.choose', words, { time: at })],
    },
    details: {
      kind: 'details',
      referral: row(words),
      together: together(words),
      company: words,
      number: words,
      question: words,
      asked: words,
      declineNote: words,
      approval: { how: 'phone', on: at },
      meeting: { ...booking(words), place: words, guests: words, calendar: address },
      timeline: times({
        at,
        by: words,
        organisation: words,
        happening: { what: 'moved', referral: newId(), move: 'decline', kind: 'handover', words },
      } as const),
      buttons: allButtons(words).slice(0, 40),
    },
    contact: {
      kind: 'contact',
      ...{ no: 'KRO-1', name: words, phone: words, email: words, organisation: words, secret: true },
      buttons: [button('case.contact-change', words, { opens: true })],
    },
    approvals: {
      kind: 'approvals',
      no: 'KRO-1',
      approvals: times({
        ...{ givenBy: words, how: 'phone', on: at, covers: times(words), recordedBy: words },
        withdrawn: { at, by: words, words },
        buttons: [button('approval.withdraw', words, { weight: 'grave', opens: true })],
      } as const),
    },
    today: {
      kind: 'today',
      name: words,
      waiting: times({ ...row(words), buttons: buttons(words) }),
      mine: times({ ...caseRow(words), buttons: buttons(words) }),
      total: many,
      buttons: buttons(words),
    },
    form: { kind: 'form', ...formWith('refer', words) },
    done: {
      kind: 'done',
      done: {
        what: 'offered',
        caseNo: 'KRO-1',
        to: words,
        referralKind: 'advice',
        unnamed: true,
        answerBy: at,
        away: null,
      },
      suggested: suggestedField(words).suggested,
      buttons: [...buttons(words), button('refer', words, { opens: true, offer: words })],
    },
    refusal: {
      kind: 'refusal',
      refusal: { code: 'receiver-unknown', wanted: words, nearest: [words, words] },
      buttons: [],
    },
    help: { kind: 'help', command: null },
    services: {
      kind: 'services',
      organisation: words,
      quarter: '2027-Q1',
      services: times({
        title: words,
        need: { sv: words, en: words },
        eligibility: { employees: { from: 1, to: 250 }, netTurnoverMinSek: 3_000_000 },
        openness: { is: 'closed', until: '2027-01-15' },
        review: { is: 'stale', on: '2026-01-01' },
        buttons: buttons(words),
      } as const),
      total: many + 5,
      buttons: buttons(words),
    },
    people: {
      kind: 'people',
      buttons: buttons(words),
      organisations: times(words).map((name, index) => ({
        key: `${name}${index}`,
        name,
        members: times({ name, key: name, roles: ['promoter', 'coordinator'], chat: 'teams', awayUntil: at } as const),
      })),
    },
  }
}

export const allForms: readonly FormName[] = formNames
export const allButtons = (words: string): readonly Button[] =>
  buttonIntents.filter((intent) => !intent.startsWith('meeting.')).map((intent) => button(intent, words))
