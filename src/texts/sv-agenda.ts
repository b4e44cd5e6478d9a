import type { CaseReason, Source, Wish } from '../core/meeting/agenda.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import type { SittingStage } from '../core/meeting/stage.ts'
import type { AgendaRow, ApproverRow } from '../views/agenda-view.ts'
import type { MeetingLine } from '../views/meeting-line.ts'
import { type AgendaWords, agendaLists, type ListedBeside } from './agenda-lists.ts'
import type { AgendaRefusal } from './en-agenda.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export const svAgendaRefusals = (f: Formats): Pick<Texts['refusals'], AgendaRefusal> => ({
  'no-meeting': ({ wanted }) => noMeeting[wanted],
  'not-of-meeting': () => 'Det finns inget sådant möte som du är inbjuden till.',
  'not-yours-to-hold': () =>
    'Det kan bara en samordnare bland de inbjudna göra. Alla kan lägga punkter på dagordningen och anteckna vad som sägs.',
  'no-next-meeting': () =>
    'Inget senare möte i serien är planerat, så det finns inget att flytta till. Stryk punkten, eller planera ett möte först.',
  'on-agenda-already': ({ caseNo }) => `${caseNo} står redan på den dagordningen.`,
  'case-not-there': ({ caseNo }) =>
    `Ärenden tas bara upp i arbetsgruppen, så ${caseNo} kan inte stå på det mötets dagordning. Välj ett annat möte.`,
  'agenda-names-case': ({ named }) =>
    `”${named}” är ett ärende, och ärenden tas bara upp i arbetsgruppen. Skriv utan ärendets nummer, eller lägg ärendet på arbetsgruppens dagordning.`,
  'agenda-names-company': ({ named }) =>
    `”${named}” visar vilket företag ärendet gäller, och alla på mötet får inte veta det. Skriv om det utan företagets namn och nummer.`,
  'minutes-of-item': ({ most }) => `En punkt tar 1 till ${f.number(most)} minuter.`,
  'item-gone': () =>
    'Punkten finns inte längre på dagordningen: någon har strukit den eller flyttat den till nästa möte. Inget har ändrats.',
  'sitting-not-begun': () =>
    'Mötet har inte börjat än, så inget kan antecknas. Tryck på ”Starta mötet” på dagordningen.',
  'sitting-too-early': ({ at, minutes }) =>
    `Mötet börjar ${f.moment(at)} och kan startas tidigast ${f.plural(minutes, 'minut', 'minuter')} innan. Inget har ändrats.`,
  'sitting-moved-on': ({ stage }) => `${stands[stage]} Inget har ändrats.`,
  'step-taken': () =>
    'Någon gick vidare till nästa punkt i samma ögonblick, så mötet tog ett steg och inte två. Kortet visar var ni är nu.',
  'no-more-items': () => 'Alla punkter är genomgångna. Avsluta mötet, eller lägg till något på dagordningen.',
  'minutes-changed': () =>
    'Protokollet har ändrats sedan du fick det, så det är inte justerat av dig. Läs det som det är nu och justera sedan.',
  'minutes-locked': () =>
    'Protokollet är justerat och låst, så inget kan läggas till eller ändras. Ta upp det på nästa möte.',
  'not-an-approver': () => 'Du är inte en av dem som justerar det här protokollet, så inget har ändrats.',
  'approved-before': () => 'Du har redan justerat det här protokollet.',
  'undone-before': () => 'Det är redan ångrat.',
  'not-yours-to-undo': ({ by }) => `${by} antecknade det. Bara ${by} och den som leder mötet kan ångra det.`,
  'undo-too-late': ({ minutes }) =>
    `Det som antecknas kan ångras i ${f.plural(minutes, 'minut', 'minuter')}. Anteckna en rättelse i stället.`,
  'action-gone': () => 'Åtgärden är ångrad, så det finns inget att bocka av.',
  'not-your-action': () => 'Åtgärden är någon annans. Den personen bockar av den, eller en samordnare.',
  'action-done-before': ({ at }) => `Åtgärden är redan klar, ${f.moment(at)}.`,
})

const stands: { readonly [S in SittingStage]: string } = {
  planned: 'Mötet har inte börjat än.',
  'under-way': 'Mötet pågår redan.',
  over: 'Mötet är avslutat. Protokollet väntar på justering.',
  locked: 'Protokollet är justerat och låst.',
}

const noMeeting = {
  agenda: 'Du är inte inbjuden till något kommande möte.',
  held: 'Inget av dina möten pågår nu. En samordnare startar det: ”/mote starta”.',
  minutes: 'Inget av dina möten har något protokoll än.',
} as const

const meetingKinds: { readonly [K in MeetingKind]: string } = {
  'working-group': 'Arbetsgruppen',
  promoters: 'Främjarmötet',
  'export-club': 'Exportklubben',
}
const wishes: { readonly [W in Wish]: string } = { inform: 'Informera', discuss: 'Diskutera', decide: 'Besluta' }
const reasons: { readonly [R in CaseReason]: string } = {
  stuck: 'har fastnat',
  idle: 'inget har hänt på 30 dagar',
  'stand-in': 'en ställföreträdare har det',
  several: 'kräver flera främjare',
}
const kinds = {
  ...{ decision: 'Beslut', note: 'Anteckning', action: 'Åtgärd', present: 'Närvarande', absent: 'Frånvarande' },
} as const

const nameOf = ({ kind, title }: MeetingLine): string => title || meetingKinds[kind]

const standingItems: { readonly [S in Source]: string } = {
  ...{ actions: 'Öppna åtgärder', moved: '', figures: 'Månadens siffror', needs: 'Behov som ingen insats möter' },
  ...{ capacity: 'Ändrad kapacitet', services: 'Nya insatser', case: '', calendar: 'Kommande möten', proposal: '' },
}

const subjectOf = ({ source, title, caseNo, need }: AgendaRow): string => {
  if (caseNo !== null)
    return [need === null || need === '' ? caseNo : `${caseNo}: ${need}`, title].filter(Boolean).join(' – ')
  if (title !== '') return title
  return standingItems[source]
}

const recordedIn =
  (f: Formats): Texts['agenda']['recorded'] =>
  ({ words, whom, on }) =>
    whom === null || on === null ? words : `${words} – ${whom}, senast ${f.date(on)}`

/** "09:00" */
const hourIn = (f: Formats, at: Date): string => f.moment(at).slice(-5)

const labels: Texts['agenda']['labels'] = {
  agendaThen: 'Dagordningen när mötet började',
  ...{ actions: 'Öppna åtgärder', coming: 'Kommande möten', when: 'Tid', registryNo: 'Diarienummer' },
  ...{
    present: 'Närvarande',
    absent: 'Frånvarande',
    approval: 'Justering',
    decision: 'Beslut',
    note: 'Anteckning',
  },
  ...{ action: 'Åtgärd', nothing: 'Inget antecknades.', pdf: 'Protokollet som PDF', docx: 'Protokollet som DOCX' },
}

const lists: AgendaWords = {
  locale: 'sv',
  ...{ actions: 'Öppna åtgärder', coming: 'Det som kommer' },
  figures: (month) => `Siffrorna för ${month}`,
  needs: 'Behov som ingen insats möter',
  noNeeds: (months) => `Inga som går att redovisa för ${months}.`,
  noMonths: 'Ingen månad är räknad än.',
  need: ({ need, cases }) => `${need}: ${cases}`,
  cases: ['ärende', 'ärenden'],
  capacity: (since) => `Ändrad kapacitet sedan ${since}`,
  services: (since) => `Nya insatser sedan ${since}`,
  unchanged: 'Inget har ändrats.',
  noNew: 'Inga nya.',
  standings: { open: 'öppen', limited: 'begränsad', none: 'erbjuds inte' },
  closed: (until) => (until === null ? 'stängd' : `stängd till och med ${until}`),
}

/** Those who have approved, each with when; or those who are waited for. */
const whoIn = (f: Formats) => (approvers: readonly ApproverRow[], approved: boolean) =>
  f.all(
    approvers
      .filter((one) => one.approved === approved)
      .map(({ name, approvedAt }) =>
        approvedAt === null ? name : `${name} (${f.day(approvedAt)}, ${f.time(approvedAt)})`,
      ),
  )

const actionIn =
  (f: Formats): Texts['agenda']['action'] =>
  ({ words, owner, on, overdue, done }) =>
    `${words} – ${owner}, ${done ? 'klar' : `senast ${f.date(on)}${overdue ? ' (försenad)' : ''}`}`

export const svMeetingNamed =
  (f: Formats): Texts['agenda']['meeting'] =>
  (of) =>
    `${nameOf(of)}, ${f.moment(of.startsAt)}`

export function svAgenda(f: Formats, others: ListedBeside): Texts['agenda'] {
  const meeting = svMeetingNamed(f)
  const who = whoIn(f)
  return {
    meeting,
    title: (of) => `Dagordning: ${meeting(of)}`,
    item: (row) => `${row.no}. ${subjectOf(row)}`,
    about: ({ wish, minutes, owner, reasons: why }) =>
      [
        wishes[wish],
        `${f.number(minutes)} min`,
        ...(owner === null ? [] : [owner]),
        ...why.map((one) => reasons[one]),
      ].join(' · '),
    time: ({ planned, left }) =>
      left < 0
        ? `${f.number(planned)} minuter: ${f.number(-left)} mer än mötet är långt.`
        : `${f.number(planned)} minuter, ${f.number(left)} kvar.`,
    cancelled: 'Mötet är inställt.',
    empty: 'Inget står på dagordningen än.',
    action: actionIn(f),
    noActions: 'Inget möte har gett dig något att göra.',
    record: (row) => `${kinds[row.kind]}: ${recordedIn(f)(row)} (${row.by}, ${f.moment(row.at)})`,
    recorded: recordedIn(f),
    now: ({ meeting: of, stage, row, of: count, present }) => {
      if (stage !== 'under-way') return [`${meeting(of)}. ${stands[stage]}`]
      const there = present === 0 ? [] : [`${f.plural(present, 'person', 'personer')} närvarande`]
      if (row === null) return [`${meeting(of)}: alla punkter är genomgångna.`, ...there]
      return [`${meeting(of)} – punkt ${f.number(row.no)} av ${f.number(count)}`, ...there]
    },
    told: ({ step, gone, done, words, on, meeting: of }) => {
      if (gone) return `Ångrad: ${words}`
      if (done) return `Klar: ${words}`
      const from = `från ${of === null ? 'ett möte' : meeting(of)}`
      return {
        given: `En åtgärd för dig, ${from}: ${words}. Senast ${f.date(on)}.`,
        due: `I dag: ${words} (${from}).`,
        overdue: `Försenad sedan ${f.date(on)}: ${words} (${from}).`,
      }[step]
    },
    minutesTitle: ({ meeting: of }) => `Protokoll: ${meeting(of)}`,
    approval: ({ stage, approvers }) => {
      if (stage === 'locked') return `Justerat av ${who(approvers, true)}. Låst.`
      if (stage !== 'over') return stands[stage]
      const already = approvers.some(({ approved }) => approved) ? ` Justerat av ${who(approvers, true)}.` : ''
      if (approvers.every(({ approved }) => approved))
        return `Inte justerat än: ingen av dem som skulle justera finns kvar. En samordnare väljer någon annan.${already}`
      return `Inte justerat än: väntar på ${who(approvers, false)}.${already}`
    },
    paragraph: ({ no, row }) => (row === null ? `§ ${no} Övrigt` : `§ ${no} ${subjectOf(row)}`),
    paperTitle: (of) => `Protokoll: ${nameOf(of)}, ${f.day(of.startsAt)}`,
    when: ({ startsAt, endsAt }) => `${f.day(startsAt)}, ${hourIn(f, startsAt)}–${hourIn(f, endsAt)}`,
    page: (page, of) => `Sida ${page} av ${of}`,
    labels,
    lists: agendaLists(lists, f, { ...others, meeting, action: actionIn(f) }),
  }
}
