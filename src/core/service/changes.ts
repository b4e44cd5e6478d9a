import type { Day } from '../case/day.ts'
import type { ServiceId } from '../ids.ts'
import { plus } from '../meeting/recurrence.ts'
import { type Offering, type Openness, opennessOn, type Service } from './service.ts'

/** How a service was kept; null: it was not offered. */
type Kept = Pick<Service, 'capacity' | 'closedUntil'> | null

type Named = Pick<Offering, 'organisationName' | 'title'>

/** Something that an organisation has done with one of its services. */
export interface Logged extends Named {
  readonly service: ServiceId
  readonly on: Day
  readonly was: Kept
  readonly became: Kept
}

export type Standing = Openness | { readonly is: 'none' }

/** What has become of a service over a time, whatever happened between. */
export interface ServiceChange extends Named {
  readonly was: Standing
  readonly now: Standing
  readonly on: Day
}

const standing = (kept: Kept, day: Day): Standing => (kept === null ? { is: 'none' } : opennessOn(kept, day))

const isSame = (one: Standing, other: Standing): boolean =>
  one.is === other.is && (one.is !== 'closed' || other.is !== 'closed' || one.until === other.until)

/**
 * What is otherwise than it was, the latest last. What has been open again since its day came is told without anybody having done anything;
 * what was changed and changed back is not told.
 */
export function changesOf(
  offerings: readonly Offering[],
  logged: readonly Logged[],
  { since, until }: { readonly since: Day; readonly until: Day },
): readonly ServiceChange[] {
  const untouched = offerings
    .filter(({ id }) => !logged.some(({ service }) => service === id))
    .map((one): Logged => ({ ...one, service: one.id, on: since, was: one, became: one }))
  const services = [...Map.groupBy([...logged, ...untouched], ({ service }) => service).values()]
  return services
    .flatMap((own) => changeOf(own, since, until) ?? [])
    .toSorted(
      (one, other) =>
        one.on.localeCompare(other.on) ||
        one.organisationName.localeCompare(other.organisationName, 'sv') ||
        one.title.localeCompare(other.title, 'sv'),
    )
}

function changeOf(own: readonly Logged[], since: Day, until: Day): ServiceChange | null {
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return null
  const [was, now] = [standing(first.was, since), standing(last.became, until)]
  if (isSame(was, now)) return null
  const { organisationName, title, became, on } = last
  const closedUntil = became?.capacity === 'closed' ? became.closedUntil : null
  const reopened = now.is === 'open' && closedUntil !== null
  return { organisationName, title, was, now, on: reopened ? plus(closedUntil, 1) : on }
}

/** Services that are closed for a time, by the day until which they are. */
export const closingOf = (offerings: readonly Offering[], today: Day): readonly (Named & { readonly until: Day })[] =>
  offerings
    .flatMap(({ organisationName, title, ...service }) => {
      const openness = opennessOn(service, today)
      return openness.is === 'closed' && openness.until !== null
        ? [{ organisationName, title, until: openness.until }]
        : []
    })
    .toSorted(
      (one, other) =>
        one.until.localeCompare(other.until) || one.organisationName.localeCompare(other.organisationName, 'sv'),
    )
