import fc from 'fast-check'
import { meetingKinds } from '#src/core/meeting/meeting.ts'
import { meetingTidings } from '#src/core/notice.ts'
import type { Button } from '#src/views/view.ts'
import { idOf } from '#test/core/referrals.ts'
import { clubWith } from '../teams/views-club.ts'
import { meetingsWith } from '../teams/views-meetings.ts'

type Words = (most: number) => fc.Arbitrary<string>

/** Meetings, with what people typed wherever it can stand. */
export const meetingsOf = (words: Words, buttons: fc.Arbitrary<Button[]>) => {
  const shown = fc.record({ said: words(300), many: fc.nat(80), buttons })
  const varied = fc.record({
    ...{ tiding: fc.option(fc.constantFrom(...meetingTidings)), late: fc.boolean() },
    meetingKind: fc.constantFrom(...meetingKinds),
    id: fc.constant(idOf<'meeting'>('0199c2a4-7d2e-7a10-8f1b-000000000007')),
  })
  return [
    fc.tuple(shown, varied).map(([{ said, many, buttons: all }, how]) => ({
      ...meetingsWith(said, many, all).meeting,
      ...how,
    })),
    shown.map(({ said, many, buttons: all }) => meetingsWith(said, Math.min(many, 12), all).meetings),
    shown.map(({ said, many, buttons: all }) => meetingsWith(said, many, all)['calendar-feed']),
    shown.map(({ said, many, buttons: all }) => clubWith(said, Math.min(many, 10), all).club),
    shown.map(({ said, many, buttons: all }) => clubWith(said, many, all)['club-news']),
    shown.map(({ said, many, buttons: all }) => clubWith(said, many, all)['club-change']),
    shown.map(({ said, many, buttons: all }) => clubWith(said, many, all)['club-merged']),
  ] as const
}
