import type { Reader } from '../core/delivery.ts'
import type { Ports, ReferralSheet, RoundSheet, SeatSheet } from '../core/ports.ts'
import { isHeldByReceiver, partiesOf, type Somebody } from '../core/referral/parties.ts'
import { nextIn, waitingIn } from '../core/referral/round.ts'
import type { RoundNote } from './form.ts'
import { isWaiting, nextButtons } from './next-in-turn.ts'
import { detailsButton, referralRow } from './rows.ts'
import type { Button, RoundRow, View } from './view.ts'

const nameOf = ({ toName, toOrganisationName }: Pick<SeatSheet, 'toName' | 'toOrganisationName'>): string =>
  toName === null ? toOrganisationName : `${toName}, ${toOrganisationName}`

/** A round as whoever asked sees it, with what can be done about it. */
export function roundRow(round: RoundSheet, somebody: Somebody): RoundRow {
  const sheets = round.seats.flatMap(({ sheet }) => sheet ?? [])
  const waiting = sheets.find(isWaiting)
  const isSender = waiting !== undefined && partiesOf(waiting.referral, somebody).includes('sender')
  const withdraw: Button = { intent: 'round.withdraw', input: { round: round.id }, weight: 'plain', opens: true }
  const lead = round.seats.find((seat) => seat.lead)
  return {
    mode: round.mode,
    lead: lead ? nameOf(lead) : null,
    ended: round.endedAt !== null || waitingIn(round).length === 0,
    seats: round.seats.map((seat) => ({
      place: seat.place,
      to: nameOf(seat),
      lead: seat.lead,
      referral: seat.sheet && { ...referralRow(seat.sheet), buttons: [detailsButton(seat.sheet.referral)] },
    })),
    buttons: [
      ...(nextIn(round) === null ? [] : sheets.flatMap((sheet) => nextButtons(sheet, somebody))),
      ...(isSender ? [withdraw] : []),
    ],
  }
}

/** The sender's card: nobody else is told of all of them. */
export async function presentRound(ports: Ports, id: RoundSheet['id'], reader: Reader): Promise<View | null> {
  const round = await ports.rounds.byId(id)
  const [sheet] = round?.seats.flatMap((seat) => seat.sheet ?? []) ?? []
  if (round === null || sheet === undefined || round.fromOrganisation !== reader.organisation) return null
  return { kind: 'round', caseNo: sheet.case.no, need: sheet.case.need, ...roundRow(round, reader) }
}

/** What a receiver is told of the others for as long as it matters: in turn nothing, as rivals that there are some, together who they are. */
export async function roundNote(ports: Ports, sheet: ReferralSheet): Promise<RoundNote | null> {
  const { round: place, referral } = sheet
  if (place === null || place.mode === 'in-turn') return null
  if (place.mode === 'first') return isWaiting(sheet) ? { mode: 'first' } : null
  if (!isWaiting(sheet) && !isHeldByReceiver(referral)) return null
  const round = await ports.rounds.byId(place.id)
  return round && noteFor({ ...round, sender: `${sheet.fromName}, ${sheet.fromOrganisationName}` }, place.place)
}

interface Company {
  readonly sender: string
  readonly seats: readonly Pick<SeatSheet, 'place' | 'lead' | 'toName' | 'toOrganisationName'>[]
}

/** Those who work together, as the one at this place is told of them. */
export function noteFor({ sender, seats }: Company, at: number): RoundNote & { readonly mode: 'all' } {
  const lead = seats.find((seat) => seat.lead)
  const others = seats.filter(({ place, lead: leads }) => place !== at && !leads)
  return { mode: 'all', lead: lead ? nameOf(lead) : sender, others: others.map(nameOf) }
}
