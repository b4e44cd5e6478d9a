import type { RecordKind } from '../core/meeting/sitting.ts'
import type { AgendaDone } from './en-agenda-done.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'
import { svMeetingNamed } from './sv-agenda.ts'

export const svAgendaDone = (f: Formats): Pick<Texts['done'], AgendaDone> => ({
  'item-added': ({ title, caseNo, meeting }) =>
    `”${caseNo ?? title}” står på dagordningen för ${svMeetingNamed(f)(meeting)}.`,
  'item-changed': () => 'Punkten är ändrad.',
  'item-dropped': () => 'Punkten är struken från dagordningen.',
  'item-moved': ({ meeting }) => `Punkten är flyttad till ${svMeetingNamed(f)(meeting)}.`,
  'sitting-started': ({ meeting, items }) =>
    `${svMeetingNamed(f)(meeting)} har börjat, med ${f.plural(items, 'punkt', 'punkter')} på dagordningen.`,
  'sitting-stepped': ({ left }) =>
    left === 0
      ? 'Alla punkter är genomgångna.'
      : `Vidare till nästa punkt. ${f.plural(left, 'punkt', 'punkter')} kvar.`,
  'sitting-ended': ({ approvers }) => `Mötet är avslutat. Protokollet justeras av ${f.all(approvers)}.`,
  recorded: ({ kind, caseNo, whom, on }) => {
    const at = caseNo === null ? '' : ` Det står också i ${caseNo}.`
    if (whom !== null && on !== null) return `Antecknat: ${whom} gör det senast ${f.date(on)}, och har fått veta det.`
    return `${kind === 'decision' ? 'Beslutet är antecknat' : `${kinds[kind]}en är sparad`}.${at}`
  },
  attended: ({ present, absent }) => `Antecknat: ${f.number(present)} närvarande, ${f.number(absent)} frånvarande.`,
  undone: ({ kind }) => `Ångrat: ${kinds[kind].toLocaleLowerCase('sv')}.`,
  approved: ({ left }) =>
    left === 0
      ? 'Du har justerat protokollet. Alla har gjort det, så det är låst.'
      : `Du har justerat protokollet. ${f.plural(left, 'person', 'personer')} återstår.`,
  'registry-kept': ({ registryNo }) => `Protokollet har diarienummer ${registryNo}.`,
  'approvers-set': ({ approvers }) =>
    approvers.length === 0
      ? 'Alla som skulle har justerat protokollet, så det är låst.'
      : `Protokollet justeras nu av ${f.all(approvers)}, som har fått veta det.`,
  'minutes-renewed': () => 'Protokollet har nya länkar, och de gamla leder ingenstans längre.',
  'action-done': ({ words }) => `Klar: ${words}`,
})

const kinds: { readonly [K in RecordKind]: string } = {
  decision: 'Beslut',
  note: 'Anteckning',
  action: 'Åtgärd',
  present: 'Närvaro',
  absent: 'Närvaro',
}

export const svAgendaHappenings = {
  decided: ({ words }) => `beslutade på ett möte: ${words}`,
  'decision-undone': ({ words }) => `ångrade det som beslutades på ett möte: ${words}`,
} as const satisfies Partial<Texts['happenings']>
