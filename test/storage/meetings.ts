import type { Meeting, MeetingKind, Series } from '#src/core/meeting/meeting.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { start } from './given.ts'

const startsAt = new Date('2026-12-08T08:00:00Z')
const endsAt = new Date('2026-12-08T09:30:00Z')

/** Maria at the region convenes the working group; Sara and Erik at Almi are invited. */
export const planning =
  () =>
  async (ports: Ports): Promise<Meeting> => {
    const person = async (key: string) => {
      const member = (await ports.register.receivers(key))[0]?.member
      if (!member) throw new Error('who?')
      return member
    }
    const [maria, sara, erik] = await Promise.all([person('maria'), person('sara'), person('erik')])
    const kind: MeetingKind = 'working-group'
    const convened = {
      ...{ kind, organisation: maria.organisation, title: '', place: 'Kungsgatan 1' },
      ...{ organisations: [maria.organisation, sara.organisation], channel: null, quorum: 3, version: 1 },
    }
    const series: Series = {
      ...{ ...convened, id: newId<'series'>(), pattern: 'second Tuesday of every other month', from: 540, to: 630 },
      invited: { organisations: [sara.organisation], roles: [], members: [maria.id] },
    }
    const meeting: Meeting = {
      ...{ ...convened, id: newId<'meeting'>(), series: series.id, slot: '2026-12-08', startsAt, endsAt },
      ...{ stage: 'planned', since: { at: start, by: maria.id } },
    }
    const next = { step: 'invite', at: start } as const
    await ports.meetings.plan(series, [{ meeting, next }], maria.id, start)
    const invited = [maria, sara, erik]
    await ports.meetings.invite(
      meeting,
      invited.map(({ id: member, organisation }) => ({ member, organisation })),
    )
    return meeting
  }
