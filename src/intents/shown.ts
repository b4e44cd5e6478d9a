import { z } from 'zod'
import type { ServiceId } from '../core/ids.ts'
import { verdicts } from '../core/service/judge.ts'
import type { Shown, ShownService } from '../core/service/shown.ts'

/** Longest carried of a name, so that a form can carry three of them beside a long question. */
const longestName = 40

/** What was shown, as a form or a button carries it to the referral that comes of it. Short: Slack's forms carry 3,000 characters. */
export const packShown = ({ need, services }: Shown): string => JSON.stringify([need, ...services.map(packOne)])

const packOne = (one: ShownService) => [
  ...[one.service, one.title.slice(0, longestName), one.organisation.slice(0, longestName)],
  one.judged.map(({ rule, verdict }) => `${rules[rule]}${verdicts.indexOf(verdict)}`).join(''),
  ...[one.openness, one.until, one.review, one.pace],
]

const rules = { employees: 'e', 'net-turnover': 't' } as const

const judged = z
  .string()
  .regex(/^([et][012])*$/)
  .transform((packed) =>
    (packed.match(/../g) ?? []).map((pair) => ({
      rule: pair.startsWith('e') ? ('employees' as const) : ('net-turnover' as const),
      verdict: verdicts[Number(pair[1])] ?? 'unknown',
    })),
  )
const uuid = z.uuid()
const one = z
  .tuple([
    z.custom<ServiceId>((given) => uuid.safeParse(given).success),
    z.string().max(longestName),
    z.string().max(longestName),
    judged,
    z.enum(['open', 'limited', 'closed']),
    z.iso.date().nullable(),
    z.enum(['fresh', 'stale', 'never']),
    z.int().nonnegative().nullable(),
  ])
  .transform(
    ([service, title, organisation, verdicts, openness, until, review, pace]): ShownService => ({
      ...{ service, title, organisation, judged: verdicts, openness, until, review, pace },
    }),
  )
const shown = z
  .tuple([z.string().max(60).nullable()], one)
  .transform(([need, ...services]): Shown => ({ need, services }))

/** Null for what nobody has been shown, and for what is not ours. */
export function readShown(packed: string): Shown | null {
  try {
    return shown.safeParse(JSON.parse(packed)).data ?? null
  } catch {
    return null
  }
}
