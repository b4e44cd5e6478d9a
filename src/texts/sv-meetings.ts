import type { Pattern, Rule } from '../core/meeting/pattern.ts'
import type { MeetingRow, MeetingView } from '../views/meeting-view.ts'
import type { Formats } from './formats.ts'
import { hours } from './hours.ts'
import type { Texts } from './shape.ts'

const days = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const
const nths: { readonly [N in 1 | 2 | 3 | 4 | -1]: string } = {
  ...{ 1: 'första', 2: 'andra', 3: 'tredje', 4: 'fjärde', [-1]: 'sista' },
}
const units = {
  1: { every: 'varje månad', other: 'varannan månad', one: 'månad' },
  3: { every: 'varje kvartal', other: 'vartannat kvartal', one: 'kvartal' },
  6: { every: 'varje halvår', other: 'vartannat halvår', one: 'halvår' },
  12: { every: 'varje år', other: 'vartannat år', one: 'år' },
} as const
const thirds = ['', '', '', 'tredje', 'fjärde', 'femte', 'sjätte'] as const

const nth = (every: number): string => thirds[every] ?? `${every}:e`
const neuter = (one: string): boolean => one !== 'månad'

function everyOf(every: number, { every: each, other, one }: (typeof units)[keyof typeof units]): string {
  if (every === 1) return each
  return every === 2 ? other : `${neuter(one) ? 'vart' : 'var'} ${nth(every)} ${one}`
}

function ruleIn(rule: Rule): string {
  if (rule.by === 'dates') return rule.dates.join(', ')
  if (rule.by === 'week') {
    const day = days[rule.weekday - 1] ?? ''
    return rule.every === 1 ? `varje ${day}` : rule.every === 2 ? `varannan ${day}` : `var ${nth(rule.every)} ${day}`
  }
  const of = everyOf(rule.every, units[rule.span])
  if (rule.by === 'weekday') return `${nths[rule.nth]} ${days[rule.weekday - 1]}en ${of}`
  if (rule.date === -1) return `sista dagen ${of}`
  return `den ${rule.date}:${rule.date % 10 < 3 && rule.date % 10 > 0 && ![11, 12].includes(rule.date) ? 'a' : 'e'} ${of}`
}

const names = { 'working-group': 'Arbetsgruppen', promoters: 'Främjarmötet', 'export-club': 'Exportklubben' } as const
const hindrances = { free: 'ledig dag', weekend: 'helg', july: 'juli' } as const

const name: Texts['meetings']['name'] = ({ meetingKind, title }) => title || names[meetingKind]
const whenIn =
  (f: Formats): Texts['meetings']['when'] =>
  ({ startsAt, endsAt }) =>
    `${f.moment(startsAt)} – ${f.time(endsAt)}`
const count: Texts['meetings']['count'] = ({ coming, declined, waiting, quorum }) =>
  [
    `Kommer: ${coming} · Kommer inte: ${declined} · Har inte svarat: ${waiting}.`,
    ...(quorum === null ? [] : [coming >= quorum ? `Beslutsmässigt (${quorum}).` : `För beslut krävs ${quorum}.`]),
  ].join(' ')

type Told = Omit<MeetingView, 'buttons'>

function tidingsIn(f: Formats): Texts['meetings']['tidings'] {
  const when = whenIn(f)
  const about = (view: MeetingRow): string => `${name(view)} ${when(view)}`
  const late = ({ late: is }: Told, said: string): string => (is ? `Den här påminnelsen kommer sent. ${said}` : said)
  const off = (view: Told): string => `Inställt: ${about(view)}.${view.words === '' ? '' : ` Orsak: ${view.words}`}`
  return {
    invited: (view) =>
      view.stage === 'cancelled'
        ? off(view)
        : view.own === null
          ? `Inbjudan är utskickad: ${about(view)}.`
          : `Du är inbjuden: ${about(view)}.`,
    deputy: (view) => (view.stage === 'cancelled' ? off(view) : `Du ombeds komma som ersättare: ${about(view)}.`),
    released: (view) => `Du behöver inte längre komma som ersättare: ${about(view)}.`,
    moved: (view) =>
      view.stage === 'cancelled'
        ? off(view)
        : `Ny tid eller plats: ${about(view)}.${view.own?.answer === null ? ' Kommer du?' : ''}`,
    cancelled: off,
    'week-before': (view) => late(view, `Om en vecka: ${about(view)}. ${count(view)}`),
    agenda: (view) => late(view, `Snart är det möte: ${about(view)}. Är det något som ska upp på dagordningen?`),
    'day-before': (view) => late(view, `Påminnelse: ${about(view)}.`),
    'hour-before': (view) => late(view, `Snart dags: ${about(view)}.`),
  }
}

const daysIn =
  (f: Formats): Texts['meetings']['days'] =>
  ({ days: all, hindered, clashes, people, from, to }) => [
    `${f.plural(all.length, 'möte', 'möten')} ${hours(from)} – ${hours(to)} för ${f.plural(people, 'person', 'personer')}. Se över dagarna, och skicka formuläret en gång till för att planera dem:`,
    all
      .map((day) => {
        const found = hindered.find((one) => one.day === day)
        return found
          ? `${f.date(day)} (${hindrances[found.why]}; nästa lämpliga dag ${f.date(found.instead)})`
          : f.date(day)
      })
      .join(' · '),
    ...clashes.map(
      (clash) =>
        `Obs: ${name({ meetingKind: clash.kind, title: clash.title })} har ${`${f.number(clash.people)} av samma personer`} ${f.moment(clash.startsAt)}.`,
    ),
  ]

const feed: Texts['meetings']['feed'] = ({ address, reachable }) =>
  address !== null
    ? [
        'Din möteskalender har den här adressen. Lägg till den i Outlook (”Prenumerera från webben”) eller Google Kalender (”Via webbadress”), så håller den sig aktuell:',
        address,
        'Den som har adressen ser dina möten. Har den hamnat i orätta händer kan du göra en ny: då slutar den gamla att fungera.',
      ]
    : [
        reachable
          ? 'Du har ingen kalenderadress än. Tryck på ”Ny adress” så får du en.'
          : 'Det är inte inställt på vilken adress Manydoors nås från internet, så det finns ingen kalender att prenumerera på. Fråga den som sköter Manydoors.',
      ]

export function svMeetings(f: Formats): Texts['meetings'] {
  return {
    pattern: ({ rule, from, to }: Pattern) => `${ruleIn(rule)} ${hours(from)} – ${hours(to)}`,
    name,
    when: whenIn(f),
    count,
    tidings: tidingsIn(f),
    stands: ({ stage, own }) => [
      ...(stage === 'invited' ? [] : [stages[stage]]),
      ...(own === null || stage === 'cancelled' ? [] : [answered(own)]),
    ],
    person: ({ name: who, organisation, answer, deputy, inPlaceOf }) =>
      [
        `${who}, ${organisation}: ${answer === 'yes' ? 'kommer' : answer === 'no' ? 'kommer inte' : 'har inte svarat'}`,
        ...(deputy === null ? [] : [`${deputy} i stället`]),
        ...(inPlaceOf === null ? [] : [`i stället för ${inPlaceOf}`]),
      ].join(', '),
    listTitle: 'Kommande möten',
    listEmpty: 'Det finns inga planerade möten som du är inbjuden till.',
    days: daysIn(f),
    labels: { place: 'Plats', series: 'Serie', convener: 'Sammankallande', people: 'Inbjudna' },
    feed,
    feedName: 'Möten (Manydoors)',
    event: (facts) => ({
      title: name(facts),
      description: `Sammankallande: ${facts.convener}. Svara i Slack eller Teams om du kommer.`,
    }),
  }
}

const stages = {
  planned: 'Planerat. Inbjudan går ut en månad i förväg.',
  started: 'Mötet pågår.',
  ended: 'Mötet är avslutat.',
  cancelled: 'Inställt.',
} as const

const answered = ({ answer, deputy }: NonNullable<MeetingRow['own']>): string =>
  answer === 'yes'
    ? 'Du kommer.'
    : answer === 'no'
      ? deputy === null
        ? 'Du kommer inte.'
        : `Du kommer inte; ${deputy} kommer i stället.`
      : 'Du har inte svarat.'
