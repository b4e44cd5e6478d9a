import type { Rule } from '../core/meeting/pattern.ts'
import type { MeetingRow, MeetingView } from '../views/meeting-view.ts'
import type { Formats } from './formats.ts'
import { hours } from './hours.ts'
import type { Texts } from './shape.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const nths: { readonly [N in 1 | 2 | 3 | 4 | -1]: string } = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
}
const units = { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' } as const

const ordinal = (n: number): string => {
  const ending =
    n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'
  return `${n}${ending}`
}

const everyOf = (every: number, unit: string): string =>
  every === 1 ? `every ${unit}` : every === 2 ? `every other ${unit}` : `every ${every} ${unit}s`

function ruleIn(rule: Rule): string {
  if (rule.by === 'dates') return rule.dates.join(', ')
  if (rule.by === 'week')
    return rule.every === 1
      ? `every ${days[rule.weekday - 1]}`
      : `${everyOf(rule.every, 'week')} on ${days[rule.weekday - 1]}`
  const of = everyOf(rule.every, units[rule.span])
  if (rule.by === 'weekday') return `${nths[rule.nth]} ${days[rule.weekday - 1]} of ${of}`
  return `the ${rule.date === -1 ? 'last day' : ordinal(rule.date)} of ${of}`
}

const names = {
  'working-group': 'The working group',
  promoters: 'The promoters’ meeting',
  'export-club': 'The Export Club',
} as const
const hindrances = { free: 'a free day', weekend: 'a weekend', july: 'July' } as const

const name: Texts['meetings']['name'] = ({ meetingKind, title }) => title || names[meetingKind]
const whenIn =
  (f: Formats): Texts['meetings']['when'] =>
  ({ startsAt, endsAt }) =>
    `${f.moment(startsAt)} – ${f.time(endsAt)}`
const count: Texts['meetings']['count'] = ({ coming, declined, waiting, quorum }) =>
  [
    `Coming: ${coming} · Not coming: ${declined} · Not answered: ${waiting}.`,
    ...(quorum === null
      ? []
      : [coming >= quorum ? `Enough to decide (${quorum}).` : `${quorum} are needed to decide.`]),
  ].join(' ')

type Told = Omit<MeetingView, 'buttons'>

function tidingsIn(f: Formats): Texts['meetings']['tidings'] {
  const when = whenIn(f)
  const about = (view: MeetingRow): string => `${name(view)}, ${when(view)}`
  const late = ({ late: is }: Told, said: string): string => (is ? `This reminder comes late. ${said}` : said)
  const off = (view: Told): string => `Called off: ${about(view)}.${view.words === '' ? '' : ` Why: ${view.words}`}`
  return {
    invited: (view) =>
      view.stage === 'cancelled'
        ? off(view)
        : view.own === null
          ? `Invitations have gone out: ${about(view)}.`
          : `You are invited: ${about(view)}.`,
    deputy: (view) => (view.stage === 'cancelled' ? off(view) : `You are asked to come as a deputy: ${about(view)}.`),
    released: (view) => `You need not come as a deputy any more: ${about(view)}.`,
    moved: (view) =>
      view.stage === 'cancelled'
        ? off(view)
        : `There is a new time or place: ${about(view)}.${view.own?.answer === null ? ' Do you come?' : ''}`,
    cancelled: off,
    'week-before': (view) => late(view, `In a week: ${about(view)}. ${count(view)}`),
    agenda: (view) => late(view, `Coming up: ${about(view)}. Is there anything that should be on the agenda?`),
    'day-before': (view) => late(view, `A reminder: ${about(view)}.`),
    'hour-before': (view) => late(view, `Soon: ${about(view)}.`),
  }
}

const daysIn =
  (f: Formats): Texts['meetings']['days'] =>
  ({ days: all, hindered, clashes, people, from, to }) => [
    `${f.plural(all.length, 'meeting', 'meetings')}, ${hours(from)} – ${hours(to)}, for ${f.plural(people, 'person', 'people')}. Look at the days, and send the form once more to plan them:`,
    all
      .map((day) => {
        const found = hindered.find((one) => one.day === day)
        return found ? `${f.date(day)} (${hindrances[found.why]}; next good day ${f.date(found.instead)})` : f.date(day)
      })
      .join(' · '),
    ...clashes.map(
      (clash) =>
        `Note: ${name({ meetingKind: clash.kind, title: clash.title })} takes ${f.plural(clash.people, 'of the same people', 'of the same people')} ${f.moment(clash.startsAt)}.`,
    ),
  ]

const feed: Texts['meetings']['feed'] = ({ address, reachable }) =>
  address !== null
    ? [
        'Your calendar of meetings has this address. Add it in Outlook (“Subscribe from web”) or Google Calendar (“From URL”), and it keeps itself up to date:',
        address,
        'Whoever has the address sees your meetings. If it has come into the wrong hands, make a new one: the old one then stops working.',
      ]
    : [
        reachable
          ? 'You have no calendar address yet. Press “New address” to make one.'
          : 'Nobody has told me at which address I am reached from the internet, so there is no calendar to subscribe to. Ask whoever runs Manydoors.',
      ]

export function enMeetings(f: Formats): Texts['meetings'] {
  return {
    pattern: ({ rule, from, to }) => `${ruleIn(rule)}, ${hours(from)} – ${hours(to)}`,
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
        `${who}, ${organisation}: ${answer === 'yes' ? 'is coming' : answer === 'no' ? 'is not coming' : 'has not answered'}`,
        ...(deputy === null ? [] : [`${deputy} instead`]),
        ...(inPlaceOf === null ? [] : [`in place of ${inPlaceOf}`]),
      ].join(', '),
    listTitle: 'Meetings to come',
    listEmpty: 'No meetings are planned that you are invited to.',
    days: daysIn(f),
    labels: { place: 'Place', series: 'Series', convener: 'Convener', people: 'Invited' },
    feed,
    feedName: 'Meetings (Manydoors)',
    event: (facts) => ({
      title: name(facts),
      description: `Convened by ${facts.convener}. Answer in Slack or Teams whether you come.`,
    }),
  }
}

const stages = {
  planned: 'Planned. Invitations go out a month ahead.',
  started: 'The meeting is under way.',
  ended: 'The meeting is over.',
  cancelled: 'Called off.',
} as const

const answered = ({ answer, deputy }: NonNullable<MeetingRow['own']>): string =>
  answer === 'yes'
    ? 'You are coming.'
    : answer === 'no'
      ? deputy === null
        ? 'You are not coming.'
        : `You are not coming; ${deputy} does instead.`
      : 'You have not answered.'
