import type { View } from '../views/view.ts'
import type { Formats } from './formats.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  ...{ label, hint, placeholder },
})

export const svWarmButtons = {
  'warm.book': 'Boka varm överlämning',
  'warm.choose': 'Välj tiden',
  'warm.counter': 'Ingen av dem passar',
  'warm.move': 'Flytta mötet',
  'warm.cancel': 'Ställ in mötet',
  'warm.held': 'Hölls',
  'warm.not-held': 'Blev inte av',
} as const satisfies Partial<Texts['buttons']>

export const svWarmForms = {
  'warm.book': {
    title: 'Boka varm överlämning',
    submit: 'Föreslå tiderna',
    intro:
      'Företaget, du och den andra främjaren träffas. Den andra väljer en av tiderna. De anges i din egen tidszon.',
  },
  'warm.counter': {
    title: 'Föreslå andra tider',
    submit: 'Föreslå tiderna',
    intro: 'Den andra väljer en av dem. Tiderna anges i din egen tidszon.',
  },
  'warm.move': {
    title: 'Flytta mötet',
    submit: 'Föreslå tiderna',
    intro: 'Den bokade tiden slutar gälla direkt. Den andra väljer en av de nya tiderna, som anges i din egen tidszon.',
  },
  'warm.cancel': { title: 'Ställ in mötet', submit: 'Ställ in', intro: 'Den andra främjaren får veta det direkt.' },
} as const satisfies Partial<Texts['forms']>

export const svWarmFields = {
  day1: text('Förslag 1: dag'),
  time1: text('Förslag 1: tid'),
  day2: text('Förslag 2: dag'),
  time2: text('Förslag 2: tid'),
  day3: text('Förslag 3: dag'),
  time3: text('Förslag 3: tid'),
  minutes: text('Hur lång tid?'),
  place: text('Plats eller länk', 'Står i detaljerna och i kalenderfilen, aldrig i chatten.'),
  guests: text(
    'Vem kommer från företaget?',
    'Syns bara för era två organisationer, efter ett klick. Aldrig i chatten eller i kalenderfilen.',
  ),
}

export const svWarmOwn = { 'warm.cancel': { note: text('Varför?', 'Står i detaljerna, för era två organisationer.') } }

/** ”Tis 1 dec 09:00”. */
const timeIn = (f: Formats, at: Date): string => f.moment(at).replace(/^./u, (first) => first.toLocaleUpperCase('sv'))

const about = ({ caseNo, need }: Pick<View<'warm'>, 'caseNo' | 'need'>) => `${caseNo} (${need})`

export function svWarm(f: Formats): Texts['warm'] {
  const at = (when: Date | null) => (when === null ? '' : `, ${f.moment(when)}`)
  const by = ({ booking }: Pick<View<'warm'>, 'booking'>) => booking.by ?? 'Någon'
  return {
    tidings: {
      proposed: (view) => `${by(view)} föreslår tre tider för en varm överlämning av ${about(view)}.`,
      countered: (view) =>
        `Ingen av tiderna passade. ${by(view)} föreslår tre andra för den varma överlämningen av ${about(view)}.`,
      chosen: (view) =>
        `Bokat: varm överlämning av ${about(view)}${at(view.booking.at)}. ${by(view)} valde tiden. Ni meddelar företaget tiden.`,
      moved: (view) =>
        `${by(view)} behöver flytta den varma överlämningen av ${about(view)} och föreslår tre andra tider. Den förra tiden gäller inte längre.`,
      cancelled: (view) =>
        view.booking.by === null
          ? `Den varma överlämningen av ${about(view)}${at(view.booking.at)} är inställd, eftersom hänvisningen inte längre pågår. Meddela företaget.`
          : `${view.booking.by} har ställt in den varma överlämningen av ${about(view)}${at(view.booking.at)}. Kom överens om vem som säger till företaget.`,
      'day-before': (view) => `Påminnelse: varm överlämning av ${about(view)}${at(view.booking.at)}.`,
      'hour-before': (view) => `Snart dags: varm överlämning av ${about(view)}${at(view.booking.at)}.`,
      over: (view) => `Hölls mötet? Varm överlämning av ${about(view)}${at(view.booking.at)}.`,
    },
    stands: ({ stage, at: when }) => {
      const time = when === null ? '' : f.moment(when)
      return {
        proposed: 'Varm överlämning: tider är föreslagna',
        countered: 'Varm överlämning: andra tider är föreslagna',
        chosen: `Varm överlämning bokad ${time}`,
        held: `Varm överlämning hölls ${time}`,
        'not-held': `Varm överlämning blev inte av ${time}`,
        cancelled: 'Varm överlämning inställd',
      }[stage].trim()
    },
    time: (when) => timeIn(f, when),
    labels: {
      warm: 'Varm överlämning',
      times: 'Föreslagna tider',
      minutes: 'Minuter',
      place: 'Plats eller länk',
      guests: 'Från företaget',
      addToCalendar: 'Lägg i kalendern',
      takeFromCalendar: 'Ta bort ur kalendern',
    },
    event: ({ hosts, caseNo }) => ({
      title: `Varm överlämning: ${hosts.map(({ organisation }) => organisation).join(' och ')}`,
      description: `Ett möte mellan företaget och ${hosts.map(({ name, organisation }) => `${name}, ${organisation}`).join(', och ')}. Ärende ${caseNo}.`,
    }),
  }
}

export const svWarmDone = (f: Formats): Pick<Texts['done'], 'warm'> => ({
  warm: ({ move, caseNo, to, time }) => {
    const when = time === null ? '' : f.moment(time)
    switch (move) {
      case 'propose':
      case 'counter':
        return `${to} har fått tre tider att välja på för den varma överlämningen av ${caseNo}.`
      case 'choose':
        return `Bokat: varm överlämning av ${caseNo}, ${when}. ${to} har fått veta det.`
      case 'move':
        return `Den bokade tiden för ${caseNo} gäller inte längre. ${to} har fått tre andra att välja på.`
      case 'cancel':
        return `Den varma överlämningen av ${caseNo} är inställd. ${to} har fått veta det.`
      case 'held':
        return `Antecknat: den varma överlämningen av ${caseNo} hölls.`
      case 'not-held':
        return `Antecknat: den varma överlämningen av ${caseNo} blev inte av. Ni kan boka en ny tid.`
    }
  },
})

export const svWarmHappening = (f: Formats): Pick<Texts['happenings'], 'warm'> => ({
  warm: ({ move, time, words }) =>
    `${did[move]}${time ? ` (${f.moment(time)})` : ''}${words === '' ? '' : `: ${words}`}`,
})

const did = {
  propose: 'föreslog tider för en varm överlämning',
  counter: 'föreslog andra tider för den varma överlämningen',
  choose: 'valde tid för den varma överlämningen',
  move: 'flyttade den varma överlämningen',
  cancel: 'ställde in den varma överlämningen',
  held: 'antecknade att den varma överlämningen hölls',
  'not-held': 'antecknade att den varma överlämningen inte blev av',
} as const

type WarmRefusal =
  | 'warm-moved-on'
  | 'warm-own-proposal'
  | 'warm-begun'
  | 'warm-not-yet'
  | 'warm-time-past'
  | 'warm-not-now'
  | 'time-past'
  | 'time-twice'
  | 'time-unreadable'
  | 'time-skipped'

export const svWarmRefusals = (f: Formats): Pick<Texts['refusals'], WarmRefusal> => ({
  'warm-moved-on': ({ stage, by, oneself, time }) => {
    const stands = svWarm(f).stands({ stage, at: time })
    if (oneself) return `Du har redan gjort det. ${stands}. Inget har ändrats.`
    return by === null
      ? 'Mötet är inställt, eftersom hänvisningen inte längre pågår. Inget har ändrats.'
      : `För sent: ${by} hann före. ${stands}. Inget har ändrats.`
  },
  'warm-own-proposal': () => 'Du har själv föreslagit tiderna, så det är den andra främjaren som väljer.',
  'warm-begun': () => 'Mötet har redan börjat, så det går inte att flytta eller ställa in. Ange om det hölls.',
  'warm-not-yet': () => 'Mötet har inte varit än. Ange efteråt om det hölls.',
  'warm-time-past': () => 'Den tiden har hunnit passera. Välj en annan, eller föreslå nya.',
  'warm-not-now': ({ caseNo }) =>
    `Det går inte att boka en varm överlämning av ${caseNo} nu. Hänvisningen ska vara accepterad och pågå, och inget annat möte vara på gång; ”Visa detaljer” visar läget.`,
  'time-past': () => 'Den tiden har redan varit. Välj en senare.',
  'time-twice': () => 'Den tiden har du redan föreslagit. Välj en annan.',
  'time-unreadable': ({ typed }) => `”${typed}” är inget klockslag. Skriv det som 09:30.`,
  'time-skipped': ({ typed }) => `${typed} finns inte den dagen: klockan ställs om till sommartid. Välj en annan tid.`,
})
