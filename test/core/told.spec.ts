import { describe, expect, it } from '@jest/globals'
import { toldTo } from '#src/core/case/told.ts'
import type { Happening, TimelineEntry } from '#src/core/chronicle.ts'
import type { EntryId, OrganisationId, ReferralId } from '#src/core/ids.ts'
import type { Referral } from '#src/core/referral/referral.ts'
import { at, house, open } from './cases.ts'
import { idOf } from './referrals.ts'

const theirs = idOf<'organisation'>('een')
const others = idOf<'organisation'>('ekn')

/** Ids are in the order of time: so are these. */
const entry = (id: string, organisation: OrganisationId, happening: Happening): TimelineEntry => ({
  id: idOf<'entry'>(id) satisfies EntryId,
  at,
  byName: '',
  organisation,
  organisationName: '',
  happening,
})
const referral = (id: string, toOrganisation: OrganisationId): Referral => ({
  ...{ id: idOf<'referral'>(id), case: open.id, kind: 'advice', from: open.owner, fromOrganisation: house },
  ...{
    toOrganisation,
    to: null,
    standIn: null,
    need: '',
    question: '',
    revoked: null,
    approval: idOf<'approval'>('a'),
    covers: null,
    hops: 0,
    version: 1,
  },
  ...{ since: { at, by: null }, stage: 'offered', answerBy: at },
})
const moved = (id: ReferralId, words: string): Happening => ({
  what: 'moved',
  referral: id,
  move: 'ask',
  kind: 'advice',
  words,
})

const referrals = [referral('2', theirs), referral('4', others)]
const timeline = [
  entry('1', house, { what: 'noted', words: 'from before' }),
  entry('3', theirs, { what: 'noted', words: 'from them' }),
  entry('5', house, { what: 'noted', words: 'from since' }),
  entry('6', house, { what: 'planned', on: '2026-12-01', words: 'to be done' }),
  entry('7', theirs, moved(idOf('2'), 'asked by them')),
  entry('8', others, moved(idOf('4'), 'asked by others')),
]

describe('what has happened, as it is told to', () => {
  const everything = ['from before', 'from them', 'from since', 'to be done']
  it.each([
    ['the one whose case it is', house, [...everything, 'asked by them', 'asked by others']],
    ['the first who was asked', theirs, ['from them', 'from since', 'to be done', 'asked by them', '']],
    ['the one who was asked later', others, ['from since', 'to be done', '', 'asked by others']],
  ])('%s', (_, organisation, words) => {
    const told = toldTo(organisation, open, referrals, timeline)
    expect(told.map(({ happening }) => ('words' in happening ? happening.words : null))).toEqual(words)
  })

  it('of a note that is kept to one’s own organisation: nothing to any other, whosever the case is', () => {
    const kept = [entry('6', theirs, { what: 'noted', words: 'for us alone', secret: true })]
    expect(toldTo(theirs, open, referrals, kept)).toEqual(kept)
    for (const other of [house, others]) expect(toldTo(other, open, referrals, kept)).toEqual([])
  })

  it('a new owner: all notes, and not what was said about referrals before', () => {
    const taken = { ...open, ownerOrganisation: theirs }
    const told = toldTo(theirs, taken, referrals.slice(0, 1), timeline)
    expect(told.map(({ happening }) => ('words' in happening ? happening.words : null))).toEqual([
      ...everything,
      'asked by them',
      '',
    ])
  })
})
