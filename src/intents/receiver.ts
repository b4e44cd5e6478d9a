import { z } from 'zod'
import type { ServiceId } from '../core/ids.ts'
import type { Recipient } from '../core/notice.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import { noon } from '../core/register/absence.ts'
import type { AwayNote, Option } from '../views/form.ts'
import { mentionedIn, withoutIds } from './mention.ts'
import { nearest } from './nearest.ts'

const uuid = z.uuid()

/**
 * Finds whom somebody means: a mentioned person (see `mentionOf`), a choice from a form (an organisation's key, or
 * `organisation/member`, or a service of its), or a key, name or e-mail as it was typed, with or without "@".
 */
export async function findReceiver(ports: Ports, typed: string): Promise<Outcome<Receiver>> {
  const mentioned = mentionedIn(typed)
  if (mentioned) return known(typed, [await ports.register.receiverByIdentity(mentioned)])
  const service = serviceIn(typed)
  if (service) return whoOffers(ports, service)
  const [organisation, member] = typed.split('/')
  if (organisation && member) {
    const choices = await ports.register.receivers(member)
    return known(
      member,
      choices.filter((one) => one.organisation.key === organisation),
    )
  }
  const wanted = typed.replace(/^@/, '')
  const found = await ports.register.receivers(wanted)
  if (found.length === 1) return known(wanted, found)
  const all = await ports.register.all()
  const names = found.length > 1 ? found.map(keyOf) : nearest(wanted, all.flatMap(namesOf), 3)
  return refuse({ code: 'receiver-unknown', wanted: shown(typed), nearest: names })
}

/** The service that a choice stands for, as suggestions are chosen: `#` and its id. */
export const serviceIn = (to: string): ServiceId | null => {
  const isService = (text: string): text is ServiceId => uuid.safeParse(text).success
  const named = to.slice(1)
  return to.startsWith('#') && isService(named) ? named : null
}

/** An organisation's name as a choice means its queue; its people stand below it. */
export async function receiverOptions(ports: Ports): Promise<readonly Option[]> {
  const all = await ports.register.all()
  return all.flatMap(({ organisation, members }) => [
    ...(organisation.handovers === null
      ? []
      : [{ value: organisation.key, label: organisation.name, group: organisation.name }]),
    ...members
      .filter((member) => member.chat !== null)
      .map((member) => ({
        value: `${organisation.key}/${member.key}`,
        label: member.name,
        group: organisation.name,
        ...(member.away && { awayUntil: noon(member.away.until) }),
      })),
  ])
}

export const receiverName = ({ organisation, member }: Receiver): string =>
  member === null ? organisation.name : `${member.name}, ${organisation.name}`

/** What a sender is to know before and after sending. */
export const awayNote = ({ member }: Receiver): AwayNote | null =>
  member?.away
    ? { name: member.name, until: noon(member.away.until), standIn: member.away.standIn?.name ?? null }
    : null

/** Where an offer to this receiver arrives: with the person, and while that one is away with the stand-in, or in the organisation's queue. */
export function arrivesAt({ organisation, member }: Receiver): readonly Recipient[] {
  const queue = organisation.handovers === null ? [] : [{ channel: organisation.handovers }]
  if (member === null) return queue
  const { away } = member
  return [
    { member: member.id },
    ...(away === null ? [] : away.standIn === null ? queue : [{ member: away.standIn.id }]),
  ]
}

export const keyOf = ({ organisation, member }: Receiver): string =>
  member === null ? organisation.key : `${organisation.key}/${member.key}`

export const isReachable = ({ organisation, member }: Receiver): boolean =>
  member === null ? organisation.handovers !== null : member.chat !== null

async function whoOffers(ports: Ports, service: ServiceId): Promise<Outcome<Receiver>> {
  const offering = await ports.services.byId(service)
  const found = offering && (await ports.register.receiverById(offering.organisation, null))
  return found ? allow(found) : refuse({ code: 'service-gone' })
}

function known(wanted: string, found: readonly (Receiver | null)[]): Outcome<Receiver> {
  const [only] = found
  return only ? allow(only) : refuse({ code: 'receiver-unknown', wanted: shown(wanted), nearest: [] })
}

const namesOf = ({
  organisation,
  members,
}: Awaited<ReturnType<Ports['register']['all']>>[number]): readonly string[] => [
  organisation.key,
  ...members.map((member) => member.name),
]

const shown = (typed: string): string => withoutIds(typed).slice(0, 60)
