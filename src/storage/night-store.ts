import { z } from 'zod'
import { type NightStore, nightFindings } from '../core/night.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'

const last = statement<{ readonly open_cases: number; readonly findings: unknown }>(
  'nights.last',
  'select open_cases, findings from nights where network_id = $1 and checked_at is not null',
)
const findings = z.array(z.object({ what: z.enum(nightFindings), count: z.int(), cases: z.array(z.string()) }))

export const nightStore = ({ line, network }: Session): NightStore => ({
  last: async () => {
    const [row] = (await line.run(last, [network.id])).rows
    return row === undefined ? null : { openCases: row.open_cases, findings: findings.parse(row.findings) }
  },
})
