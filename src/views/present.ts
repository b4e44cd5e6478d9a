import type { Reader } from '../core/delivery.ts'
import type { About, Tiding } from '../core/notice.ts'
import type { Ports, ReferralSheet } from '../core/ports.ts'
import { declinedOf, referralButtons, referralRow } from './rows.ts'
import type { Button, ButtonIntent, View } from './view.ts'

/** What a notice says to this reader, from the rows as they are now; null when there is nothing that the reader may see any more. */
export async function present(ports: Ports, about: About, reader: Reader): Promise<View | null> {
  const sheet = await ports.referrals.byId(about.referral)
  if (sheet === null) return null
  const row = referralRow(sheet)
  const declined = declinedOf(sheet)
  const buttons = referralButtons(sheet.referral, reader)
  if (about.kind === 'referral') {
    const as = reader.member === sheet.referral.from ? 'sender' : 'receiver'
    const withdrawalAsked = 'withdrawalAsked' in sheet.referral && sheet.referral.withdrawalAsked !== null
    return { kind: 'referral', ...row, as, declined, withdrawalAsked, buttons }
  }
  const asked = buttons.filter(({ intent }) => intent === 'referral.details' || intent === answers[about.tiding])
  return { kind: 'tiding', ...row, tiding: about.tiding, declined, buttons: [...onwards(sheet, reader), ...asked] }
}

/** What a piece of news asks for; everything else that can be done stands on the referral's own card. */
const answers: { readonly [T in Tiding]?: ButtonIntent } = {
  asked: 'referral.answer',
  'withdrawal-asked': 'referral.release',
}

/** Somebody whose referral was declined can refer the case again at once. */
function onwards({ referral, case: of }: ReferralSheet, reader: Reader): readonly Button[] {
  if (referral.stage !== 'declined' || reader.member !== referral.from || of.owner !== reader.member) return []
  return [{ intent: 'refer', input: { case: of.no }, weight: 'main', opens: true }]
}
