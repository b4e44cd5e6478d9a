import type { Happening, TimelineEntry } from '../chronicle.ts'
import type { OrganisationId, ReferralId } from '../ids.ts'
import type { Referral } from '../referral/referral.ts'
import type { Case } from './case.ts'

/**
 * What an organisation is told of what has happened to a case. A receiver sees what the sender saw in the preview, and what is written from
 * then on: not the notes from before, and not what was said about somebody else's referral. Who has the case sees all of its notes.
 */
export function toldTo(
  organisation: OrganisationId,
  of: Case,
  referrals: readonly Referral[],
  entries: readonly TimelineEntry[],
): readonly TimelineEntry[] {
  const own = referrals.filter((one) => one.fromOrganisation === organisation || one.toOrganisation === organisation)
  const hasIt = of.ownerOrganisation === organisation || of.door === organisation
  // Ids are in the order of time.
  const since = ({ id }: TimelineEntry): boolean => own.some((referral) => `${referral.id}` < `${id}`)
  const isOwn = (...referrals: readonly (ReferralId | undefined)[]): boolean =>
    own.some(({ id }) => referrals.includes(id))
  return entries.flatMap((entry) => {
    const { happening } = entry
    if ('secret' in happening && happening.secret && entry.organisation !== organisation) return []
    switch (happening.what) {
      case 'moved':
        return [saidIf(isOwn(happening.referral, happening.next), entry, happening)]
      case 'warm':
        return only(isOwn(happening.referral), entry)
      case 'reassigned':
        return [saidIf(hasIt, entry, happening)]
      case 'noted':
      case 'planned':
      case 'stepped':
        return only(hasIt || entry.organisation === organisation || since(entry), entry)
      default:
        return [entry]
    }
  })
}

const only = (may: boolean, entry: TimelineEntry): readonly TimelineEntry[] => (may ? [entry] : [])

/** To others that it happened, and nothing of what was said. */
const saidIf = (may: boolean, entry: TimelineEntry, happening: Happening<'moved' | 'reassigned'>): TimelineEntry =>
  may ? entry : { ...entry, happening: { ...happening, words: '' } }
