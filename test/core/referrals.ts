import type { Id } from '#src/core/ids.ts'
import type { Occasion } from '#src/core/referral/decide.ts'
import type { MoveName, MoveOf, Parties, Referral, Stage, StageShape } from '#src/core/referral/referral.ts'
import type { Actor, Role } from '#src/core/register/register.ts'

export const now = new Date('2026-11-23T09:00:00Z')

/** An id that reads as what it stands for. */
export const idOf = <Of extends string>(name: string): Id<Of> => {
  const isId = (text: string): text is Id<Of> => text.length > 0
  if (!isId(name)) throw new Error('an id needs a name')
  return name
}

export const network = {
  id: idOf<'network'>('kronoberg'),
  name: 'Kronoberg',
  prefix: 'KRO',
  timeZone: 'Europe/Stockholm',
  locale: 'sv',
  country: 'SE',
  workingHours: { from: 480, to: 1020 },
} as const

const actor = (member: string, organisation: string, ...roles: Role[]): Actor => ({
  network,
  member: idOf(member),
  name: member,
  organisation: idOf(organisation),
  organisationName: organisation,
  roles,
  locale: 'sv',
  localeGuessed: false,
  timeZone: 'Europe/Stockholm',
})

/** Sara at Almi refers to Li at Business Sweden; the others look on. */
export const actors = {
  sender: actor('sara', 'almi', 'promoter'),
  senderLead: actor('lisa', 'almi', 'team_lead'),
  senderColleague: actor('erik', 'almi', 'promoter'),
  receiver: actor('li', 'business-sweden', 'promoter'),
  receiverLead: actor('omar', 'business-sweden', 'team_lead'),
  receiverColleague: actor('ove', 'business-sweden', 'promoter'),
  coordinator: actor('maria', 'region', 'coordinator'),
  admin: actor('nils', 'region', 'network_admin'),
  stranger: actor('karin', 'een', 'promoter', 'team_lead'),
  system: 'system',
} as const satisfies Record<string, Actor | 'system'>

export const when = (by: Actor | 'system', at = now): Occasion => ({
  by,
  now: at,
  calendar: { timeZone: network.timeZone, hours: network.workingHours, freeDays: new Set() },
})

const parties: Parties = {
  id: idOf('referral'),
  case: idOf('case'),
  kind: 'handover',
  from: idOf('sara'),
  fromOrganisation: idOf('almi'),
  toOrganisation: idOf('business-sweden'),
  to: idOf('li'),
  standIn: null,
  need: 'Agents in Germany',
  question: 'Can you help with agents?',
  approval: idOf('approval'),
  covers: null,
  hops: 0,
  revoked: null,
  version: 4,
}

const taken = { owner: idOf<'member'>('li'), acceptedAt: now, withdrawalAsked: null }
const begun = { ...taken, firstContactAt: now }
const later = new Date('2026-11-24T09:00:00Z')

const shapes: { readonly [S in Stage]: Extract<StageShape, { readonly stage: S }> } = {
  draft: { stage: 'draft' },
  offered: { stage: 'offered', answerBy: later },
  'needs-info': { stage: 'needs-info', asked: 'Which market?', answerBy: later },
  accepted: { stage: 'accepted', contactBy: later, ...taken },
  'in-progress': { stage: 'in-progress', ...begun },
  'on-hold': { stage: 'on-hold', reason: 'Waits for the accounts', reviewOn: later, ...begun },
  declined: { stage: 'declined', reason: 'no-capacity', suggestion: null, until: null, note: '' },
  redirected: { stage: 'redirected', onwards: idOf('ekn') },
  withdrawn: { stage: 'withdrawn', reason: '' },
  returned: { stage: 'returned', owner: idOf('li'), reason: 'Not for us', takenBack: null },
  completed: { stage: 'completed', result: 'got-help', gains: ['partner'], thanked: null, ...begun },
  failed: { stage: 'failed', result: 'unreachable', gains: [], thanked: null, ...taken },
  superseded: { stage: 'superseded' },
  void: { stage: 'void', was: 'offered', reason: 'Twice' },
}

export const referralIn = <S extends Stage>(stage: S, changed: Partial<Parties> = {}): Referral => ({
  ...parties,
  ...changed,
  since: { at: now, by: idOf('sara') },
  ...shapes[stage],
})

const moves: { readonly [N in MoveName]: MoveOf<N> } = {
  offer: { move: 'offer' },
  accept: { move: 'accept' },
  ask: { move: 'ask', question: 'Which market?' },
  answer: { move: 'answer', answer: 'Germany' },
  decline: { move: 'decline', reason: 'no-capacity', suggestion: null, until: null, note: '' },
  redirect: { move: 'redirect', onwards: idOf('ekn'), to: null, next: idOf('next') },
  withdraw: { move: 'withdraw', reason: '' },
  release: { move: 'release' },
  begin: { move: 'begin' },
  hold: { move: 'hold', reason: 'Waits for the accounts', reviewOn: later },
  resume: { move: 'resume' },
  return: { move: 'return', reason: 'Not for us' },
  'take-back': { move: 'take-back', reason: 'Nobody is left there' },
  complete: { move: 'complete', result: 'got-help', gains: ['partner'] },
  fail: { move: 'fail', result: 'unreachable', gains: [] },
  thank: { move: 'thank' },
  reopen: { move: 'reopen', reason: 'The agent has left' },
  supersede: { move: 'supersede' },
  turn: { move: 'turn' },
  void: { move: 'void', reason: 'Twice' },
  override: { move: 'override', owner: idOf('omar'), reason: 'Stuck' },
}

export const moveWith = <N extends MoveName>(name: N): (typeof moves)[N] => moves[name]
