import { z } from 'zod'
import type { MeetingId, MemberId } from '../core/ids.ts'
import type { Answer, Invitee, MeetingSheet } from '../core/meeting/meeting.ts'
import { barredFromAnswering, barredFromStandingIn } from '../core/meeting/meeting-decide.ts'
import { noticesOf } from '../core/meeting/telling.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { answerButtons, meetingRow, meetingView, showMeeting } from '../views/meetings.ts'
import type { Button } from '../views/view.ts'
import { colleagueOptions, findColleague } from './colleague.ts'
import { id, line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

const mostListed = 12

/** What comes, to whoever is invited and to whoever convenes. */
export const meetingList = defineIntent({
  name: 'meeting.list',
  writes: false,
  input: z.object({}),
  run: async (ports, _, { by, now }) => {
    const convener = by.roles.includes('network_admin')
      ? 'any'
      : by.roles.includes('coordinator')
        ? by.organisation
        : null
    const { meetings, total } = await ports.meetings.coming({ member: by.member, convener }, now, mostListed)
    return allow({
      kind: 'meetings',
      meetings: meetings.map((sheet) => ({ ...meetingRow(sheet, by), buttons: rowButtons(sheet, by) })),
      total,
      buttons: [...(convener === null ? [] : [planButton]), calendarButton],
    })
  },
})

const planButton: Button = { intent: 'meeting.plan', input: {}, weight: 'plain', opens: true }
const calendarButton: Button = { intent: 'meeting.calendar', input: {}, weight: 'plain', opens: false }

/** One action a row: to answer what has not been answered, else to see more. */
const rowButtons = (sheet: MeetingSheet, by: Occasion['by']): readonly Button[] => {
  const own = sheet.invitees.find(({ member }) => member === by.member)
  const asked = own?.answer === null && sheet.meeting.stage === 'invited' ? answerButtons(sheet, by).slice(0, 2) : []
  return [...asked, showMeeting(sheet.meeting.id)]
}

export const meetingShow = defineIntent({
  name: 'meeting.show',
  writes: false,
  input: z.object({ meeting: id<'meeting'>() }),
  run: async (ports, { meeting }, { by }) => {
    const sheet = await ports.meetings.byId(meeting)
    if (sheet === null) return refuse({ code: 'meeting-not-found' })
    return allow({ kind: 'meeting', ...(await meetingView(ports, sheet, by, { tiding: null, late: false })) })
  },
})

const answering = (name: 'meeting.yes' | 'meeting.no', answer: Answer) =>
  defineIntent({
    name,
    writes: true,
    input: z.object({ meeting: id<'meeting'>() }),
    run: (ports, { meeting }, occasion) => answered(ports, meeting, { answer, deputy: null }, occasion),
  })

/** In one click: one comes, or does not. */
export const meetingYes = answering('meeting.yes', 'yes')
export const meetingNo = answering('meeting.no', 'no')

/** One cannot come, and a colleague does instead. */
export const meetingDeputy = defineIntent({
  name: 'meeting.deputy',
  writes: true,
  input: z.object({ meeting: id<'meeting'>(), deputy: line(200) }),
  form: async (ports, known, { by }) => ({
    kind: 'form',
    form: 'meeting.deputy',
    keep: { meeting: known['meeting'] ?? '' },
    fields: [
      {
        ...{ kind: 'choice', name: 'deputy', value: known['deputy'] ?? '', required: true },
        options: colleagueOptions(
          await ports.register.all(),
          ({ id: one, chat }, { id: of }) => of === by.organisation && one !== by.member && chat !== null,
        ),
      },
    ],
  }),
  run: async (ports, { meeting, deputy: typed }, occasion) => {
    const own = await ownOf(ports, meeting, occasion)
    if (!own.ok) return own
    if (typed === '') return refuse({ code: 'required', field: 'deputy' })
    const found = await findColleague(ports, typed, 'deputy')
    if (!found.ok) return found
    const deputy = found.value
    if (own.value.own.inPlaceOf !== null)
      return refuse({ code: 'deputy-elsewhere', field: 'deputy', name: deputy.name })
    const barred = barredFromStandingIn(deputy, own.value.own, own.value.sheet.invitees)
    if (barred) return refuse(barred)
    return answered(ports, meeting, { answer: 'no', deputy }, occasion)
  },
})

interface Own {
  readonly sheet: MeetingSheet
  readonly own: Invitee
}

async function ownOf(ports: Ports, id: MeetingId, { by, now }: Occasion): Promise<Outcome<Own>> {
  const sheet = await ports.meetings.byId(id)
  if (sheet === null) return refuse({ code: 'meeting-not-found' })
  const own = sheet.invitees.find(({ member }) => member === by.member)
  if (own === undefined) return refuse({ code: 'not-invited' })
  const barred = barredFromAnswering(sheet.meeting, now)
  return barred ? refuse(barred) : allow({ sheet, own })
}

interface Said {
  readonly answer: Answer
  readonly deputy: { readonly id: MemberId; readonly name: string } | null
}

/** The card shows the answer and how many come, everybody's alike; a deputy is told, and so is one who need not come after all. */
async function answered(ports: Ports, id: MeetingId, { answer, deputy }: Said, occasion: Occasion) {
  const { by, now } = occasion
  const found = await ownOf(ports, id, occasion)
  if (!found.ok) return found
  const { meeting } = found.value.sheet
  const before = found.value.own.deputy
  const released = before !== null && before !== deputy?.id ? [before] : []
  const fresh = deputy !== null && deputy.id !== before ? [deputy.id] : []
  await Promise.all([
    ports.meetings.answer(id, by.member, { answer, deputy: deputy?.id ?? null }, now),
    ports.meetings.record({ what: deputy ? 'deputy' : 'answered', meeting: id }, by.organisation, by.member, now),
    ports.notices.refresh(id),
    ports.notices.post(
      ...noticesOf(ports.newId, fresh, { meeting, tiding: 'deputy' }),
      ...noticesOf(ports.newId, released, { meeting, tiding: 'released' }),
    ),
  ])
  const instead: Button = { intent: 'meeting.deputy', input: { meeting: id }, weight: 'plain', opens: true }
  const done = { what: 'meeting-answered', answer, deputy: deputy?.name ?? null, at: meeting.startsAt } as const
  const asks = answer === 'no' && deputy === null && found.value.own.inPlaceOf === null
  return allow({ kind: 'done' as const, done, buttons: asks ? [instead, showMeeting(id)] : [showMeeting(id)] })
}
