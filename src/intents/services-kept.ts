import { z } from 'zod'
import type { ServiceId } from '../core/ids.ts'
import { capacities } from '../core/network-file.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { dayIn } from '../core/register/absence.ts'
import { describeService, mayKeep, most } from '../core/service/keep.ts'
import { needsOf } from '../core/service/recognise.ts'
import type { Offering } from '../core/service/service.ts'
import type { Done } from '../views/done.ts'
import type { Field } from '../views/form.ts'
import type { Button } from '../views/view.ts'
import { choice, day, id, line, number } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'

const described = {
  title: line(most.title),
  needKey: line(60),
  employeesFrom: number(most.employees),
  employeesTo: number(most.employees),
  turnoverMin: number(most.turnover),
  capacity: choice(capacities),
  closedUntil: day,
}
const input = z.object(described)
type Typed = z.infer<typeof input>

/** One more thing that one's own organisation offers. */
export const serviceAdd = defineIntent({
  name: 'services.add',
  writes: true,
  input,
  form: async (ports, known) => ({
    kind: 'form',
    form: 'services.add',
    keep: {},
    fields: await serviceFields(ports, known, null),
  }),
  run: async (ports, typed, occasion) => {
    const barred = await barredFrom(ports, occasion)
    if (barred) return barred
    const service = await serviceFrom(ports, typed, occasion)
    if (!service.ok) return service
    const added = await ports.services.keeping.add({ id: ports.newId(), ...service.value }, occasion.by, occasion.now)
    return added
      ? kept(ports, occasion, { what: 'service-added', title: typed.title })
      : refuse({ code: 'service-twice' })
  },
})

export const serviceEdit = defineIntent({
  name: 'services.edit',
  writes: true,
  input: z.object({ service: id<'service'>(), ...described }),
  form: async (ports, known, occasion) => ({
    kind: 'form',
    form: 'services.edit',
    keep: { service: known['service'] ?? '' },
    fields: await serviceFields(ports, known, await ownService(ports, known['service'] ?? '', occasion)),
  }),
  run: async (ports, { service: wanted, ...typed }, occasion) => {
    const barred = await barredFrom(ports, occasion)
    if (barred) return barred
    if ((await ownService(ports, wanted, occasion)) === null) return refuse({ code: 'service-not-found' })
    const service = await serviceFrom(ports, typed, occasion)
    if (!service.ok) return service
    const changed = await ports.services.keeping.change({ id: wanted, ...service.value }, occasion.by, occasion.now)
    if (changed === 'twice') return refuse({ code: 'service-twice' })
    if (changed === 'gone') return refuse({ code: 'service-not-found' })
    return kept(ports, occasion, { what: 'service-changed', title: typed.title })
  },
})

/** It still is as it says: one of them, in one click. */
export const serviceConfirm = defineIntent({
  name: 'services.confirm',
  writes: true,
  input: z.object({ service: id<'service'>() }),
  run: (ports, { service }, occasion) => review(ports, service, occasion),
})

export const serviceConfirmAll = defineIntent({
  name: 'services.confirm-all',
  writes: true,
  input: z.object({}),
  run: (ports, _, occasion) => review(ports, 'all', occasion),
})

async function review(ports: Ports, which: ServiceId | 'all', occasion: Occasion) {
  const { by, now } = occasion
  const barred = await barredFrom(ports, occasion)
  if (barred) return barred
  const count = await ports.services.keeping.review(which, by, now, today(occasion))
  return count === 0
    ? refuse({ code: 'service-not-found' })
    : kept(ports, occasion, { what: 'services-reviewed', count })
}

/** It is kept, so that it can be seen what was suggested once; and can be put back. */
export const serviceTakeAway = defineIntent({
  name: 'services.take-away',
  writes: true,
  input: z.object({ service: id<'service'>() }),
  run: async (ports, { service }, occasion) => {
    const { by, now } = occasion
    const barred = await barredFrom(ports, occasion)
    if (barred) return barred
    const own = await ownService(ports, service, occasion)
    if (own === null || !(await ports.services.keeping.takeAway(service, by, now)))
      return refuse({ code: 'service-not-found' })
    const undo: Button = { intent: 'services.put-back', input: { service }, weight: 'plain', opens: false }
    return kept(ports, occasion, { what: 'service-taken-away', title: own.title }, [undo])
  },
})

export const servicePutBack = defineIntent({
  name: 'services.put-back',
  writes: true,
  input: z.object({ service: id<'service'>() }),
  run: async (ports, { service }, occasion) => {
    const barred = await barredFrom(ports, occasion)
    if (barred) return barred
    const back = await ports.services.keeping.putBack(service, occasion.by, occasion.now)
    return back ? kept(ports, occasion, { what: 'service-put-back' }) : refuse({ code: 'service-not-found' })
  },
})

const today = ({ by, now }: Occasion) => dayIn(by.network.timeZone, now)

/** Cards that show the services come to show the change. */
async function kept(ports: Ports, { by }: Occasion, done: Done, buttons: readonly Button[] = []) {
  await ports.notices.refresh(by.organisation)
  const list: Button = { intent: 'doors.services', input: {}, weight: 'plain', opens: false }
  return allow({ kind: 'done' as const, done, buttons: [...buttons, list] })
}

/** Whoever may not is told who may; before anything else, so that no service is told from none. */
async function barredFrom(ports: Ports, { by }: Occasion) {
  if (mayKeep(by.roles)) return null
  const own = (await ports.register.all()).find(({ organisation }) => organisation.id === by.organisation)
  const keepers = (own?.members ?? []).filter(({ roles }) => mayKeep(roles)).map(({ name }) => name)
  return refuse({ code: 'not-a-keeper', keepers })
}

async function ownService(ports: Ports, wanted: string, { by }: Occasion): Promise<Offering | null> {
  const { offerings } = await ports.services.directory(null)
  return offerings.find(({ id: one, organisation }) => one === wanted && organisation === by.organisation) ?? null
}

async function serviceFrom(ports: Ports, typed: Typed, occasion: Occasion): Promise<Outcome<ServiceDescribed>> {
  const { title, needKey, employeesFrom, employeesTo, turnoverMin, capacity, closedUntil } = typed
  const { needs, offerings } = await ports.services.directory(null)
  const known = needsOf(needs, offerings).some(({ key }) => key === needKey)
  if (needKey !== '' && !known) return refuse({ code: 'choice-unknown', field: 'needKey', typed: needKey })
  return describeService(
    {
      ...{ title, need: needKey || null, employeesFrom, employeesTo, netTurnoverMinSek: turnoverMin },
      ...{ capacity, closedUntil },
    },
    today(occasion),
  )
}
type ServiceDescribed = Extract<ReturnType<typeof describeService>, { readonly ok: true }>['value']

/** Filled with what was typed, and else with what stands there now. */
async function serviceFields(ports: Ports, known: Known, now: Offering | null): Promise<readonly Field[]> {
  const { needs, offerings } = await ports.services.directory(null)
  const { employees = null, netTurnoverMinSek = null } = now?.eligibility ?? {}
  const figure = (value: number | null | undefined): string => (value === null || value === undefined ? '' : `${value}`)
  const written = (name: 'title' | 'employeesFrom' | 'employeesTo' | 'turnoverMin', stands: string, longest = 20) =>
    ({ kind: 'line', name, value: known[name] ?? stands, required: name === 'title', most: longest }) as const
  return [
    written('title', now?.title ?? '', most.title),
    {
      kind: 'choice',
      name: 'needKey',
      value: known['needKey'] ?? now?.need ?? '',
      required: true,
      options: needsOf(needs, offerings).map((need) => ({ value: need.key, named: need })),
    },
    written('employeesFrom', figure(employees?.from)),
    written('employeesTo', figure(employees?.to)),
    written('turnoverMin', figure(netTurnoverMinSek)),
    {
      kind: 'choice',
      name: 'capacity',
      value: known['capacity'] ?? now?.capacity ?? 'open',
      required: true,
      options: capacities.map((capacity) => ({ value: capacity, meaning: capacity })),
    },
    { kind: 'date', name: 'closedUntil', value: known['closedUntil'] ?? now?.closedUntil ?? '', required: false },
  ]
}
