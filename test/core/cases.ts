import type { Case } from '#src/core/case/case.ts'
import { idOf } from './referrals.ts'

export const at = new Date('2026-11-24T09:00:00Z')
export const owner = idOf<'member'>('owner')
export const house = idOf<'organisation'>('house')

/** Sara's, at Almi. */
export const open: Case = {
  id: idOf('case'),
  no: 'KRO-1',
  company: { id: idOf('company'), name: 'Nordform AB', number: null },
  need: 'Lån',
  owner,
  ownerName: 'Sara Lund',
  ownerOrganisation: house,
  ownerOrganisationName: 'Almi',
  door: house,
  status: 'open',
  openedAt: at,
  next: null,
  closed: null,
  dueAt: null,
  overdue: false,
  version: 1,
}
