import { noon } from '../core/register/absence.ts'
import type { Judgement } from '../core/service/judge.ts'
import type { Openness, Review } from '../core/service/service.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const verdicts = { met: 'met', 'not-met': 'not met', unknown: 'unknown for this company' } as const

export const enGuiding = (f: Formats): Texts['guiding'] => ({
  intro: ({ needs, suggestions, fits, own }) => {
    const names = f.either(needs.map(({ en }) => en))
    if (needs.length === 0) {
      return 'I do not recognise the need, so I have nothing to suggest. Press Refer: there you choose the need, or a receiver at once.'
    }
    if (suggestions.length > 0) return fits ? `Suggestions for ${names}:` : `No service for ${names} fits. The nearest:`
    return own.length > 0
      ? `Nobody else in the network has a service for ${names}.`
      : `Nobody in the network has a service for ${names}. Refer to whomever you think is right.`
  },
  own: (titles) => `You have it yourselves: ${titles.join(', ')}.`,
  offer: ({ organisationName, title }) => `${organisationName}: ${title}`,
  referTo: (offer) => `Refer to ${offer}`,
  group: 'Suggestions',
  need: ({ en }) => en,
  reasons: ({ need, judged, openness, review, pace, reachable }) => [
    `Need: ${need.en}`,
    ...judged.map((one) => enRule(f, one)),
    enOpenness(f, openness),
    pace === null
      ? 'Response time: too few answers to say'
      : `Usually accepts within ${f.plural(Math.ceil(pace / 60), 'working hour', 'working hours')}`,
    ...(review.is === 'fresh' ? [] : [`Note: ${enReview(f, review)}`]),
    ...(reachable ? [] : ['Has no queue here: phone or e-mail instead']),
  ],
  services: ({ organisation, quarter, services, total }) => ({
    title: `Services of ${organisation}`,
    intro:
      total === 0
        ? `${organisation} has no services in the register yet.`
        : quarter === null
          ? enShown(f, services.length, total)
          : services.some(({ buttons }) => buttons.length > 0)
            ? 'A new quarter has begun. Is all of this still right? Change what is not, and confirm the rest.'
            : 'A new quarter has begun. Is all of this still right? Team leads, coordinators and network administrators of yours can change and confirm it.',
  }),
  service: ({ need, eligibility: { employees, netTurnoverMinSek }, openness, review }) => [
    need.en,
    ...(employees ? [`Employees ${f.number(employees.from)}–${f.number(employees.to)}`] : []),
    ...(netTurnoverMinSek === null ? [] : [`Net turnover of SEK ${f.number(netTurnoverMinSek)} or more`]),
    enOpenness(f, openness),
    enSentence(enReview(f, review)),
  ],
})

const enShown = (f: Formats, shown: number, total: number): string =>
  shown < total
    ? `Showing ${f.number(shown)} of ${f.number(total)}`
    : `${f.plural(total, 'service', 'services')}, the one reviewed longest ago first`

const enSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

const enRule = (f: Formats, one: Judgement): string =>
  one.rule === 'employees'
    ? `Employees ${f.number(one.from)}–${f.number(one.to)}: ${verdicts[one.verdict]}${one.has === null ? '' : ` (${f.number(one.has)})`}`
    : `Net turnover of SEK ${f.number(one.least)} or more: ${verdicts[one.verdict]}${one.has === null ? '' : ` (SEK ${f.number(one.has)})`}`

const enOpenness = (f: Formats, openness: Openness): string => {
  if (openness.is === 'open') return 'Takes on new companies'
  if (openness.is === 'limited') return 'Limited capacity'
  return openness.until === null
    ? 'Closed until further notice'
    : `Closed until ${f.day(noon(openness.until))}, that day included`
}

const enReview = (f: Formats, review: Review): string =>
  review.is === 'never'
    ? 'the details have never been reviewed'
    : `the details were reviewed on ${f.day(noon(review.on))}${review.is === 'stale' ? ', more than half a year ago' : ''}`

type Refused = 'suggestions-shown' | 'service-gone' | 'service-closed' | Kept
type Kept =
  | 'service-not-found'
  | 'service-twice'
  | 'not-a-keeper'
  | 'range-turned'
  | 'until-without-closing'
  | 'number-unreadable'
  | 'number-too-large'

export const enGuidingRefusals = (f: Formats): Pick<Texts['refusals'], Refused> => ({
  'suggestions-shown': () => 'Now choose one of the suggestions, or somebody else in the list.',
  'service-not-found': () =>
    'You have no such service, or it has been taken away. Nothing has been changed. Type “/doors services” to see those that there are.',
  'service-twice': () =>
    'You have a service of that name for that need already, or have had. Choose another name, or add it again if it has been taken away.',
  'not-a-keeper': ({ keepers }) =>
    `Team leads, coordinators and network administrators keep their organisation’s services. ${
      keepers.length === 0 ? 'Yours has none of them yet: ask whoever keeps the register.' : `Ask ${f.either(keepers)}.`
    } Nothing has been changed.`,
  'range-turned': () => 'The highest number is lower than the lowest. Swap them, or change one of them.',
  'until-without-closing': () =>
    'A last day is needed only for what is closed. Choose “No, closed for now”, or take the day away.',
  'number-unreadable': ({ typed }) => `“${typed}” is not a whole number. Write digits only, such as 3 000 000.`,
  'number-too-large': ({ most }) => `The number is too large: at most ${f.number(most)}.`,
  'service-gone': () => 'That service is not there any more. Choose another suggestion, or somebody else in the list.',
  'service-closed': ({ title, organisation, until }) =>
    `${title} at ${organisation} has been closed${until === null ? '' : ` until ${f.day(noon(until))}`} since it was suggested to you. Nothing has been sent. Choose somebody else, or send again if you want to ask all the same.`,
})

type DoneHere = 'service-added' | 'service-changed' | 'services-reviewed' | 'service-taken-away' | 'service-put-back'

export const enGuidingDone = (f: Formats): Pick<Texts['done'], DoneHere> => ({
  'service-added': ({ title }) => `${title} has been added, and can be suggested from now on.`,
  'service-changed': ({ title }) => `${title} has been changed, and counts as reviewed today.`,
  'services-reviewed': ({ count }) => `Thank you. ${f.plural(count, 'service', 'services')} reviewed today.`,
  'service-taken-away': ({ title }) =>
    `${title} has been taken away and is not suggested any more. It stays in the history.`,
  'service-put-back': () => 'The service is back.',
})
