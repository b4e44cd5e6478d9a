import type { ReferralSheet } from '../core/ports.ts'
import type { Somebody } from '../core/referral/parties.ts'
import type { WarmMoveName, WarmSheet } from '../core/referral/warm.ts'
import { warmMovesOpenTo } from '../core/referral/warm-decide.ts'
import type { Button } from './view.ts'
import type { WarmRow } from './warm-row.ts'

export const warmRow = ({ warm, sinceName }: WarmSheet): WarmRow => ({
  stage: warm.stage,
  at: 'at' in warm ? warm.at : null,
  times: 'times' in warm ? warm.times : [],
  minutes: warm.minutes,
  by: sinceName,
})

const looks: { readonly [N in Exclude<WarmMoveName, 'choose'>]: Pick<Button, 'intent' | 'weight' | 'opens'> } = {
  held: { intent: 'warm.held', weight: 'main', opens: false },
  'not-held': { intent: 'warm.not-held', weight: 'plain', opens: false },
  counter: { intent: 'warm.counter', weight: 'plain', opens: true },
  move: { intent: 'warm.move', weight: 'plain', opens: true },
  cancel: { intent: 'warm.cancel', weight: 'grave', opens: true },
}

/** What somebody can do with the booking now: each time is a button of its own. */
export function warmButtons(
  { warm, readAt: now }: WarmSheet,
  { referral }: ReferralSheet,
  by: Somebody,
): readonly Button[] {
  const input = { warm: warm.id, version: String(warm.version) }
  return warmMovesOpenTo(warm, referral, { by, now }).flatMap((move): readonly Button[] => {
    if (move !== 'choose') return [{ ...looks[move], input }]
    const times = 'times' in warm ? warm.times : []
    return times
      .map((time, at) => ({ time, at }))
      .filter(({ time }) => time > now)
      .map(({ time, at }) => ({
        ...{ intent: 'warm.choose', weight: 'plain', opens: false, time },
        input: { ...input, time: String(at) },
      }))
  })
}

/** What has been marked can be marked otherwise in the details alone, where nobody presses by mistake. */
export const cardButtons = (sheet: WarmSheet, of: ReferralSheet, by: Somebody): readonly Button[] =>
  sheet.warm.stage === 'held' || sheet.warm.stage === 'not-held' ? [] : warmButtons(sheet, of, by)
