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
      return 'Jag känner inte igen behovet och har därför inga förslag. Tryck Hänvisa: där väljer du behov, eller en mottagare direkt.'
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
      ? 'För få svar den senaste tiden för att säga något om svarstiden'
      : `Accepterar oftast inom ${f.plural(Math.ceil(pace / 60), 'arbetstimme', 'arbetstimmar')}`,
    ...(review.is === 'fresh' ? [] : [`Obs: ${svReview(f, review)}`]),
    ...(reachable ? [] : ['Har ingen kö här: ring eller mejla i stället']),
  ],
})

const svRule = (f: Formats, one: Judgement): string =>
  one.rule === 'employees'
    ? `Anställda ${f.number(one.from)}–${f.number(one.to)}: ${verdicts[one.verdict]}${one.has === null ? '' : ` (${f.number(one.has)})`}`
    : `Nettoomsättning minst ${f.number(one.least)} kr: ${verdicts[one.verdict]}${one.has === null ? '' : ` (${f.number(one.has)} kr)`}`

const svOpenness = (f: Formats, openness: Openness): string => {
  if (openness.is === 'open') return 'Tar emot'
  if (openness.is === 'limited') return 'Begränsad kapacitet'
  return openness.until === null ? 'Stängd tills vidare' : `Stängd till och med ${f.day(noon(openness.until))}`
}

const svReview = (f: Formats, review: Review): string =>
  review.is === 'never'
    ? 'uppgifterna har aldrig setts över'
    : `uppgifterna sågs över ${f.day(noon(review.on))}${review.is === 'stale' ? ', för mer än ett halvår sedan' : ''}`

type Refused = 'suggestions-shown' | 'service-gone' | 'service-closed'

export const svGuidingRefusals = (f: Formats): Pick<Texts['refusals'], Refused> => ({
  'suggestions-shown': () => 'Välj ett av förslagen nu, eller någon annan i listan.',
  'service-gone': () => 'Den insatsen finns inte längre. Välj ett annat förslag, eller någon annan i listan.',
  'service-closed': ({ title, organisation, until }) =>
    `${title} hos ${organisation} har stängts${until === null ? '' : ` till och med ${f.day(noon(until))}`} sedan du fick förslaget. Inget är skickat. Välj någon annan, eller skicka igen om du vill fråga ändå.`,
})
