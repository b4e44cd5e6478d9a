import type { AlarmClock } from '../core/alarm-clock.ts'
import type { Accepted } from '../core/service/pace.ts'
import type { Figures, RoutineDue, RoutineName } from '../core/service/routine.ts'
import type { Database } from './engine.ts'
import { type Line, type Statement, statement } from './line.ts'
import { alarmsOn, type DueRow } from './ringing.ts'
import type { StorageOptions } from './storage.ts'

interface RoutineRow extends DueRow {
  readonly what: RoutineName
  readonly set_for: string | null
}
const claim = statement<RoutineRow>(
  'routines.claim',
  `select r.network_id, r.organisation_id, r.what, r.set_for from routines r
  where r.due_at <= $1 order by r.due_at limit 1 for update skip locked`,
)
const set = statement(
  'routines.set',
  `update routines set due_at = $4, set_for = $5, faults = 0 where network_id = $1 and organisation_id = $2 and what = $3`,
)
const next = statement<{ readonly at: Date | null }>(
  'routines.next',
  'select due_at as at from routines order by due_at limit 1',
)
const later = statement(
  'routines.later',
  `update routines set faults = faults + 1, due_at = $3::timestamptz + least(2 ^ faults, 720) * interval '1 minute'
  where network_id = $1 and organisation_id::text || ' ' || what = $2`,
)

const asCounter = statement('figures.become', `select set_config('role', 'manydoors_counter', true)`)
const asWorker = statement('routines.return', `select set_config('role', 'manydoors_worker', true)`)
const asOrganisation = statement('figures.return', `select set_config('role', 'manydoors_app', true)`)
const accepted = statement<{ readonly offered_at: Date; readonly accepted_at: Date }>(
  'figures.accepted',
  `select offered_at, accepted_at from referrals
  where network_id = $1 and to_organisation_id = $2 and accepted_at >= $3 and offered_at is not null`,
)
const keepPace = statement(
  'figures.keepPace',
  `insert into response_times (network_id, organisation_id, minutes, counted_at) values ($1, $2, $3, $4)
  on conflict (network_id, organisation_id) do update set minutes = $3, counted_at = $4`,
)

/** What comes round for each organisation. */
export const createRoutineClock = (database: Database, options: StorageOptions): AlarmClock<RoutineDue> =>
  alarmsOn(database, options, {
    claim,
    next,
    later,
    dueOf: (row, line) => ({
      organisation: row.organisation_id,
      what: row.what,
      setFor: row.set_for,
      figures: figuresOf(line, row),
      comesAgain: async ({ at, setFor }) => {
        const values = [row.network_id, row.organisation_id, row.what, at, setFor]
        await under(asWorker, line, set, values)
      },
    }),
    idOf: ({ organisation_id, what }) => `${organisation_id} ${what}`,
  })

/** Takes another role for one statement; what is sent without waiting keeps its order. */
async function under<Row extends object>(
  role: Statement<object>,
  line: Line,
  wanted: Statement<Row>,
  values: readonly unknown[],
) {
  const [, told] = await Promise.all([line.run(role, []), line.run(wanted, values), line.run(asOrganisation, [])])
  return told
}

/** What comes back is times, and whose they are is not among them. */
const figuresOf = (line: Line, { network_id: network, organisation_id: organisation }: RoutineRow): Figures => ({
  accepted: async (since) =>
    (await under(asCounter, line, accepted, [network, organisation, since])).rows.map(
      ({ offered_at, accepted_at }): Accepted => ({ offeredAt: offered_at, acceptedAt: accepted_at }),
    ),
  keepPace: async (minutes, at) => {
    await under(asCounter, line, keepPace, [network, organisation, minutes, at])
  },
})
