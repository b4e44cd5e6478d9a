export type { DeclineReason } from '../referral/referral.ts'

/** `percent`: 0 to 100, with one decimal. `minutes`: of working time. `ratio`: a mean, with two decimals. */
export type Unit = 'count' | 'percent' | 'minutes' | 'ratio'

/** Every figure, in the order in which it is read. What each means stands in `count.ts` as code and in `texts` as words. */
export const figures = {
  companies: 'count',
  companiesNew: 'count',
  companiesReturning: 'count',
  casesOpened: 'count',
  casesClosed: 'count',
  casesOpen: 'count',
  referrals: 'count',
  acceptedInADay: 'percent',
  medianToAccept: 'minutes',
  p90ToAccept: 'minutes',
  medianToContact: 'minutes',
  closedIn90: 'percent',
  gotHelp: 'percent',
  firstDoorRight: 'percent',
  hops: 'ratio',
  warm: 'percent',
  declines: 'count',
  noWrongDoor: 'percent',
  stuck: 'count',
  meetingsHeld: 'count',
  actionsDone: 'count',
} as const satisfies { readonly [name: string]: Unit }

export type FigureName = keyof typeof figures

export const figureNames = Object.keys(figures).filter((name): name is FigureName => Object.hasOwn(figures, name))

/** Something for each figure. */
export function eachFigure<T>(of: (figure: FigureName) => T): { readonly [F in FigureName]: T } {
  const all = Object.fromEntries(figureNames.map((figure) => [figure, of(figure)]))
  const isWhole = (some: { readonly [key: string]: T }): some is { [F in FigureName]: T } =>
    figureNames.every((figure) => figure in some)
  if (!isWhole(all)) throw new Error('a figure is missing')
  return all
}

const times: readonly string[] = figureNames.filter((figure) => figures[figure] === 'minutes')
/** Not made up of what its parts came to: a median is neither a sum nor what is left of one. */
export const isTime = (figure: string): boolean => times.includes(figure)

/** Of no company's and nobody's in particular: told as it is, however few. */
export const isOfAll = (figure: FigureName): boolean => figure === 'meetingsHeld'

const momentary: readonly FigureName[] = ['casesOpen', 'stuck']
/** Of a moment: a year has none of them. */
export const isMomentary = (figure: FigureName): boolean => momentary.includes(figure)

/** Tables that stand beside the figures: each has a definition in words of its own. */
export const tables = [
  'fromTo',
  'doorOwner',
  'noWrongDoorBy',
  'needs',
  'municipalities',
  'declinesBy',
  'openByAge',
  'responseTimes',
] as const
export type TableName = (typeof tables)[number]

/** Days since a case was opened. */
export const ageBands = ['under-30', '30-89', '90-179', 'from-180'] as const
export type AgeBand = (typeof ageBands)[number]

/** Working time from offer to acceptance; `not-accepted`: not yet when the digest was made. */
export const responseBands = ['in-4-hours', 'in-1-day', 'in-2-days', 'in-5-days', 'later', 'not-accepted'] as const
export type ResponseBand = (typeof responseBands)[number]
