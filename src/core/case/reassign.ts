import type { MemberId, OrganisationId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Somebody } from '../referral/parties.ts'
import type { Case } from './case.ts'

/** As much of a case as one has to know to give it to somebody else; a coordinator knows no more. */
export type Held = Pick<
  Case,
  'id' | 'no' | 'need' | 'owner' | 'ownerName' | 'ownerOrganisation' | 'ownerOrganisationName' | 'status'
>

interface Wish {
  readonly taker: { readonly id: MemberId; readonly name: string; readonly organisation: OrganisationId }
  readonly reason: string
  readonly by: Somebody
  /** Whether the case has got stuck: then a coordinator may help it along. */
  readonly stuck: boolean
}

/**
 * Another owner within the owner's organisation: said by the owner, by the team lead, or of what has got stuck by a coordinator. To another
 * organisation a case goes by a referral alone, which the company has approved.
 */
export function reassign(of: Held, { taker, reason, by, stuck }: Wish): Outcome<Held> {
  const barred = barredFromGiving(of, by, stuck)
  if (barred) return barred
  if (taker.organisation !== of.ownerOrganisation)
    return refuse({ code: 'taker-elsewhere', name: taker.name, organisation: of.ownerOrganisationName })
  if (taker.id === of.owner) return refuse({ code: 'taker-has-it', name: taker.name, caseNo: of.no })
  return reason === '' ? refuse({ code: 'required', field: 'reason' }) : allow(of)
}

/** Why somebody cannot give this case to anybody, whatever they would fill in; null when they can. */
export function barredFromGiving(of: Held, by: Somebody, stuck: boolean) {
  const leads = by.roles.includes('team_lead') && of.ownerOrganisation === by.organisation
  if (of.owner !== by.member && !leads && !(stuck && by.roles.includes('coordinator'))) {
    const owner = `${of.ownerName}, ${of.ownerOrganisationName}`
    return by.roles.includes('coordinator')
      ? refuse({ code: 'not-stuck', caseNo: of.no, owner })
      : refuse({ code: 'not-the-owner', caseNo: of.no, owner })
  }
  return of.status === 'open' ? null : refuse({ code: 'case-closed', caseNo: of.no })
}
