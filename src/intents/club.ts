import { z } from 'zod'
import type { Club } from '../core/club/club.ts'
import { resized, smallEnough } from '../core/club/hall.ts'
import type { MeetingId } from '../core/ids.ts'
import type { Meeting } from '../core/meeting/meeting.ts'
import { barredFrom, mayConvene } from '../core/meeting/meeting-decide.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { button } from '../views/button.ts'
import { clubView, prepareClub, showClub } from '../views/club.ts'
import { clubOf, tellUp } from './club-deed.ts'
import { caseNamedTo } from './company-named.ts'
import { id, line, number } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

const most = { theme: 120, speaker: 120, cap: 1_000 } as const
const meetingId = id<'meeting'>()
const named = (typed: unknown): MeetingId | null => meetingId.safeParse(typed).data ?? null

async function shown(ports: Ports, typed: MeetingId | null, from: number, occasion: Occasion) {
  const found = await clubOf(ports, typed, occasion)
  if (!found.ok) return unprepared(ports, typed, found, occasion)
  return allow(clubView(found.value, occasion.by, from, await ports.clubs.near('last', occasion.now)))
}

/** Whoever can say what it is about is shown the way; everybody the way to the one before, whose list is not done with when it is over. */
async function unprepared(
  ports: Ports,
  typed: MeetingId | null,
  found: ReturnType<typeof refuse>,
  { by, now }: Occasion,
) {
  const meeting = typed ?? (await ports.clubs.near('next', now))
  const [sheet, last] = await Promise.all([meeting && ports.meetings.byId(meeting), ports.clubs.near('last', now)])
  const { refusal } = found
  if (refusal.code !== 'club-unprepared' || !sheet) return found
  const prepares = mayConvene(by, sheet.meeting.organisation)
  const buttons = [
    ...(prepares ? [prepareClub(sheet.meeting.id, 'main')] : []),
    ...(last === null || last === meeting ? [] : [button('club.last', {})]),
  ]
  if (buttons.length === 0) return found
  return allow({ kind: 'refusal' as const, refusal: prepares ? { ...refusal, conveners: [] } : refusal, buttons })
}

/** The Export Club that comes next: how many come, and the companies of one's own organisation. */
export const clubShow = defineIntent({
  name: 'club.show',
  writes: false,
  input: z.object({ meeting: line(60) }),
  run: (ports, { meeting }, occasion) => shown(ports, named(meeting), 0, occasion),
})

export const clubLast = defineIntent({
  name: 'club.last',
  writes: false,
  input: z.object({}),
  run: async (ports, _, occasion) => shown(ports, await ports.clubs.near('last', occasion.now), 0, occasion),
})

export const clubMore = defineIntent({
  name: 'club.more',
  writes: false,
  input: z.object({ meeting: line(60), from: number(10_000) }),
  run: (ports, { meeting, from }, occasion) => shown(ports, named(meeting), from ?? 0, occasion),
})

/** Every company invited reads both. */
const namedToCompanies = (meeting: Meeting, { theme, speaker }: Pick<Club, 'theme' | 'speaker'>, occasion: Occasion) =>
  caseNamedTo(meeting, { field: 'theme', words: theme }, occasion) ??
  caseNamedTo(meeting, { field: 'speaker', words: speaker }, occasion)

/** What it is about, which company speaks, and how many have a place; a big event is asked about. */
export const clubPrepare = defineIntent({
  name: 'club.prepare',
  writes: true,
  // `sure`: the number that stood in the form that was sent; `version`: of what it was filled with.
  input: z.object({
    ...{ meeting: line(60), theme: line(most.theme), speaker: line(most.speaker) },
    ...{ cap: number(most.cap), sure: number(most.cap).catch(null), version: line(10) },
  }),
  form: async (ports, known) => {
    const id = named(known['meeting'])
    const club = id && (await ports.clubs.byMeeting(id))
    const cap = known['cap'] ?? club?.cap.toString() ?? ''
    return {
      kind: 'form',
      form: 'club.prepare',
      keep: {
        ...{ meeting: known['meeting'] ?? '', sure: cap },
        version: known['version'] ?? String(club?.version ?? 0),
      },
      fields: [
        { kind: 'line', name: 'theme', value: known['theme'] ?? club?.theme ?? '', required: true, most: most.theme },
        {
          ...{ kind: 'line', name: 'speaker', value: known['speaker'] ?? club?.speaker ?? '', required: false },
          most: most.speaker,
        },
        { kind: 'line', name: 'cap', value: cap, required: true, most: 6 },
      ],
    }
  },
  run: async (ports, { meeting: typed, theme, speaker, cap, sure, version }, occasion) => {
    const { by, now } = occasion
    const id = named(typed)
    const sheet = id && (await ports.meetings.byId(id))
    if (sheet?.meeting.kind !== 'export-club' || !mayConvene(by, sheet.meeting.organisation))
      return refuse({ code: 'no-club' })
    const { meeting } = sheet
    const barred = barredFrom(meeting, 'move', now)
    if (barred) return refuse(barred)
    if (theme === '') return refuse({ code: 'required', field: 'theme' })
    const told = namedToCompanies(meeting, { theme, speaker }, occasion)
    if (told) return told
    if (cap === null) return refuse({ code: 'required', field: 'cap' })
    if (cap < 1) return refuse({ code: 'cap-too-small', field: 'cap' })
    if (cap > smallEnough && sure !== cap) return refuse({ code: 'cap-large', field: 'cap', most: smallEnough })
    const club = { meeting: meeting.id, organisation: meeting.organisation, theme, speaker, cap }
    const up = resized(await ports.clubs.hold(club), cap)
    if (!up.ok) return up
    const doing = { by: by.member, at: now }
    if (!(await ports.clubs.prepare(club, Number(version)))) return refuse({ code: 'form-expired' })
    await Promise.all([
      ports.clubs.store(club, up.value, null),
      ports.clubs.record({ what: 'prepared', meeting: meeting.id, place: null }, meeting.organisation, doing),
    ])
    const ids = up.value.map((one) => one.id)
    await tellUp(ports, club, ids, doing)
    return allow({
      kind: 'done',
      done: { what: 'club-prepared', cap, up: ids.length },
      buttons: [showClub(meeting.id)],
    })
  },
})
