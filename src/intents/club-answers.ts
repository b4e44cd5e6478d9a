import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { dayOf } from '../core/case/day.ts'
import type { PlaceMove } from '../core/club/hall.ts'
import { allow, refuse } from '../core/outcome.ts'
import { showClub } from '../views/club.ts'
import { registerCase } from './case-new.ts'
import { moveSeat, ownSeat, seatOf } from './club-deed.ts'
import { id, line } from './input.ts'
import { defineIntent } from './intent.ts'

const input = z.object({ place: id<'place'>() })

/** In one click: what the company has answered, or whether it is there. Whoever convenes notes the latter too. */
const noting = (name: `club.${PlaceMove}`, move: Exclude<PlaceMove, 'invite'>) =>
  defineIntent({
    name,
    writes: true,
    input,
    run: async (ports, { place: wanted }, occasion) => {
      const { by, now } = occasion
      const isAnswer = move === 'come' || move === 'decline'
      const found = isAnswer ? await ownSeat(ports, wanted, occasion) : await seatOf(ports, wanted)
      if (!found.ok) return found
      const { place, club, meeting } = found.value
      const seat = { club, meeting, id: place.id, organisation: by.organisation }
      const doing = { by: by.member, at: now, timeZone: by.network.timeZone }
      const moved = await moveSeat(ports, seat, move, doing)
      if (!moved.ok) return moved
      const { stage, line: nth, up } = moved.value
      const done = { what: 'place-moved', company: place.companyName, stage, line: nth, up } as const
      return allow({ kind: 'done', done, buttons: [showClub(club.meeting)] })
    },
  })

export const clubCome = noting('club.come', 'come')
export const clubDecline = noting('club.decline', 'decline')
export const clubAttend = noting('club.attend', 'attend')
export const clubMiss = noting('club.miss', 'miss')

/** A case of what the company needs, which says of which meeting it came. */
export const clubFollowUp = defineIntent({
  name: 'club.follow-up',
  writes: true,
  input: input.extend({ need: line(longest.need) }),
  form: async (_, known) => ({
    kind: 'form',
    form: 'club.follow-up',
    keep: { place: known['place'] ?? '' },
    fields: [{ kind: 'text', name: 'need', value: known['need'] ?? '', required: true, most: longest.need }],
  }),
  run: async (ports, { place: wanted, need }, occasion) => {
    const found = await ownSeat(ports, wanted, occasion)
    if (!found.ok) return found
    const { place, club, meeting } = found.value
    if (need === '') return refuse({ code: 'required', field: 'need' })
    await ports.clubs.hold(club)
    const still = await ports.clubs.place(place.id)
    if (still === null || (still.stage !== 'attended' && still.stage !== 'absent'))
      return refuse({ code: 'place-moved-on', stage: still?.stage ?? place.stage })
    if (still.followUp !== null) return refuse({ code: 'followed-up-before', caseNo: still.followUp })
    const company = await ports.companies.byId(place.company)
    if (company === null) return refuse({ code: 'place-not-found' })
    const { by, now } = occasion
    const opened = await registerCase(ports, { company, alreadyKnown: true }, need, occasion)
    const on = dayOf(meeting.meeting.startsAt, by.network.timeZone)
    await Promise.all([
      ports.chronicle.record(opened.id, by, now, { what: 'from-club', meeting: club.meeting, on }),
      ports.clubs.followedUp(place.id, opened.id),
      ports.clubs.record({ what: 'followed-up', meeting: club.meeting, place: place.id }, by.organisation, {
        ...{ by: by.member, at: now },
      }),
    ])
    return allow(opened.view)
  },
})
