import type { MoveName, Stage } from '../core/referral/referral.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'
import type { svAgendaRefusals } from './sv-agenda.ts'
import type { svApprovalRefusals } from './sv-approvals.ts'
import type { svAwayRefusals } from './sv-away.ts'
import type { svClockRefusals } from './sv-clocks.ts'
import type { svClubRefusals } from './sv-club.ts'
import { svDigest } from './sv-digest.ts'
import { svExportRefusals } from './sv-digest-forms.ts'
import type { svGuidingRefusals } from './sv-guiding.ts'
import type { svLeavingRefusals } from './sv-leaving.ts'
import type { svMeetingRefusals } from './sv-meeting-refusals.ts'
import type { svMergingRefusals } from './sv-merging.ts'
import type { svRoundRefusals } from './sv-rounds.ts'
import type { svWarmRefusals } from './sv-warm.ts'

/** Vad som hände, varför, och vad man gör nu. */
export const svRefusals = (f: Formats): Omit<Texts['refusals'], Elsewhere> => ({
  ...aboutKeeping,
  'not-in-register': ({ ask }) =>
    `Du finns inte i nätverkets register, så inget har gjorts. Be ${ask.length ? f.either(ask) : 'den som sköter registret'} att lägga till dig.`,
  'digest-refused': ({ why }) => svDigest.faults[why],
  ...svExportRefusals,
  'unknown-command': ({ typed, nearest }) =>
    nearest
      ? `Jag förstår inte ”${typed}”. Menade du ”${nearest}”? Skriv ”/dorrar hjälp” så visar jag vad jag kan.`
      : `Jag förstår inte ”${typed}”. Skriv ”/dorrar hjälp” så visar jag vad jag kan.`,
  'case-not-found': ({ wanted }) =>
    `Det finns inget ärende ${wanted} som du kan se. Kontrollera numret; ”/arende lista” visar dina.`,
  'company-unknown': ({ wanted }) =>
    `${wanted} finns inte i registret än. Ange organisationsnumret, eller lämna det tomt om företaget inte har något.`,
  'company-alike': ({ wanted }) =>
    `Det finns företag i registret som heter nästan som ${wanted}. Välj det du menar, eller att det är ett nytt.`,
  'company-ambiguous': ({ wanted, count }) =>
    `Det finns ${f.number(count)} företag som heter ${wanted}. Ange organisationsnumret.`,
  'organisation-number-invalid': ({ typed, fault }) =>
    `”${typed}” är inget giltigt organisationsnummer: ${numberFaults[fault]}. Kontrollera numret; det ska ha tio siffror, till exempel 556016-0680.`,
  'receiver-unknown': ({ wanted, nearest }) =>
    nearest.length
      ? `Ingen i registret heter ”${wanted}”. Menade du ${f.either(nearest)}?`
      : `Ingen i registret heter ”${wanted}”. ”/dorrar personer” visar vilka som finns.`,
  'receiver-is-sender': () => 'Ärendet är redan ditt. Välj någon annan, eller en annan organisation.',
  'receiver-unreachable': ({ name }) =>
    `${name} går inte att nå i någon chatt än. Välj en annan mottagare där, eller någon annanstans.`,
  'not-the-owner': ({ caseNo, owner }) => `${owner} ansvarar för ${caseNo} och är den som kan göra det.`,
  'already-offered': ({ caseNo, to }) =>
    `${caseNo} väntar redan på svar från ${to}. Återta den hänvisningen först, eller invänta svaret.`,
  'no-cases': () => 'Du har inget öppet ärende att hänvisa. Registrera ett först.',
  'approval-missing': () =>
    'Ange vem på företaget som har godkänt att detta delas, och hur. Inget delas utan godkännande; utan det kan du fråga anonymt.',
  'preview-unseen': () => 'Inget har skickats än. Läs igenom vad mottagaren får se, och hänvisa sedan.',
  ...ofMoves(f),
  required: () => 'Det här behöver fyllas i.',
  'too-long': ({ most, was }) =>
    `Texten är ${f.number(was)} tecken; högst ${f.number(most)} får plats. Korta den. Det du skrev finns kvar här.`,
  'choice-unknown': ({ typed }) => `”${typed}” är inte något av alternativen. Välj ett i listan.`,
  'date-unreadable': ({ typed }) => `”${typed}” är inget datum. Skriv det som 2026-11-24.`,
  'date-ahead': () => 'Dagen har inte varit än. Ange när företaget godkände.',
  'not-saved': () => 'Inte sparat: databasen svarar inte. Inget har ändrats. Försök igen om en minut.',
  'perhaps-saved': () =>
    'Osäkert om det sparades: databasen slutade svara mitt i. Se efter om en minut, till exempel med ”/arende lista”, innan du gör om det.',
  fault: ({ reference }) =>
    `Något gick fel hos oss, och inget har ändrats. Försök igen. Om felet kommer tillbaka: uppge referensen ${reference} för administratören.`,
})

const ofMoves = (f: Formats) =>
  ({
    'nowhere-new': ({ to }) =>
      `Ärendet kommer från ${to}, eller väntar redan där. Välj någon annan, eller avböj i stället.`,
    'reason-missing': () => 'Ange ett skäl, så att de andra vet hur de går vidare.',
    'suggestion-missing': () => 'Du valde ”Fel främjare”: föreslå vart företaget borde vända sig i stället.',
    'outside-approval': () =>
      'Företagets godkännande omfattar inte den organisationen. Avböj och föreslå den i stället, så kan avsändaren fråga företaget.',
    'not-yours-to-do': ({ move, stage }) => notYours(move, stage),
    'form-expired': () =>
      'Formuläret eller knappen gäller inte längre. Inget har ändrats; ”/dorrar idag” visar hur det ligger till nu.',
    'moved-on': ({ stage, by, at }) =>
      `För sent: ${by ?? 'någon annan'} hann före (${passed[stage]}, ${f.moment(at)}). Inget har ändrats.`,
    'done-before': ({ stage, at }) =>
      `Du har redan tagit hand om hänvisningen: ${passed[stage]}, ${f.moment(at)}. Inget har ändrats.`,
    'reopening-too-late': ({ days }) =>
      `Det avslutades för mer än ${f.number(days)} dagar sedan. Registrera ett nytt ärende i stället.`,
    'review-date-past': () => 'Uppföljningsdatumet har passerat. Välj en senare dag.',
  }) satisfies Partial<Texts['refusals']>

type Keeping =
  | 'asked-already'
  | 'turned-down'
  | 'nobody-to-ask'
  | 'inquiry-answered'
  | 'case-closed'
  | 'case-open'
  | 'referral-waits'
  | 'no-next-step'
  | 'day-past'

const aboutKeeping: Pick<Texts['refusals'], Keeping> = {
  'case-closed': ({ caseNo }) =>
    `${caseNo} är avslutat. Återöppna det, eller registrera ett nytt om företaget har ett nytt behov.`,
  'asked-already': ({ caseNo }) =>
    `Du har redan bett att få vara med, för ${caseNo}. Du får veta när någon har svarat.`,
  'turned-down': ({ caseNo }) =>
    `Du har redan bett att få vara med, för ${caseNo}, men blev inte inbjuden. Inget har skickats. Du kan arbeta vidare med ditt ärende som vanligt.`,
  'nobody-to-ask': ({ caseNo }) =>
    `Ingen annan har längre ett öppet ärende om företaget i ${caseNo}. Inget har skickats.`,
  'inquiry-answered': ({ caseNo }) => `Frågan om ${caseNo} är redan besvarad. Inget har ändrats.`,
  'case-open': ({ caseNo }) => `${caseNo} är redan öppet.`,
  'referral-waits': ({ caseNo, to, stage }) =>
    stage === 'offered'
      ? `${caseNo} kan inte avslutas än: ${to} har inte svarat på din hänvisning. Vänta in svaret, eller återta hänvisningen.`
      : `${caseNo} kan inte avslutas än: ${to} väntar på en komplettering. Svara, eller återta hänvisningen.`,
  'no-next-step': ({ caseNo }) => `${caseNo} har inget nästa steg; kanske är det redan klart. Inget har ändrats.`,
  'day-past': () => 'Den dagen har redan varit. Välj en senare.',
}
type Elsewhere = keyof (ReturnType<typeof svClockRefusals> &
  ReturnType<typeof svAwayRefusals> &
  ReturnType<typeof svGuidingRefusals> &
  ReturnType<typeof svApprovalRefusals> &
  ReturnType<typeof svRoundRefusals> &
  ReturnType<typeof svAgendaRefusals> &
  ReturnType<typeof svMeetingRefusals> &
  ReturnType<typeof svClubRefusals> &
  ReturnType<typeof svWarmRefusals> &
  ReturnType<typeof svMergingRefusals> &
  ReturnType<typeof svLeavingRefusals>)

const numberFaults = {
  length: 'det har fel antal siffror',
  characters: 'det innehåller annat än siffror',
  group: 'sådana nummer delas inte ut',
  'check-digit': 'den sista siffran stämmer inte med de övriga',
} as const

const passed = {
  draft: 'ännu ett utkast',
  offered: 'väntar på svar',
  'needs-info': 'väntar på komplettering',
  accepted: 'accepterad',
  'in-progress': 'pågår',
  'on-hold': 'vilande',
  declined: 'avböjd',
  redirected: 'hänvisad vidare',
  withdrawn: 'återtagen',
  returned: 'återlämnad',
  completed: 'avslutad',
  failed: 'avslutad utan resultat',
  superseded: 'övertagen av någon annan',
  void: 'felregistrerad',
} as const

function notYours(move: MoveName, stage: Stage): string {
  switch (move) {
    case 'answer':
    case 'withdraw':
    case 'thank':
      return `Det kan bara avsändaren göra. Läget nu: ${passed[stage]}.`
    case 'take-back':
    case 'reopen':
      return 'Det kan bara avsändaren eller en samordnare göra.'
    case 'void':
      return 'Det kan bara avsändaren eller nätverkets administratör göra.'
    case 'override':
      return 'Det kan bara en samordnare göra.'
    default:
      return `Det kan bara mottagaren göra. Läget nu: ${passed[stage]}.`
  }
}
