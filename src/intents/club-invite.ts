import { z } from 'zod'
import { type Ground, groundKinds } from '../core/club/club.ts'
import { barredFromMoving } from '../core/club/hall.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { button } from '../views/button.ts'
import { showClub } from '../views/club.ts'
import type { Button } from '../views/view.ts'
import { todayFor } from './approval.ts'
import { ownSeat, type Seat } from './club-deed.ts'
import { choice, day, id, line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

const longestNote = 300
const place = id<'place'>()
const input = z.object({ place, ground: choice(groundKinds), note: line(longestNote), on: day, case: line(60) })
type Typed = z.infer<typeof input>

/** That a promoter has invited the company, and why they may; the company's own link comes with it. Never twice, whoever does. */
export const clubInvite = defineIntent({
  name: 'club.invite',
  writes: true,
  input,
  form: async (ports, known, occasion) => {
    const wanted = place.safeParse(known['place'])
    const found = wanted.success ? await ownSeat(ports, wanted.data, occasion) : null
    const cases = found?.ok ? await ports.clubs.grounds(found.value.place.company) : []
    const kinds = groundKinds.filter((kind) => kind !== 'case' || cases.length > 0)
    return {
      kind: 'form',
      form: 'club.invite',
      keep: { place: known['place'] ?? '' },
      fields: [
        ...(found?.ok ? [{ kind: 'door' as const, convener: found.value.meeting.convenerName }] : []),
        {
          ...{ kind: 'choice', name: 'ground', value: known['ground'] ?? '', required: true },
          options: kinds.map((kind) => ({ value: kind, meaning: `ground-${kind}` })),
        },
        { kind: 'line', name: 'note', value: known['note'] ?? '', required: true, most: longestNote },
        { kind: 'date', name: 'on', value: known['on'] || todayFor(occasion), required: true },
        ...(cases.length === 0
          ? []
          : [
              {
                ...({ kind: 'choice', name: 'case', value: known['case'] ?? '', required: false } as const),
                options: cases.map(({ no }) => ({ value: no, label: no })),
              },
            ]),
      ],
    }
  },
  run: async (ports, typed, occasion) => {
    const { by, now } = occasion
    const found = await ownSeat(ports, typed.place, occasion)
    if (!found.ok) return found
    const ground = await groundFrom(ports, typed, found.value, occasion)
    if (!ground.ok) return ground
    const { club } = found.value
    // Whoever else invites it at this moment is waited for, and so is whoever calls the meeting off.
    await ports.clubs.hold(club)
    const still = await ownSeat(ports, typed.place, occasion)
    if (!still.ok) return still
    const barred = barredFromMoving(still.value.meeting.meeting, 'invite', { now, dayBegins: now })
    if (barred) return refuse(barred)
    const company = await ports.companies.byId(still.value.place.company)
    if (still.value.place.stage !== 'proposed' || !company || (await ports.clubs.isInvited(club.meeting, company)))
      return refuse({ code: 'invited-before' })
    const doing = { by: by.member, at: now }
    await Promise.all([
      ports.clubs.invite(typed.place, ground.value, doing),
      ports.clubs.record({ what: 'invite', meeting: club.meeting, place: typed.place }, by.organisation, doing),
    ])
    const address = await ports.clubs.addressOf(typed.place)
    return allow({
      kind: 'done',
      done: { what: 'company-invited', company: company.name, address },
      buttons: [showClub(club.meeting)],
    })
  },
})

async function groundFrom(
  ports: Ports,
  typed: Typed,
  { place: of }: Seat,
  occasion: Occasion,
): Promise<Outcome<Ground>> {
  const { ground: kind, note: words, on } = typed
  if (kind === null) return refuse({ code: 'required', field: 'ground' })
  if (words === '') return refuse({ code: 'required', field: 'note' })
  const today = todayFor(occasion)
  if (on !== null && on > today) return refuse({ code: 'date-ahead', field: 'on' })
  const ground = { kind, words, on: on ?? today, case: null }
  if (kind !== 'case') return allow(ground)
  const found = (await ports.clubs.grounds(of.company)).find(({ no }) => no === typed.case)
  return found
    ? allow({ ...ground, case: found.id })
    : refuse({ code: 'no-ground-in-case', field: 'case', caseNo: typed.case })
}

const renew = (of: Seat['place']): Button => button('club.link-new', { place: of.id })

/** The address of the company's own page, for whoever passes it on. */
export const clubLink = defineIntent({
  name: 'club.link',
  writes: false,
  input: z.object({ place }),
  run: async (ports, wanted, occasion) => {
    const found = await ownSeat(ports, wanted.place, occasion)
    if (!found.ok) return found
    const { place: of } = found.value
    const [address, ground] = await Promise.all([ports.clubs.addressOf(of.id), ports.clubs.groundOf(of.id)])
    const done = { what: 'place-link', company: of.companyName, address, ground } as const
    return allow({ kind: 'done', done, buttons: address === null ? [] : [renew(of)] })
  },
})

/** Another one: whoever has the one before reads nothing any more. */
export const clubLinkNew = defineIntent({
  name: 'club.link-new',
  writes: true,
  input: z.object({ place }),
  run: async (ports, wanted, occasion) => {
    const found = await ownSeat(ports, wanted.place, occasion)
    if (!found.ok) return found
    const { place: of, club } = found.value
    if (!(await ports.clubs.renewLink(of.id))) return refuse({ code: 'place-not-found' })
    const { by, now } = occasion
    await ports.clubs.record({ what: 'link', meeting: club.meeting, place: of.id }, by.organisation, {
      ...{ by: by.member, at: now },
    })
    const done = {
      what: 'place-link-new',
      company: of.companyName,
      address: await ports.clubs.addressOf(of.id),
    } as const
    return allow({ kind: 'done', done, buttons: [showClub(club.meeting)] })
  },
})
