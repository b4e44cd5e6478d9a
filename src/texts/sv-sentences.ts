import type { ReferralRow } from '../views/view.ts'
import type { Formats } from './formats.ts'
import { sayHappening } from './say.ts'
import type { Sentences, Texts } from './shape.ts'
import { svForms } from './sv-forms.ts'

type Worded = Pick<Texts, 'done' | 'tidings' | 'happenings' | 'sentences'>

const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to}, ${row.toOrganisation}`)
const somebody = (row: ReferralRow) => row.by ?? row.toOrganisation

export const svSentences = (f: Formats): Worded => ({
  done: doneIn(f),
  tidings: tidingsIn(f),
  happenings,
  sentences: sentencesIn(f),
})

const doneIn = (f: Formats): Texts['done'] => ({
  registered: ({ caseNo, company, alreadyKnown }) =>
    `${caseNo} är registrerat: ${company}. Du ansvarar för ärendet.${alreadyKnown ? '' : ' Företaget är nytt i registret.'}`,
  offered: ({ caseNo, to, answerBy }) =>
    `${caseNo} är hänvisat till ${to}, som ska svara senast ${f.moment(answerBy)}. Ärendet är ditt tills dess.`,
  accepted: ({ caseNo, from, owns, contactBy }) =>
    owns
      ? `Du har tagit över ${caseNo} från ${from}. Kontakta företaget senast ${f.moment(contactBy)}.`
      : `Du har tackat ja till ${from} om ${caseNo}.`,
  declined: ({ caseNo, from }) => `Du har avböjt ${caseNo}. Ärendet är kvar hos ${from}, som har fått veta varför.`,
  asked: ({ caseNo, from, answerBy }) =>
    `${from} har ombetts komplettera ${caseNo} senast ${f.moment(answerBy)}. Din klocka står still.`,
  answered: ({ caseNo, to }) => `Ditt svar om ${caseNo} har gått till ${to}.`,
  withdrawn: ({ caseNo, to }) => `${caseNo} är återtaget från ${to}. Ärendet är ditt.`,
  'withdrawal-asked': ({ caseNo, to }) => `${to} har redan accepterat ${caseNo}, och har ombetts lämna tillbaka det.`,
  released: ({ caseNo, from }) => `${caseNo} är tillbaka hos ${from}.`,
  'settings-saved': () => 'Sparat. Från och med nu skriver jag till dig på svenska.',
  'already-done': () => 'Det är redan gjort. Inget har gjorts två gånger.',
})

const tidingsIn = (f: Formats): Texts['tidings'] => ({
  accepted: (row) => `${somebody(row)} på ${row.toOrganisation} har accepterat ${row.caseNo} (${row.need}).`,
  declined: (row) =>
    `${somebody(row)} på ${row.toOrganisation} har avböjt ${row.caseNo} (${row.need}). Ärendet är fortfarande ditt.`,
  asked: (row) =>
    `${row.toOrganisation} behöver en komplettering i ${row.caseNo} (${row.need})${row.deadline ? `, senast ${f.moment(row.deadline)}` : ''}.`,
  answered: (row) => `${row.from} har svarat på din fråga om ${row.caseNo} (${row.need}).`,
  withdrawn: (row) =>
    `${row.from} på ${row.fromOrganisation} har återtagit ${row.caseNo} (${row.need}). Du behöver inte göra något mer.`,
  'withdrawal-asked': (row) => `${row.from} på ${row.fromOrganisation} vill ha tillbaka ${row.caseNo} (${row.need}).`,
  released: (row) => `${row.toOrganisation} har lämnat tillbaka ${row.caseNo} (${row.need}) till dig.`,
})

const happenings: Texts['happenings'] = {
  registered: () => 'registrerade ärendet',
  approved: () => 'antecknade företagets godkännande',
  moved: ({ move, words }) => `${moves[move]}${words ? `: ${words}` : ''}`,
}

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
  supersede: 'ersattes av en annan mottagare',
  void: 'markerade hänvisningen som felregistrerad',
  override: 'beslutade som samordnare',
} as const

const sentencesIn = (f: Formats): Sentences => ({
  referralTitle: (row) => `${titles[row.referralKind]} · ${row.caseNo}`,
  stands: (row) => standing(row, f),
  clock: (row) => (row.deadline ? `${clocks[row.stage] ?? 'Senast'} ${f.moment(row.deadline)}` : null),
  withdrawalAsked: (row) => `${row.from} vill ha tillbaka ärendet.`,
  declined: ({ reason, suggestion }) =>
    `${svForms.meanings[reason]}${suggestion ? ` – pröva ${suggestion} i stället` : ''}`,
  caseTitle: ({ no, company }) => `${no} · ${company}`,
  opened: (at) => `Registrerat ${f.day(at)}`,
  timelineRow: ({ at, by, organisation, happening }) =>
    `${f.moment(at)} – ${by} (${organisation}) ${sayHappening({ happenings }, happening)}`,
  shown: (shown, total) => `Visar ${f.number(shown)} av ${f.count(total, 'minst')}`,
  greeting: (name) => `Hej, ${name}`,
  waiting: (count) => `Väntar på dig (${f.number(count)})`,
  nothingWaiting: 'Inget väntar på dig just nu.',
  myCases: (count) => `Mina ärenden (${f.count(count, 'minst')})`,
  noCases: 'Du har inga öppna ärenden. Registrera ett med ”/arende ny”.',
  helpTitle: 'Det här kan Manydoors',
  helpIntro:
    'I Slack börjar du med ett snedstreck. I Teams skriver du till mig här eller nämner mig. Saknas något öppnar kommandot ett formulär.',
  previewIntro: (to) => `Det här kommer ${to} att se.`,
  previewAtOnce: 'Direkt, i chatten',
  previewOnClick: 'Först efter ett klick, och det loggas',
})

const titles = {
  handover: 'Överlämning',
  advice: 'Rådfråga',
  participation: 'Medverkan',
  information: 'För kännedom',
} as const

const clocks: { readonly [S in ReferralRow['stage']]?: string } = {
  offered: 'Svar senast',
  'needs-info': 'Komplettering senast',
  accepted: 'Kontakta företaget senast',
  'on-hold': 'Följs upp',
}

function standing(row: ReferralRow, f: Formats): string {
  const when = f.moment(row.since)
  switch (row.stage) {
    case 'offered':
      return `Väntar på svar från ${receiver(row)}`
    case 'needs-info':
      return `${row.fromOrganisation} har ombetts komplettera, ${when}`
    case 'accepted':
      return `Accepterad av ${somebody(row)}, ${when}`
    case 'declined':
      return `Avböjd av ${somebody(row)}, ${when}`
    case 'withdrawn':
      return `Återtagen, ${when}`
    default:
      return `${others[row.stage]}, ${when}`
  }
}

const others = {
  draft: 'Utkast',
  'in-progress': 'Pågår',
  'on-hold': 'Vilande',
  redirected: 'Hänvisad vidare',
  returned: 'Återlämnad',
  completed: 'Avslutad',
  failed: 'Avslutad utan resultat',
  superseded: 'Övertagen av någon annan',
  void: 'Felregistrerad',
} as const
