import type { ReferralRow } from '../views/view.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to} på ${row.toOrganisation}`)
const sender = (row: ReferralRow) => `${row.from} på ${row.fromOrganisation}`
const taker = (row: ReferralRow) => (row.taker === null ? row.toOrganisation : `${row.taker} på ${row.toOrganisation}`)
const about = (row: ReferralRow) => `${row.caseNo} (${row.need})`

/** När tiden går: vems tur det är, och vad som väntar. Läses av mottagare, avsändare, teamledare och samordnare. */
export const svClocks: Texts['clocks'] = {
  reminder: (row) => `${about(row)} från ${sender(row)} väntar på svar från ${receiver(row)}.`,
  review: (row) => `${about(row)} har varit vilande och ska följas upp nu.`,
  overdue: (row) => {
    if (row.stage === 'needs-info')
      return `${row.toOrganisation} väntar på komplettering av ${about(row)} från ${sender(row)}. Tiden har gått ut.`
    if (row.stage === 'accepted' && row.unnamed) return `Rådet om ${about(row)} skulle ha kommit vid det här laget.`
    if (row.stage === 'accepted') return `Företaget i ${about(row)} skulle ha kontaktats vid det här laget.`
    if (row.stage === 'returned')
      return `${row.toOrganisation} har återlämnat ${about(row)}. ${sender(row)} behöver ta tillbaka ärendet.`
    return `${receiver(row)} har inte svarat i tid på ${about(row)} från ${sender(row)}.`
  },
  escalated: (row) => {
    if (row.stage === 'accepted' && row.unnamed) return `${taker(row)} har inte gett något råd om ${about(row)}.`
    if (row.stage === 'accepted')
      return `${taker(row)} har accepterat ${about(row)} men inte tagit kontakt med företaget.`
    if (row.stage === 'returned')
      return `Två arbetsdagar har gått sedan ${row.toOrganisation} återlämnade ${about(row)}, och ${sender(row)} har inte tagit tillbaka ärendet.`
    return `Två arbetsdagar har gått utan svar på ${about(row)}. ${sender(row)} väntar på ${receiver(row)}.`
  },
  quiet: (row) => `Inget har hänt i ${about(row)} på 30 dagar. Skriv vad som är på gång, eller avsluta.`,
  convened: (row) => {
    if (row.stage === 'needs-info')
      return `Tre arbetsdagar har gått utan att ${sender(row)} har kompletterat ${about(row)}, som ${row.toOrganisation} väntar på.`
    if (row.stage === 'offered')
      return `Tre arbetsdagar har gått utan svar på ${about(row)}. ${sender(row)} väntar på ${receiver(row)}. Hänvisningen tas upp på nästa möte.`
    if (row.stage === 'returned')
      return `Tre arbetsdagar har gått sedan ${row.toOrganisation} återlämnade ${about(row)} till ${sender(row)}. Hänvisningen tas upp på nästa möte.`
    return `Inget har hänt på 45 dagar i ${about(row)} hos ${row.toOrganisation}. Hänvisningen tas upp på nästa möte.`
  },
  'asked-again': (row) => `Påminnelse: ${about(row)} från ${sender(row)} väntar på besked från ${receiver(row)}.`,
}

export const svSteps = {
  reminder: 'påminde mottagaren',
  review: 'påminde om uppföljningen',
  overdue: 'påminde om att tiden har gått ut',
  escalated: 'vände sig till teamledaren',
  quiet: 'påminde: inget har hänt på 30 dagar',
  convened: 'vände sig till samordnaren',
} as const

type ClockRefusal = 'date-past' | 'date-too-late' | 'snoozed-enough' | 'not-overdue' | 'reminded-already'

export const svClockRefusals = (f: Formats): Pick<Texts['refusals'], ClockRefusal> => ({
  'date-past': () => 'Den dagen har passerat. Välj en senare.',
  'date-too-late': ({ latest }) => `Så länge går det inte att skjuta upp. Välj senast ${f.day(latest)}.`,
  'snoozed-enough': () => 'Påminnelsen går inte att skjuta upp mer. Svara, eller avböj med ett skäl.',
  'not-overdue': ({ caseNo }) => `${caseNo} är inte försenat, så ingen påminnelse har skickats.`,
  'reminded-already': ({ to, at }) =>
    `${to} fick en påminnelse ${f.moment(at)}. Ge det några timmar. Svarar ingen tar klockan ärendet vidare.`,
})
