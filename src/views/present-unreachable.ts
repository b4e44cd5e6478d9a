import type { About } from '../core/notice.ts'
import type { Ports } from '../core/ports.ts'
import type { View } from './view.ts'

/** Who cannot be reached and what to do; of what the message was about no more than its number, and that to who may know of the case. */
export async function presentUnreachable(
  ports: Ports,
  about: Extract<About, { readonly kind: 'unreachable' }>,
): Promise<View | null> {
  const { member, channel, organisation, cause } = about
  const [found, referral, of] = await Promise.all([
    ports.register.receiverById(organisation, member),
    about.referral && ports.referrals.byId(about.referral),
    about.case && ports.cases.byId(about.case),
  ])
  if (found === null) return null
  return {
    kind: 'unreachable',
    what: member !== null ? 'member' : channel !== null ? 'channel' : 'organisation',
    ...{ name: found.member?.name ?? null, organisation: found.organisation.name, cause },
    ...{ caseNo: of?.no ?? referral?.case.no ?? null, buttons: [] },
  }
}
