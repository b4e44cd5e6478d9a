import { z } from 'zod'
import { merging, seenAs, type Two } from '../core/company/merging.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { button } from '../views/button.ts'
import { mergePreview } from '../views/merging-view.ts'
import { tellMerged, tellUp } from './club-deed.ts'
import { barredFromMerging } from './companies.ts'
import { id, line } from './input.ts'
import { defineIntent } from './intent.ts'

const two = { one: id<'company'>(), other: id<'company'>() }
const twoOf = z.object(two)

/** Two entries become one, once whoever says so has seen what moves; when that has changed by then it is shown again. */
export const companiesMerge = defineIntent({
  name: 'companies.merge',
  writes: true,
  // `seen`: what stood in the form that was sent.
  input: z.object({ ...two, seen: line(400) }),
  form: async (ports, known, occasion) => {
    const wanted = twoOf.safeParse(known)
    const barred = await barredFromMerging(ports, occasion)
    const found = barred === null && wanted.success ? await pairNow(ports, wanted.data) : null
    const keep = { one: known['one'] ?? '', other: known['other'] ?? '' }
    if (!found?.ok) return { kind: 'form', form: 'companies.merge', keep, fields: [] }
    const moving = await ports.merges.moving(found.value.goes.id)
    return {
      kind: 'form',
      form: 'companies.merge',
      keep: { ...keep, seen: seenAs(found.value, moving) },
      fields: [{ kind: 'merge', merge: mergePreview(found.value, moving) }],
    }
  },
  run: async (ports, { one, other, seen }, occasion) => {
    const barred = await barredFromMerging(ports, occasion)
    if (barred) return barred
    const found = merging(await ports.merges.hold({ one, other }))
    if (!found.ok) return found
    const { stays, goes } = found.value
    const moving = await ports.merges.moving(goes.id)
    if (seen !== seenAs(found.value, moving)) return refuse({ code: 'merge-unseen', changed: seen !== '' })
    const freed = await ports.merges.merge(found.value, occasion.by, occasion.now)
    for (const club of freed) {
      await tellUp(ports, club, club.up, { at: occasion.now })
      await tellMerged(ports, club)
    }
    const done = { what: 'merged', goes: goes.name, stays: stays.name, cases: moving.cases, open: moving.open } as const
    return allow({ kind: 'done', done, buttons: [button('doors.companies', {})] })
  },
})

const pairNow = async (ports: Ports, two: Two) => merging(await ports.merges.both(two))

/** The pair does not come again, until somebody takes that back. */
export const companiesApart = defineIntent({
  name: 'companies.apart',
  writes: true,
  input: twoOf,
  run: async (ports, { one, other }, occasion) => {
    const barred = await barredFromMerging(ports, occasion)
    if (barred) return barred
    const found = merging(await ports.merges.hold({ one, other }))
    if (!found.ok) return found
    const { stays, goes } = found.value
    await ports.merges.setApart({ one, other }, occasion.by, occasion.now)
    const done = { what: 'said-apart', names: [stays.name, goes.name] } as const
    const undo = button('companies.together', { one, other })
    return allow({ kind: 'done', done, buttons: [undo, button('doors.companies', {})] })
  },
})

export const companiesTogether = defineIntent({
  name: 'companies.together',
  writes: true,
  input: twoOf,
  run: async (ports, { one, other }, occasion) => {
    const barred = await barredFromMerging(ports, occasion)
    if (barred) return barred
    const found = merging({ ...(await ports.merges.hold({ one, other })), apart: null })
    if (!found.ok) return found
    const { stays, goes } = found.value
    await ports.merges.setTogether({ one, other }, occasion.by, occasion.now)
    const done = { what: 'said-together', names: [stays.name, goes.name] } as const
    const buttons = [
      button('companies.merge', { one, other }, { weight: 'main', opens: true }),
      button('doors.companies', {}),
    ]
    return allow({ kind: 'done', done, buttons })
  },
})
