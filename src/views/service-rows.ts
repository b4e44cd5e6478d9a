import type { OrganisationId } from '../core/ids.ts'
import { dayIn } from '../core/register/absence.ts'
import type { Network, Role } from '../core/register/register.ts'
import { mayKeep } from '../core/service/keep.ts'
import { needsOf } from '../core/service/recognise.ts'
import { type Directory, type Offering, opennessOn, reviewOn } from '../core/service/service.ts'
import { button } from './button.ts'
import type { Button, View } from './view.ts'

/** As many as there is room for: with all their buttons and long names in a card of Teams. */
const mostServices = 12

interface Reader {
  readonly network: Network
  readonly organisation: OrganisationId
  readonly roles: readonly Role[]
}

interface Whose {
  readonly id: OrganisationId
  readonly name: string
  /** The place of the first that is shown. */
  readonly from: number
}

/** An organisation's services on a day; what has waited longest for a review first. */
export function listServices(
  { needs: listed, offerings }: Directory,
  { id, name, from }: Whose,
  reader: Reader,
  now: Date,
): View<'services'> {
  const today = dayIn(reader.network.timeZone, now)
  const needs = needsOf(listed, offerings)
  const own = offerings.filter(({ organisation }) => organisation === id).toSorted(byReview)
  const keeps = id === reader.organisation && mayKeep(reader.roles)
  const shown = own.slice(from, from + mostServices)
  return {
    kind: 'services',
    organisation: name,
    quarter: null,
    services: shown.map((service) => ({
      title: service.title,
      need: needs.find(({ key }) => key === service.need) ?? { sv: service.need, en: service.need },
      eligibility: service.eligibility,
      openness: opennessOn(service, today),
      review: reviewOn(service, today),
      buttons: keeps ? rowButtons(service, today) : [],
    })),
    total: own.length,
    buttons: [
      ...(keeps ? [button('services.add', {}, { opens: true })] : []),
      // Nobody confirms what is not shown.
      ...(keeps && own.length > 1 && shown.length === own.length ? [button('services.confirm-all', {})] : []),
      ...(own.length > from + shown.length
        ? [button('services.more', { organisation: name, from: String(from + shown.length) })]
        : []),
    ],
  }
}

function rowButtons(service: Offering, today: string): readonly Button[] {
  const input = { service: service.id }
  const stale = reviewOn(service, today).is !== 'fresh'
  return [
    ...(service.reviewed === today ? [] : [button('services.confirm', input, { weight: stale ? 'main' : 'plain' })]),
    button('services.edit', input, { opens: true }),
    button('services.take-away', input, { weight: 'grave' }),
  ]
}

const byReview = (one: Offering, other: Offering): number =>
  compare(one.reviewed ?? '', other.reviewed ?? '') || compare(one.title, other.title) || compare(one.id, other.id)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
