import { z } from 'zod'
import { toldTo } from '../core/case/told.ts'
import type { EntryId } from '../core/ids.ts'
import { allow, type Outcome } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { putOnAgenda } from '../views/agenda-rows.ts'
import { button } from '../views/button.ts'
import { roundRow } from '../views/rounds.ts'
import { caseButtons, caseRow, detailsButton, numberOf, referralRow, timelineRow } from '../views/rows.ts'
import type { Button, View } from '../views/view.ts'
import { caseOf } from './case-kept.ts'
import { casesIn } from './case-list.ts'
import { id, line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

/** So many entries of the timeline at a time. */
const mostEntries = 8

/** One case: where it stands, what comes next, its referrals with their clocks, and what has happened lately. */
export const caseShow = defineIntent({
  name: 'case.show',
  writes: true,
  input: z.object({ case: line(60) }),
  // Without a number one's own cases are shown, to choose from.
  run: (ports, wanted, occasion) =>
    wanted.case === '' ? casesIn(ports, 'mine') : shown(ports, wanted.case, null, occasion),
})

/** The same, with what happened before. */
export const caseMore = defineIntent({
  name: 'case.more',
  writes: true,
  input: z.object({ case: line(60), before: id<'entry'>() }),
  run: (ports, wanted, occasion) => shown(ports, wanted.case, wanted.before, occasion),
})

async function shown(ports: Ports, typed: string, before: EntryId | null, occasion: Occasion): Promise<Outcome<View>> {
  const { by, now } = occasion
  const found = await caseOf(ports, typed, occasion)
  if (!found.ok) return found
  const of = found.value
  const [referrals, entries] = await Promise.all([
    ports.referrals.allOf(of.id),
    ports.chronicle.timeline(of.id, mostEntries + 1, before),
    ports.chronicle.seen(of.id, by, now),
  ])
  const asked = referrals.filter(({ referral, round }) => round && referral.fromOrganisation === by.organisation)
  const ids = [...new Set(asked.flatMap(({ round }) => round?.id ?? []))]
  const rounds = (await Promise.all(ids.map((one) => ports.rounds.byId(one)))).filter((one) => one !== null)
  const alone = referrals.filter((sheet) => !asked.includes(sheet))
  const timeline = entries.slice(0, mostEntries)
  const last = entries.length > mostEntries ? timeline.at(-1) : undefined
  const more: readonly Button[] = last
    ? [{ intent: 'case.more', input: { case: of.no, before: last.id }, weight: 'plain', opens: true }]
    : []
  return allow({
    kind: 'case',
    ...caseRow(of),
    number: numberOf(of),
    result: of.closed?.result ?? null,
    rounds: rounds.map((round) => roundRow(round, by)),
    referrals: alone.map((sheet) => ({ ...referralRow(sheet), buttons: [detailsButton(sheet.referral)] })),
    timeline: toldTo(
      by.organisation,
      of,
      referrals.map(({ referral }) => referral),
      timeline,
    ).map(timelineRow),
    buttons: [
      ...caseButtons(of, by),
      ...(of.status === 'open' ? [putOnAgenda(of.no), button('case.facts', { case: of.no }, { opens: true })] : []),
      ...more,
    ],
  })
}
