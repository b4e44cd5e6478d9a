import type { Case } from '../core/case/case.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import { dayIn } from '../core/register/absence.ts'
import { opennessOn } from '../core/service/service.ts'
import type { Choice } from '../core/service/service-store.ts'
import { caseNoFrom } from './case-no.ts'
import type { Occasion } from './intent.ts'
import { findReceiver, serviceIn } from './receiver.ts'
import { suggestPlease } from './refer-form.ts'
import { mayReceive, mayRefer } from './refer-rules.ts'
import { readShown } from './shown.ts'

interface Addressed {
  readonly found: Case
  readonly receiver: Receiver
}

/** The case that is meant and the receiver, or why this person cannot refer the one to the other. */
export async function addressed(
  ports: Ports,
  wanted: { readonly case: string; readonly to: string },
  occasion: Occasion,
): Promise<Outcome<Addressed>> {
  const no = caseNoFrom(wanted.case, occasion.by.network.prefix)
  const [found, receiver] = await Promise.all([ports.cases.byNo(no), receiverFor(ports, wanted.to)])
  if (found === null) return refuse({ code: 'case-not-found', wanted: no })
  // Before anything else is asked for: nobody should fill a form in for a case that is no longer theirs.
  const barred = mayRefer(found, occasion)
  if (barred) return barred
  if (!receiver.ok) return receiver
  return mayReceive(found, receiver.value, occasion) ?? allow({ found, receiver: receiver.value })
}

interface Chosen {
  readonly to: string
  readonly suggested: string
}

/** A receiver as a form or a line names it; a service as it was suggested; or that one wants to be shown some. */
export async function receiverFor(ports: Ports, to: string): Promise<Outcome<Receiver>> {
  if (to === '') return refuse({ code: 'required', field: 'to' })
  return to === suggestPlease ? refuse({ code: 'suggestions-shown' }) : findReceiver(ports, to)
}

/** Whoever is told that a service is closed may ask all the same; nobody is to find it out afterwards. */
export async function closedSince(ports: Ports, { to, suggested }: Chosen, { by, now }: Occasion) {
  const service = serviceIn(to)
  const offering = service && (await ports.services.byId(service))
  if (!offering) return null
  const openness = opennessOn(offering, dayIn(by.network.timeZone, now))
  const shown = readShown(suggested)?.services.find((one) => one.service === service)
  if (openness.is !== 'closed' || shown?.openness === 'closed') return null
  const { title, organisationName: organisation } = offering
  return refuse({ code: 'service-closed', title, organisation, until: openness.until })
}

/** What was shown before it, and what was chosen. */
export const choiceIn = ({ suggested, to }: Chosen): Choice => ({ shown: readShown(suggested), service: serviceIn(to) })
