import { sayDone, sayRefusal } from '../../../texts/say.ts'
import type { View, ViewKind } from '../../../views/view.ts'
import { action, actionList, agenda, minutes, sitting } from './agenda.ts'
import { approvals, contact } from './approvals.ts'
import { type Block, section } from './blocks.ts'
import { actions } from './buttons.ts'
import { cases, found, oneCase, stuck, today } from './cases.ts'
import { closedForm } from './closed-form.ts'
import { club } from './club.ts'
import { companies } from './companies.ts'
import { definitions, digest, digestFile } from './digest.ts'
import { services, suggestions } from './guiding.ts'
import { help, people } from './help.ts'
import { calendarFeed, meeting, meetings } from './meetings.ts'
import { clock, details, referral, tiding } from './referrals.ts'
import { round } from './rounds.ts'
import type { Voice } from './voice.ts'
import { warm } from './warm.ts'

/** One renderer a kind; they do not count what they make: `fitted` does, for the place it goes to. */
const render: { readonly [K in ViewKind]: (view: View<K>, voice: Voice) => Block[] } = {
  case: oneCase,
  cases,
  stuck,
  found,
  referral,
  round,
  tiding,
  inquiry: (view, voice) => [section(voice.t.sentences.inquiry(view)), ...actions(view.buttons, voice, view.caseNo)],
  'turned-down': (view, voice) => [
    section(voice.t.sentences.turnedDown(view)),
    ...actions(view.buttons, voice, view.caseNo),
  ],
  night: (view, voice) => voice.t.leaving.night(view).map((said) => section(said)),
  digest,
  definitions,
  'digest-file': digestFile,
  company: (view, voice) => [section(voice.t.merging.company(view)), ...actions(view.buttons, voice, view.caseNo)],
  ownership: (view, voice) => [section(voice.t.leaving.ownership(view)), ...actions(view.buttons, voice, view.caseNo)],
  'took-over': (view, voice) => [section(voice.t.leaving.tookOver(view)), ...actions(view.buttons, voice)],
  unreachable: (view, voice) => [section(voice.t.unreachable(view)), ...actions(view.buttons, voice)],
  clock,
  warm,
  meeting,
  meetings,
  club,
  'club-news': (view, voice) => [section(voice.t.club.news(view)), ...actions(view.buttons, voice)],
  'club-merged': (view, voice) => [section(voice.t.club.merged(view)), ...actions(view.buttons, voice)],
  'club-change': (view, voice) => [
    ...voice.t.club.change(view).map((said) => section(said)),
    ...actions(view.buttons, voice),
  ],
  'calendar-feed': calendarFeed,
  details,
  approvals,
  contact,
  agenda,
  sitting,
  minutes,
  action,
  actions: actionList,
  today,
  form: closedForm,
  done: (view, voice) => [
    section(sayDone(voice.t, view.done)),
    ...(view.suggested ? suggestions(view.suggested, voice) : []),
    ...actions(view.buttons, voice),
  ],
  refusal: (view, voice) => [section(sayRefusal(voice.t, view.refusal)), ...actions(view.buttons, voice)],
  help,
  people,
  companies,
  services,
}

export const blocksOf = <K extends ViewKind>(view: View<K>, voice: Voice): Block[] => render[view.kind](view, voice)
