import { showCase } from '../../../views/rows.ts'
import { countedTo, moreStuck } from '../../../views/stuck-row.ts'
import type { CaseRow, CasesView, CaseView, FoundView, ReferralRow, StuckView, TodayView } from '../../../views/view.ts'
import { type Block, divider, facts, header, newline, note, paragraph, said, section, strong } from './blocks.ts'
import { actions, rowWith } from './buttons.ts'
import { happened } from './happened.ts'
import { outcome, standing } from './referrals.ts'
import { roundBlocks } from './rounds.ts'
import type { Voice } from './voice.ts'

const owner = (row: CaseRow): string => `${row.owner}, ${row.ownerOrganisation}`

export function oneCase(view: CaseView, voice: Voice): Block[] {
  const { t } = voice
  const { labels } = t
  return [
    header(t.sentences.caseTitle(view)),
    paragraph(strong(view.need)),
    ...facts([
      [labels.number, view.number ?? labels.noNumber],
      [labels.owner, owner(view)],
      [labels.status, labels[view.status]],
      [labels.result, view.result && t.meanings[view.result]],
    ]),
    ...(view.next === null ? [] : [paragraph(strong(t.sentences.nextStep(view.next)))]),
    note(t.sentences.opened(view.openedAt)),
    ...(view.referrals.length + view.rounds.length === 0 ? [] : [divider, paragraph(strong(labels.referrals))]),
    ...view.rounds.flatMap((row) => roundBlocks(row, voice, view.no)),
    ...view.referrals.flatMap((row) => [
      heading(row, voice),
      ...facts([outcome(row, voice)]),
      standing(row, voice),
      ...actions(row.buttons, voice, row.caseNo),
    ]),
    ...actions(view.buttons, voice, view.no),
    ...happened(view.timeline, voice),
  ]
}

/** Two blocks a case: as many as a message has room for. */
const mostRows = 20

export function cases(view: CasesView, voice: Voice): Block[] {
  const { t } = voice
  const { title, empty } = t.lists[view.which]
  return [header(title), ...(view.cases.length === 0 ? [section(empty)] : listed(view, voice))]
}

/** What a coordinator can help along: a row says whose it is, why it is stuck, and has one thing to do. */
export function stuck(view: StuckView, voice: Voice): Block[] {
  const { t } = voice
  const { title, empty } = t.lists.stuck
  const shown = view.own.length + view.known.length
  return [
    header(title),
    ...(shown === 0 ? [section(empty)] : []),
    ...view.known.flatMap(({ buttons: [button], ...row }) => {
      const clock = t.sentences.caseClock(row)
      const head = `${row.no}\n${row.need}`
      return [
        button ? rowWith(head, button, voice, row.no) : section(head),
        note(
          `${row.owner}, ${row.ownerOrganisation}`,
          ...row.reasons.map((reason) => t.leaving.stuck[reason]),
          ...(clock === null ? [] : [clock]),
        ),
      ]
    }),
    ...view.own.flatMap((row) => rowOf(row, voice)),
    ...(view.total > shown
      ? [note(t.sentences.part({ ...view, shown, more: view.total >= view.from + countedTo }))]
      : []),
    ...actions(moreStuck(view, shown), voice),
  ]
}

const rowOf = (row: CaseRow, voice: Voice): Block[] => [
  rowWith(`${voice.t.sentences.caseTitle(row)}\n${row.need}`, showCase(row.no), voice, row.no),
  standingOf(row, voice),
]

export function found(view: FoundView, voice: Voice): Block[] {
  const { sentences } = voice.t
  return [
    header(sentences.found(view)),
    ...(view.instead.length === 0 ? [] : [note(sentences.foundInstead(view.instead))]),
    ...(view.cases.length === 0 ? [section(sentences.foundNothing)] : listed(view, voice)),
  ]
}

function listed(view: Pick<CasesView, 'cases' | 'total'>, voice: Voice): Block[] {
  const { t } = voice
  const rows = view.cases.slice(0, mostRows)
  return [
    ...rows.flatMap((row) => rowOf(row, voice)),
    ...(view.total > rows.length ? [note(t.sentences.shown(rows.length, view.total))] : []),
  ]
}

/** My day, as a message and as Home: what waits for me by clock, one action a row, then my cases. */
export function today(view: TodayView, voice: Voice): Block[] {
  const { t } = voice
  const { sentences } = t
  return [
    header(sentences.greeting(view.name)),
    ...actions(view.buttons, voice),
    divider,
    header(sentences.waiting(view.waiting.length)),
    ...(view.waiting.length === 0 ? [section(sentences.nothingWaiting)] : []),
    ...view.waiting.flatMap((row) => [
      heading(row, voice),
      standing(row, voice),
      ...actions(row.buttons, voice, row.caseNo),
    ]),
    divider,
    header(sentences.myCases(view.total)),
    ...(view.mine.length === 0 ? [section(sentences.noCases)] : []),
    ...view.mine.flatMap((row) => [
      paragraph(
        strong(sentences.caseTitle(row)),
        ...[row.need, ...nextOf(row, t), ...clockOf(row, t)].flatMap((line) => [newline, said(line)]),
      ),
      ...actions(row.buttons, voice, row.no),
    ]),
    ...(view.total > view.mine.length ? [note(sentences.shown(view.mine.length, view.total))] : []),
  ]
}

/** Whose it is, what comes next, and what it waits for. */
const standingOf = (row: CaseRow, { t }: Voice): Block =>
  note(owner(row), ...(row.next === null ? [t.sentences.opened(row.openedAt)] : nextOf(row, t)), ...clockOf(row, t))

const nextOf = ({ next }: CaseRow, { sentences }: Voice['t']): readonly string[] =>
  next === null ? [] : [sentences.nextStep(next)]

const clockOf = (row: CaseRow, { sentences }: Voice['t']): readonly string[] => {
  const clock = sentences.caseClock(row)
  return clock === null ? [] : [clock]
}

const heading = (row: ReferralRow, { t }: Voice): Block =>
  paragraph(strong(t.sentences.referralTitle(row)), newline, said(row.need))
