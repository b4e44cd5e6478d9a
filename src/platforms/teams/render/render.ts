import { summarise } from '../../../texts/say.ts'
import { wordsFor } from '../../../texts/words.ts'
import type { Tongue } from '../../../views/messenger.ts'
import type { View, ViewKind } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Card } from '../card.ts'
import { line } from '../elements.ts'
import { bytesOf, cut, longest, mostBytes } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { inert } from '../text.ts'
import { renderAction, renderActions, renderAgenda, renderMinutes, renderSitting } from './agenda.ts'
import { renderApprovals, renderContact } from './approvals.ts'
import { renderCase, renderCases, renderFound, renderStuck } from './case.ts'
import { renderClub } from './club.ts'
import { renderCompanies } from './companies.ts'
import { renderDetails } from './details.ts'
import { renderDefinitions, renderDigest, renderDigestFile } from './digest.ts'
import type { Drawn } from './drawn.ts'
import { renderForm } from './form.ts'
import { renderServices } from './guiding.ts'
import { renderCalendarFeed, renderMeeting, renderMeetings } from './meetings.ts'
import { renderClock, renderReferral, renderTiding } from './referral.ts'
import { renderRound } from './round.ts'
import { renderDone, renderHelp, renderPeople, renderRefusal } from './said.ts'
import { renderToday } from './today.ts'
import { renderWarm } from './warm.ts'

const render: { readonly [K in ViewKind]: (view: View<K>, pen: Pen) => Drawn } = {
  case: renderCase,
  cases: renderCases,
  stuck: renderStuck,
  found: renderFound,
  referral: renderReferral,
  round: renderRound,
  tiding: renderTiding,
  inquiry: (view, pen) => ({
    body: [line(pen.t.sentences.inquiry(view))],
    actions: actionsFor(view.buttons, pen),
  }),
  'turned-down': (view, pen) => ({
    body: [line(pen.t.sentences.turnedDown(view))],
    actions: actionsFor(view.buttons, pen),
  }),
  night: (view, pen) => ({ body: pen.t.leaving.night(view).map((said) => line(said)) }),
  digest: renderDigest,
  definitions: renderDefinitions,
  'digest-file': renderDigestFile,
  company: (view, pen) => ({
    body: [line(pen.t.merging.company(view))],
    actions: actionsFor(view.buttons, pen),
  }),
  ownership: (view, pen) => ({
    body: [line(pen.t.leaving.ownership(view))],
    actions: actionsFor(view.buttons, pen),
  }),
  'took-over': (view, pen) => ({
    body: [line(pen.t.leaving.tookOver(view))],
    actions: actionsFor(view.buttons, pen),
  }),
  unreachable: (view, pen) => ({ body: [line(pen.t.unreachable(view))], actions: actionsFor(view.buttons, pen) }),
  clock: renderClock,
  warm: renderWarm,
  meeting: renderMeeting,
  meetings: renderMeetings,
  club: renderClub,
  'club-news': (view, pen) => ({ body: [line(pen.t.club.news(view))], actions: actionsFor(view.buttons, pen) }),
  'club-merged': (view, pen) => ({ body: [line(pen.t.club.merged(view))], actions: actionsFor(view.buttons, pen) }),
  'club-change': (view, pen) => ({
    body: pen.t.club.change(view).map((said) => line(said)),
    actions: actionsFor(view.buttons, pen),
  }),
  'calendar-feed': renderCalendarFeed,
  details: renderDetails,
  approvals: renderApprovals,
  contact: renderContact,
  agenda: renderAgenda,
  sitting: renderSitting,
  minutes: renderMinutes,
  action: renderAction,
  actions: renderActions,
  today: renderToday,
  form: renderForm,
  done: renderDone,
  refusal: renderRefusal,
  help: renderHelp,
  people: renderPeople,
  companies: renderCompanies,
  services: renderServices,
}

/** A view as Teams shows it. */
export interface Rendered {
  readonly card: Card
  /** One line for notifications and for buttons that answer with a sentence: inert. */
  readonly summary: string
  /** A dialog's title: inert. */
  readonly title: string
}

/** Puts a view into a card that Teams takes: within its size, and with nothing that people typed made active. */
export function renderView<K extends ViewKind>(
  view: View<K>,
  tongue: Tongue,
  { where, nonce }: Pick<Pen, 'where' | 'nonce'>,
): Rendered {
  const t = wordsFor(tongue)
  const said = summarise(view, t)
  const summary = inert(said) || t.labels.bot
  const drawn = render[view.kind](view, { t, tongue, where, nonce })
  const card = cardOf(drawn, tongue, summary)
  // Only somebody's very long texts all at once can come here: then the one line has to do.
  const fits = bytesOf(card) <= mostBytes ? card : cardOf({ body: [line(said)] }, tongue, summary)
  return { card: fits, summary, title: cut(titleOf(summary, view.kind), longest.title) }
}

/** Sentences are too long for a frame: a dialog that holds only one bears the product's name. */
const titleOf = (summary: string, kind: ViewKind): string =>
  kind === 'done' || kind === 'refusal' ? 'Manydoors' : summary

const cardOf = ({ body, actions = [], wide }: Drawn, { locale }: Tongue, summary: string): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  lang: locale,
  fallbackText: summary,
  body,
  ...(actions.length ? { actions } : {}),
  ...(wide ? { msteams: { width: 'Full' } } : {}),
})
