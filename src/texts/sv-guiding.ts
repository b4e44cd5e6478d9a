import { noon } from '../core/register/absence.ts'
import type { Judgement } from '../core/service/judge.ts'
import type { Openness, Review } from '../core/service/service.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const verdicts = { met: 'uppfyllt', 'not-met': 'inte uppfyllt', unknown: 'okänt för det här företaget' } as const

export const svGuiding = (f: Formats): Texts['guiding'] => ({
  intro: ({ needs, suggestions, fits, own }) => {
    const names = f.either(needs.map(({ sv }) => sv))
    if (needs.length === 0) {
      return 'Jag känner inte igen behovet och har därför inga förslag. Tryck på Hänvisa. Där väljer du behov, eller en mottagare direkt.'
    }
    if (suggestions.length > 0)
      return fits ? `Förslag för ${names}:` : `Ingen insats för ${names} passar helt. Närmast:`
    return own.length > 0
      ? `Ingen annan i nätverket har en insats för ${names}.`
      : `Ingen i nätverket har en insats för ${names}. Hänvisa till den du tror är rätt.`
  },
  own: (titles) => `Ni har själva: ${titles.join(', ')}.`,
  offer: ({ organisationName, title }) => `${organisationName}: ${title}`,
  referTo: (offer) => `Hänvisa till ${offer}`,
  group: 'Förslag',
  need: ({ sv }) => sv,
  reasons: ({ need, judged, openness, review, pace, reachable }) => [
    `Behov: ${need.sv}`,
    ...judged.map((one) => svRule(f, one)),
    svOpenness(f, openness),
    pace === null
      ? 'Svarstid: för få svar för att säga något'
      : `Accepterar oftast inom ${f.plural(Math.ceil(pace / 60), 'arbetstimme', 'arbetstimmar')}`,
    ...(review.is === 'fresh' ? [] : [`Obs: ${svReview(f, review)}`]),
    ...(reachable ? [] : ['Har ingen kö här: ring eller mejla i stället']),
  ],
  services: ({ organisation, quarter, services, total }) => ({
    title: `Insatser hos ${organisation}`,
    intro:
      total === 0
        ? `${organisation} har inga insatser i registret än.`
        : quarter === null
          ? svShown(f, services.length, total)
          : services.some(({ buttons }) => buttons.length > 0)
            ? 'Ett nytt kvartal har börjat. Stämmer det här fortfarande? Ändra det som inte gör det, och bekräfta resten.'
            : 'Ett nytt kvartal har börjat. Stämmer det här fortfarande? Teamledare, samordnare och nätverksadministratörer hos er kan ändra och bekräfta.',
  }),
  service: ({ need, eligibility: { employees, netTurnoverMinSek }, openness, review }) => [
    need.sv,
    ...(employees ? [`Anställda ${f.number(employees.from)}–${f.number(employees.to)}`] : []),
    ...(netTurnoverMinSek === null ? [] : [`Nettoomsättning minst ${f.number(netTurnoverMinSek)} kr`]),
    svOpenness(f, openness),
    svSentence(svReview(f, review)),
  ],
})

const svShown = (f: Formats, shown: number, total: number): string =>
  shown < total
    ? `Visar ${f.number(shown)} av ${f.number(total)}`
    : `${f.plural(total, 'insats', 'insatser')}; den som det är längst sedan någon såg över visas först`

const svSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const svRule = (f: Formats, one: Judgement): string =>
  one.rule === 'employees'
    ? `Anställda ${f.number(one.from)}–${f.number(one.to)}: ${verdicts[one.verdict]}${one.has === null ? '' : ` (${f.number(one.has)})`}`
    : `Nettoomsättning minst ${f.number(one.least)} kr: ${verdicts[one.verdict]}${one.has === null ? '' : ` (${f.number(one.has)} kr)`}`

const svOpenness = (f: Formats, openness: Openness): string => {
  if (openness.is === 'open') return 'Tar emot nya företag'
  if (openness.is === 'limited') return 'Begränsad kapacitet'
  return openness.until === null ? 'Stängd tills vidare' : `Stängd till och med ${f.day(noon(openness.until))}`
}

const svReview = (f: Formats, review: Review): string =>
  review.is === 'never'
    ? 'uppgifterna har aldrig setts över'
    : `uppgifterna sågs över ${f.day(noon(review.on))}${review.is === 'stale' ? ', för mer än ett halvår sedan' : ''}`

type Refused = 'suggestions-shown' | 'service-gone' | 'service-closed' | Kept
type Kept =
  | 'service-not-found'
  | 'service-twice'
  | 'not-a-keeper'
  | 'range-turned'
  | 'until-without-closing'
  | 'number-unreadable'
  | 'number-too-large'

export const svGuidingRefusals = (f: Formats): Pick<Texts['refusals'], Refused> => ({
  'suggestions-shown': () => 'Välj ett av förslagen nu, eller någon annan i listan.',
  'service-not-found': () =>
    'Ni har ingen sådan insats, eller så är den borttagen. Inget har ändrats. Skriv ”/dorrar insatser” för att se dem som finns.',
  'service-twice': () =>
    'Ni har redan en insats med den rubriken för det behovet, eller har haft. Välj en annan rubrik, eller lägg till den igen om den är borttagen.',
  'not-a-keeper': ({ keepers }) =>
    `Det är teamledare, samordnare och nätverksadministratörer som sköter sin organisations insatser. ${
      keepers.length === 0
        ? 'Er organisation har ingen sådan än: fråga den som sköter registret.'
        : `Fråga ${f.either(keepers)}.`
    } Inget har ändrats.`,
  'range-turned': () => 'Det högsta antalet är lägre än det lägsta. Byt plats på dem, eller ändra ett av dem.',
  'until-without-closing': () =>
    'En sista dag behövs bara om insatsen är stängd. Välj ”Nej, stängd just nu”, eller ta bort dagen.',
  'number-unreadable': ({ typed }) => `”${typed}” är inget heltal. Skriv bara siffror, till exempel 3 000 000.`,
  'number-too-large': ({ most }) => `Talet är för stort: högst ${f.number(most)}.`,
  'service-gone': () => 'Den insatsen finns inte längre. Välj ett annat förslag, eller någon annan i listan.',
  'service-closed': ({ title, organisation, until }) =>
    `${title} hos ${organisation} har stängts${until === null ? '' : ` till och med ${f.day(noon(until))}`} sedan du fick förslaget. Inget är skickat. Välj någon annan, eller skicka igen om du vill fråga ändå.`,
})

type DoneHere = 'service-added' | 'service-changed' | 'services-reviewed' | 'service-taken-away' | 'service-put-back'

export const svGuidingDone = (f: Formats): Pick<Texts['done'], DoneHere> => ({
  'service-added': ({ title }) => `${title} är tillagd och kan föreslås från och med nu.`,
  'service-changed': ({ title }) => `${title} är ändrad, och räknas som genomgången i dag.`,
  'services-reviewed': ({ count }) =>
    `Tack. ${f.plural(count, 'insats är genomgången', 'insatser är genomgångna')} i dag.`,
  'service-taken-away': ({ title }) => `${title} är borttagen och föreslås inte längre. Den finns kvar i historiken.`,
  'service-put-back': () => 'Insatsen är tillbaka.',
})
