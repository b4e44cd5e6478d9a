import type { ReferralRow } from '../views/view.ts'
import type { Formats } from './formats.ts'
import { sayHappening } from './say.ts'
import type { Sentences, Texts } from './shape.ts'
import { svAgendaDone, svAgendaHappenings } from './sv-agenda-done.ts'
import { svApprovalDone, svApprovalSentences, svApprovalTidings, svRevoked, svTurned } from './sv-approvals.ts'
import { svAway, svAwayDone } from './sv-away.ts'
import { svSteps } from './sv-clocks.ts'
import { svClubDone } from './sv-club.ts'
import { svClubHappenings } from './sv-club-forms.ts'
import { svDigestDone } from './sv-digest.ts'
import { svForms } from './sv-forms.ts'
import { svGuidingDone } from './sv-guiding.ts'
import { svLeavingDone } from './sv-leaving.ts'
import { svMeetingDone } from './sv-meeting-refusals.ts'
import { svAnotherHasIt, svMergingDone } from './sv-merging.ts'
import { svLeadLeft, svRoundDone, svRoundTidings } from './sv-rounds.ts'
import { svWarmDone, svWarmHappening } from './sv-warm.ts'

type Worded = Pick<Texts, 'done' | 'tidings' | 'happenings' | 'sentences'>

const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to}, ${row.toOrganisation}`)
const whoAnswered = (row: ReferralRow) => (row.by === null ? row.toOrganisation : `${row.by} på ${row.toOrganisation}`)
const somebody = (row: ReferralRow) => row.by ?? row.toOrganisation

export const svSentences = (f: Formats): Worded => ({
  done: doneIn(f),
  tidings: tidingsIn(f),
  happenings: happeningsIn(f),
  sentences: sentencesIn(f),
})

const doneIn = (f: Formats): Texts['done'] => ({
  registered: ({ caseNo, company, alreadyKnown, elsewhere }) =>
    `${caseNo} är registrerat: ${company}. Du ansvarar för ärendet.${alreadyKnown ? '' : ' Företaget är nytt i registret.'}${elsewhere ? ` ${svAnotherHasIt}` : ''}`,
  offered: ({ caseNo, to, referralKind, unnamed, answerBy, away }) =>
    `${unnamed ? 'Företaget nämns inte. ' : ''}${caseNo} är hänvisat till ${to}, som ska svara senast ${f.moment(answerBy)}. ${stays[referralKind === 'handover' ? 'until' : 'always']}${away ? ` ${svAway(f).isAway(away)}` : ''}`,
  accepted: ({ caseNo, from, owns, contactBy }) =>
    owns
      ? `Du har tagit över ${caseNo} från ${from}. Kontakta företaget senast ${f.moment(contactBy)}.`
      : `Du har accepterat hänvisningen av ${caseNo} från ${from}, som fortfarande ansvarar för ärendet.`,
  declined: ({ caseNo, from }) => `Du har avböjt ${caseNo}. Ärendet är kvar hos ${from}, som får veta varför.`,
  asked: ({ caseNo, from, answerBy }) =>
    `${from} får din fråga om ${caseNo} och ska svara senast ${f.moment(answerBy)}. Under tiden räknas inte din svarstid.`,
  answered: ({ caseNo, to }) => `Ditt svar om ${caseNo} är sparat. ${to} får det nu.`,
  withdrawn: ({ caseNo, to }) => `${caseNo} är återtaget från ${to}. Ärendet är ditt.`,
  'withdrawal-asked': ({ caseNo, to }) =>
    `${to} har redan accepterat ${caseNo} och får nu frågan om att lämna tillbaka det.`,
  released: ({ caseNo, from }) => `${caseNo} är tillbaka hos ${from}.`,
  begun: ({ caseNo, from }) => `Antecknat: kontakten är tagen i ${caseNo}. ${from} har fått veta det.`,
  held: ({ caseNo, from, reviewOn }) =>
    `${caseNo} är vilande och följs upp ${f.day(reviewOn)}. ${from} har fått veta det.`,
  resumed: ({ caseNo }) => `${caseNo} pågår igen.`,
  returned: ({ caseNo, from }) =>
    `Du har återlämnat ${caseNo}. Det är kvar hos dig tills ${from} har tagit tillbaka det.`,
  'taken-back': ({ caseNo, from }) => `${caseNo} är tillbaka hos ${from}.`,
  ended: ({ caseNo, from, result, owns }) =>
    `Avslutad: hänvisningen av ${caseNo}. Utfall: ${svForms.meanings[result]}. ${from} har fått veta det.${owns ? ' Ärendet är fortfarande öppet, och ditt.' : ''}`,
  thanked: ({ caseNo, to }) => `${to} har fått ditt tack för ${caseNo}.`,
  reopened: ({ caseNo, to }) => `${caseNo} är återöppnat hos ${to}, som har fått veta det.`,
  redirected: ({ caseNo, from, onwards, answerBy }) =>
    `Du har hänvisat ${caseNo} vidare till ${onwards}, som ska svara senast ${f.moment(answerBy)}. ${from} har fått veta det.`,
  voided: ({ caseNo }) => `Hänvisningen av ${caseNo} är markerad som felregistrerad. De berörda har fått veta det.`,
  overridden: ({ caseNo, owner }) => `${owner} har fått ${caseNo}. Båda sidor har fått veta det.`,
  planned: ({ caseNo, on, step, instead }) =>
    `Nästa steg i ${caseNo}: ${step}, ${f.date(on)}.${instead ? ' Det ersätter det förra.' : ''}`,
  stepped: ({ caseNo, step }) => `Klart i ${caseNo}: ${step}. Vad är nästa steg?`,
  closed: ({ caseNo, result }) => `${caseNo} är avslutat: ${svForms.meanings[result]}.`,
  'case-reopened': ({ caseNo, owner }) => `${caseNo} är öppet igen. ${owner} ansvarar för det.`,
  inquired: ({ caseNo }) => `Din fråga är skickad, för ${caseNo}. Du får veta när någon har svarat.`,
  'inquiry-declined': ({ caseNo }) =>
    `Du har tackat nej. Inget om ${caseNo} har berättats, inte heller att det är ditt.`,
  'asked-again': ({ caseNo, to }) => `${to} har fått en påminnelse om ${caseNo}.`,
  snoozed: ({ caseNo, until }) =>
    `Påminnelsen om ${caseNo} är uppskjuten till ${f.moment(until)}. Avsändaren kan se det, och varför.`,
  ...svApprovalDone,
  ...{ ...svAwayDone(f), ...svLeavingDone(f), ...svMergingDone(f), ...svDigestDone },
  ...svRoundDone(f),
  ...svGuidingDone(f),
  ...{ ...svAgendaDone(f), ...svWarmDone(f), ...svMeetingDone(f), ...svClubDone(f) },
  'settings-saved': () => 'Sparat. Från och med nu skriver jag till dig på svenska.',
  'already-done': () => 'Det är redan gjort. Inget har gjorts två gånger.',
})

const tidingsIn = (f: Formats): Texts['tidings'] => ({
  accepted: (row) => `${whoAnswered(row)} har accepterat ${row.caseNo} (${row.need}).`,
  declined: (row) =>
    `${whoAnswered(row)} har avböjt ${row.caseNo} (${row.need}). Ärendet är fortfarande ditt.${svLeadLeft(row)}`,
  asked: (row) =>
    `${row.toOrganisation} ber om komplettering i ${row.caseNo} (${row.need}).${row.deadline ? ` Svara senast ${f.moment(row.deadline)}.` : ''}`,
  answered: (row) => `${row.from} har svarat på din fråga om ${row.caseNo} (${row.need}).`,
  withdrawn: (row) =>
    `${row.from} på ${row.fromOrganisation} har återtagit ${row.caseNo} (${row.need}). Du behöver inte göra något mer.`,
  'withdrawal-asked': (row) =>
    `${row.from} på ${row.fromOrganisation} vill återta hänvisningen av ${row.caseNo} (${row.need}).`,
  released: (row) => `${row.toOrganisation} har lämnat tillbaka ${row.caseNo} (${row.need}) till dig.`,
  begun: (row) =>
    `${somebody(row)} på ${row.toOrganisation} har tagit kontakt med företaget i ${row.caseNo} (${row.need}).`,
  held: (row) =>
    `${row.toOrganisation} har lagt ${row.caseNo} (${row.need}) vilande${row.deadline ? ` till ${f.day(row.deadline)}` : ''}. Skälet står i detaljerna.`,
  returned: (row) =>
    row.stage === 'returned' && !row.settled
      ? `${row.toOrganisation} återlämnar ${row.caseNo} (${row.need}). Det är kvar där tills det har tagits tillbaka.`
      : `${row.toOrganisation} har återlämnat ${row.caseNo} (${row.need}).`,
  'taken-back': (row) =>
    `${row.by ?? row.from} har tagit tillbaka ${row.caseNo} (${row.need})${row.by === row.from ? '' : ` till ${row.from}`}.`,
  ended: (row) =>
    row.unnamed && row.stage === 'completed'
      ? `${row.toOrganisation} har svarat på din anonyma fråga i ${row.caseNo} (${row.need}). Rådet står i detaljerna.`
      : `${row.toOrganisation} har avslutat ${row.caseNo} (${row.need}).`,
  ...svApprovalTidings,
  thanked: (row) => `${row.from} på ${row.fromOrganisation} tackar för hjälpen med ${row.caseNo} (${row.need}).`,
  reopened: (row) => `${somebody(row)} har återöppnat ${row.caseNo} (${row.need}). Skälet står i detaljerna.`,
  redirected: (row) =>
    `${somebody(row)} på ${row.toOrganisation} har hänvisat ${row.caseNo} (${row.need}) vidare${row.onwards ? ` till ${row.onwards}` : ''}. Ärendet är fortfarande ditt.`,
  'passed-on': (row) =>
    `${row.caseNo} (${row.need}) från ${row.fromOrganisation} har hänvisats vidare mer än en gång, nu till ${receiver(row)}.`,
  voided: (row) =>
    `${somebody(row)} har markerat hänvisningen av ${row.caseNo} (${row.need}) som felregistrerad. Du behöver inte göra något mer.`,
  overridden: (row) =>
    `${somebody(row)} har som samordnare gett ${row.caseNo} (${row.need}) till ${row.taker ? `${row.taker} på ` : ''}${row.toOrganisation}.`,
  ...svRoundTidings(f),
})

const happeningsIn = (f: Formats): Texts['happenings'] => ({
  registered: () => 'registrerade ärendet',
  approved: () => 'antecknade företagets godkännande',
  'approval-withdrawn': ({ words }) =>
    `antecknade att företaget drar tillbaka sitt godkännande${words ? `: ${words}` : ''}`,
  moved: ({ move, words, result }) => {
    const said = [result ? svForms.meanings[result] : '', words].filter((part) => part !== '').join(' – ')
    return `${moves[move]}${said ? `: ${said}` : ''}`
  },
  noted: ({ words, secret }) => `antecknade${secret ? ' (endast er organisation ser det)' : ''}: ${words}`,
  'contact-noted': () => 'antecknade en kontaktperson',
  planned: ({ on, words }) => `satte nästa steg till ${f.date(on)}: ${words}`,
  stepped: ({ words }) => `gjorde klart: ${words}`,
  closed: ({ result, words }) => `avslutade ärendet (${svForms.meanings[result]})${words ? `: ${words}` : ''}`,
  reopened: () => 'återöppnade ärendet',
  reassigned: ({ whose, words }) =>
    `${whose === 'case' ? 'lämnade ärendet till en kollega' : 'lämnade hänvisningen till en kollega'}${words ? `: ${words}` : ''}`,
  'company-merged': ({ company, words }) => `slog ihop två poster för samma företag: ${words} står nu som ${company}`,
  inquired: () => 'bad att få vara med i ett annat ärende om företaget',
  'inquiry-declined': () => 'avböjde en fråga om att få vara med',
  clock: ({ step }) => svSteps[step],
  ...svAgendaHappenings,
  ...svClubHappenings(f),
  ...svWarmHappening(f),
  'asked-again': () => 'påminde mottagaren',
  snoozed: ({ until, words }) => `sköt upp påminnelsen till ${f.moment(until)}: ${words}`,
})

const moves = {
  offer: 'hänvisade ärendet',
  accept: 'accepterade',
  ask: 'bad om komplettering',
  answer: 'svarade',
  decline: 'avböjde',
  redirect: 'hänvisade vidare',
  withdraw: 'återtog hänvisningen',
  release: 'lämnade tillbaka ärendet',
  begin: 'tog kontakt med företaget',
  hold: 'lade ärendet vilande',
  resume: 'återupptog ärendet',
  return: 'återlämnade ärendet',
  'take-back': 'tog tillbaka ärendet',
  complete: 'avslutade',
  fail: 'avslutade utan resultat',
  thank: 'tackade',
  reopen: 'återöppnade',
  turn: 'gjorde frågan om råd till en överlämning',
  supersede: 'tog tillbaka frågan, eftersom en annan hann före',
  void: 'markerade hänvisningen som felregistrerad',
  override: 'bestämde som samordnare vem som tar över',
} as const

const sentencesIn = (f: Formats): Sentences => ({
  part: ({ from, shown, total, more }) =>
    `Visar ${f.number(from + 1)}–${f.number(from + shown)} av ${more ? 'minst ' : ''}${f.number(total)}.`,
  referralTitle: (row) => `${row.unnamed ? 'Anonym fråga om råd' : titles[row.referralKind]} · ${row.caseNo}`,
  stands: (row) =>
    row.revoked ? svRevoked : row.unnamed && row.stage === 'superseded' ? svTurned(row, f) : standing(row, f),
  clock: (row) =>
    row.deadline
      ? `${late(row)}${row.unnamed && row.stage === 'accepted' ? 'Råd senast' : (clocks[row.stage] ?? 'Senast')} ${f.moment(row.deadline)}`
      : null,
  caseClock: ({ deadline, overdue }) =>
    deadline && `${overdue ? 'Försenat sedan' : 'Nästa klocka går ut'} ${f.moment(deadline)}`,
  withdrawalAsked: (row) => `${row.from} vill återta hänvisningen.`,
  declined: ({ reason, suggestion }) =>
    `${svForms.meanings[reason]}${suggestion ? ` – pröva ${suggestion} i stället` : ''}`,
  outcome: ({ result, gains }) =>
    `${svForms.meanings[result]}${gains.length ? ` (${gains.map((gain) => svForms.meanings[gain]).join(', ')})` : ''}`,
  caseTitle: ({ no, company }) => `${no} · ${company}`,
  opened: (at) => `Registrerat ${f.day(at)}`,
  nextStep: ({ on, what }) => `Nästa steg ${f.date(on)}: ${what}`,
  timelineRow: ({ at, by, organisation, happening }) =>
    `${f.moment(at)} – ${by === null ? 'Manydoors' : `${by} (${organisation})`} ${sayHappening({ happenings: happeningsIn(f) }, happening)}`,
  inquiry: ({ askedBy, askingOrganisation, caseNo, need, answer }) =>
    `${askedBy} på ${askingOrganisation} har ett ärende om samma företag som ${caseNo} (${need}) och undrar om ni kan hjälpas åt. ${answered[answer ?? 'none']}`,
  turnedDown: ({ caseNo, need }) =>
    `Den andra främjaren kan inte bjuda in dig just nu, när det gäller ${caseNo} (${need}). Du kan arbeta vidare med ditt ärende som vanligt.`,
  found: ({ wanted }) => `Ärenden med ”${wanted}”`,
  foundInstead: (words) => `Inget är stavat precis så. Närmast: ${f.either(words)}.`,
  foundNothing:
    'Inget ärende som du kan se stämmer. Pröva färre ord, företagets namn eller nummer, eller den ansvarigas namn.',
  shown: (shown, total) => `Visar ${f.number(shown)} av ${f.count(total, 'minst')}`,
  greeting: (name) => `Hej ${name}`,
  waiting: (count) => `Väntar på dig (${f.number(count)})`,
  nothingWaiting: 'Inget väntar på dig just nu.',
  myCases: (count) => `Mina ärenden (${f.count(count, 'minst')})`,
  noCases: 'Du har inga öppna ärenden. Registrera ett med ”/arende ny”.',
  helpTitle: 'Det här kan Manydoors',
  helpIntro:
    'I Slack börjar du med ett snedstreck. I Teams skriver du till mig här, eller nämner mig i en kanal. Saknas något öppnas ett formulär.',
  previewIntro: (to) => `Det här kommer ${to} att se.`,
  previewAtOnce: 'Direkt, i chatten',
  ...svApprovalSentences(f),
  previewOnClick: 'Först efter ett klick, och det loggas',
})

const stays = {
  until: 'Du ansvarar för ärendet tills det har accepterats.',
  always: 'Du ansvarar fortfarande för ärendet.',
} as const
const late = ({ overdue, stage }: ReferralRow): string =>
  overdue ? (stage === 'on-hold' ? 'Att följa upp nu. ' : 'Försenat. ') : ''

const answered = {
  none: 'De vet inte att ärendet är ditt, och ser inget av det förrän du hänvisar.',
  shared: 'Du har bjudit in dem.',
  declined: 'Du har tackat nej.',
} as const

const titles = {
  handover: 'Överlämning',
  advice: 'Rådfrågning',
  participation: 'Medverkan',
  information: 'För kännedom',
} as const

const clocks: { readonly [S in ReferralRow['stage']]?: string } = {
  offered: 'Svar senast',
  'needs-info': 'Komplettering senast',
  accepted: 'Företaget ska kontaktas senast',
  'on-hold': 'Följs upp',
}

function standing(row: ReferralRow, f: Formats): string {
  const when = f.moment(row.since)
  switch (row.stage) {
    case 'offered':
      return `Väntar på svar från ${receiver(row)}`
    case 'needs-info':
      return `Väntar på komplettering från ${row.fromOrganisation}`
    case 'accepted':
      return `Accepterad av ${somebody(row)}, ${when}`
    case 'declined':
      return `Avböjd av ${somebody(row)}, ${when}`
    case 'withdrawn':
      return `Återtagen, ${when}`
    case 'in-progress':
      return `Pågår hos ${row.taker ?? row.toOrganisation} sedan ${when}`
    case 'on-hold':
      return `Vilande hos ${row.taker ?? row.toOrganisation} sedan ${when}`
    case 'redirected':
      return `Hänvisad vidare${row.onwards ? ` till ${row.onwards}` : ''} av ${somebody(row)}, ${when}`
    case 'returned':
      return row.settled
        ? `Återlämnad och tillbaka hos ${row.from}, ${when}`
        : `Återlämnas av ${row.taker ?? row.toOrganisation}, väntar på att tas tillbaka`
    case 'completed':
    case 'failed':
      return `${others[row.stage]} av ${somebody(row)}, ${when}${row.settled ? ' – avsändaren har tackat' : ''}`
    default:
      return `${others[row.stage]}, ${when}`
  }
}

const others = {
  draft: 'Utkast',
  completed: 'Avslutad',
  failed: 'Avslutad utan resultat',
  superseded: 'Övertagen av någon annan',
  void: 'Felregistrerad',
} as const
