import { showCase } from '../../../views/rows.ts'
import { countedTo, moreStuck } from '../../../views/stuck-row.ts'
import type { CaseRow, RoundRow, TimelineRow, View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Element } from '../card.ts'
import { aside, box, buttonsIn, heading, line, prose, row } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'
import { outcomeOf, referralHead } from './referral.ts'
import { roundHow, seatBox } from './round.ts'

export const caseLines = (of: CaseRow, { t }: Pen): readonly Element[] => [
  line(t.sentences.caseTitle(of), { weight: 'bolder' }),
  line(of.need, {}, { spacing: 'none' }),
  aside(
    [
      `${of.owner}, ${of.ownerOrganisation}`,
      of.next ? t.sentences.nextStep(of.next) : t.sentences.opened(of.openedAt),
      t.sentences.caseClock(of),
    ]
      .filter((part) => part !== null)
      .join(' · '),
  ),
]

export const listed = (items: readonly Element[]): Element => box(items, { separator: true, spacing: 'medium' })

export function renderCase(view: View<'case'>, pen: Pen): Drawn {
  const { t } = pen
  const { labels } = t
  const items: readonly Item[] = [
    ...view.rounds.flatMap((round) => round.seats.map((seat) => ({ round, seat }))),
    ...view.referrals.map((referral) => ({ referral })),
    ...view.timeline.map((entry) => ({ entry })),
  ]
  return fitting(items, (shown) => {
    const seats = shown.flatMap((item) => ('seat' in item ? [item] : []))
    const referrals = shown.flatMap((item) => ('referral' in item ? [item.referral] : []))
    const timeline = shown.flatMap((item) => ('entry' in item ? [item.entry] : []))
    return {
      wide: true,
      body: [
        line(t.sentences.caseTitle(view), { isSubtle: true, weight: 'bolder' }),
        line(view.need, { size: 'medium', weight: 'bolder' }, { spacing: 'small' }),
        row(labels.number, view.number ?? labels.noNumber),
        row(labels.owner, `${view.owner}, ${view.ownerOrganisation}`),
        row(labels.status, view.status === 'open' ? labels.open : labels.closed),
        ...(view.result ? [row(labels.result, t.meanings[view.result])] : []),
        ...(view.next ? [line(t.sentences.nextStep(view.next), { weight: 'bolder' }, { spacing: 'small' })] : []),
        aside(t.sentences.opened(view.openedAt)),
        ...(referrals.length + seats.length ? [heading(labels.referrals, 'medium', true)] : []),
        ...seats.flatMap(({ round, seat }) => inRound(round, seat, pen)),
        ...referrals.map((referral) => referralBox(referral, pen)),
        ...leftOut(referrals.length + seats.length, items.length - view.timeline.length, pen),
        ...happened(timeline, pen),
        ...leftOut(timeline.length, view.timeline.length, pen),
      ],
      actions: actionsFor(view.buttons, pen),
    }
  })
}

type Referral = View<'case'>['referrals'][number]

const referralBox = (referral: Referral, pen: Pen): Element =>
  box([...referralHead(referral, pen), ...outcomeOf(referral, pen), ...buttonsIn(actionsFor(referral.buttons, pen))], {
    spacing: 'medium',
  })

/** The first of a round says how they were asked, the last what can be done with all of them. */
const inRound = (round: RoundRow, seat: RoundRow['seats'][number], pen: Pen): readonly Element[] => [
  ...(seat === round.seats[0] ? [line(roundHow(round, pen), {}, { spacing: 'medium' })] : []),
  seatBox(seat, round, pen),
  ...(seat === round.seats.at(-1) ? buttonsIn(actionsFor(round.buttons, pen)) : []),
]

type Item =
  | { readonly round: RoundRow; readonly seat: RoundRow['seats'][number] }
  | { readonly referral: Referral }
  | { readonly entry: TimelineRow }

/** What has happened, the newest first. */
export const happened = (timeline: readonly TimelineRow[], { t }: Pen): readonly Element[] => [
  ...(timeline.length ? [heading(t.labels.timeline, 'medium', true)] : []),
  ...timeline.flatMap((entry) => prose(t.sentences.timelineRow(entry))),
]

export function renderCases(view: View<'cases'>, pen: Pen): Drawn {
  const { title, empty } = pen.t.lists[view.which]
  return fitting(view.cases, (cases) => ({
    wide: true,
    body: [
      heading(title),
      ...(view.total === 0 ? [line(empty)] : []),
      ...cases.map((of) => rowOf(of, pen)),
      ...leftOut(cases.length, view.total, pen),
    ],
  }))
}

type StuckItem = { readonly own: CaseRow } | { readonly known: View<'stuck'>['known'][number] }

/** What a coordinator can help along: a row says whose it is, why it is stuck, and has one thing to do. */
export function renderStuck(view: View<'stuck'>, pen: Pen): Drawn {
  const { title, empty } = pen.t.lists.stuck
  const items: readonly StuckItem[] = [...view.known.map((known) => ({ known })), ...view.own.map((own) => ({ own }))]
  return fitting(items, (shown) => ({
    wide: true,
    body: [
      heading(title),
      ...(items.length === 0 ? [line(empty)] : []),
      ...shown.map((item) => ('own' in item ? rowOf(item.own, pen) : stuckRow(item.known, pen))),
      ...(view.total > shown.length
        ? [aside(pen.t.sentences.part({ ...view, shown: shown.length, more: view.total >= view.from + countedTo }))]
        : []),
    ],
    actions: actionsFor(moreStuck(view, shown.length), pen),
  }))
}

function stuckRow(of: View<'stuck'>['known'][number], pen: Pen): Element {
  const { t } = pen
  const clock = t.sentences.caseClock(of)
  const why = of.reasons.map((reason) => t.leaving.stuck[reason])
  return listed([
    line(of.no, { weight: 'bolder' }),
    line(of.need, {}, { spacing: 'none' }),
    aside([`${of.owner}, ${of.ownerOrganisation}`, ...why, ...(clock ? [clock] : [])].join(' · ')),
    ...buttonsIn(actionsFor(of.buttons, pen)),
  ])
}

export function renderFound(view: View<'found'>, pen: Pen): Drawn {
  const { sentences } = pen.t
  return fitting(view.cases, (cases) => ({
    wide: true,
    body: [
      line(sentences.found(view), { size: 'medium', weight: 'bolder' }),
      ...(view.instead.length ? [aside(sentences.foundInstead(view.instead))] : []),
      ...(view.cases.length ? [] : [line(sentences.foundNothing)]),
      ...cases.map((of) => rowOf(of, pen)),
      ...leftOut(cases.length, view.total, pen),
    ],
  }))
}

const rowOf = (of: CaseRow, pen: Pen): Element =>
  listed([...caseLines(of, pen), ...buttonsIn(actionsFor([showCase(of.no)], pen))])
