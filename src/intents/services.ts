import { z } from 'zod'
import type { OrganisationId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { listServices } from '../views/service-rows.ts'
import { line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { findReceiver } from './receiver.ts'

const input = z.object({ organisation: line(200), from: line(6) })

async function list(ports: Ports, wanted: z.infer<typeof input>, occasion: Occasion) {
  const found = await organisationFor(ports, wanted.organisation, occasion)
  if (!found.ok) return found
  const { id, name } = found.value
  const { by, now } = occasion
  const directory = await ports.services.directory(null)
  const from = /^\d+$/.test(wanted.from) ? Number(wanted.from) : 0
  return allow(listServices(directory, { id, name, from }, by, now))
}

/** What one's own organisation offers, or another: how it stands with each. */
export const services = defineIntent({ name: 'doors.services', writes: false, input, run: list })

/** The rest of a long list. */
export const servicesMore = defineIntent({ name: 'services.more', writes: false, input, run: list })

type Named = { readonly id: OrganisationId; readonly name: string }

async function organisationFor(ports: Ports, typed: string, { by }: Occasion): Promise<Outcome<Named>> {
  if (typed === '') return allow({ id: by.organisation, name: by.organisationName })
  const found = await findReceiver(ports, typed)
  if (!found.ok) return found
  const { organisation } = found.value
  return organisation ? allow(organisation) : refuse({ code: 'receiver-unknown', wanted: typed, nearest: [] })
}
