import { z } from 'zod'
import type { MemberId, OrganisationId } from '../core/ids.ts'
import { declineReasons, gains, type Referral, results, type StageShape, stages } from '../core/referral/referral.ts'

const at = z.iso.datetime().transform((text) => new Date(text))
const member = z.custom<MemberId>((given) => z.uuid().safeParse(given).success)
const organisation = z.custom<OrganisationId>((given) => z.uuid().safeParse(given).success)

const taken = { owner: member, acceptedAt: at, withdrawalAsked: at.nullable() }
const begun = { ...taken, firstContactAt: at }
const ended = { result: z.enum(results), gains: z.array(z.enum(gains)), thanked: at.nullable() }

/** The stage's own facts as they are kept in jsonb: what cannot be in core cannot be read either. */
const shapes = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('draft') }),
  z.object({ stage: z.literal('offered'), answerBy: at }),
  z.object({ stage: z.literal('needs-info'), asked: z.string(), answerBy: at }),
  z.object({ stage: z.literal('accepted'), contactBy: at, ...taken }),
  z.object({ stage: z.literal('in-progress'), ...begun }),
  z.object({ stage: z.literal('on-hold'), reason: z.string(), reviewOn: at, ...begun }),
  z.object({
    stage: z.literal('declined'),
    reason: z.enum(declineReasons),
    suggestion: organisation.nullable(),
    until: at.nullable(),
    note: z.string(),
  }),
  z.object({ stage: z.literal('redirected'), onwards: organisation }),
  z.object({ stage: z.literal('withdrawn'), reason: z.string() }),
  z.object({ stage: z.literal('returned'), owner: member, reason: z.string(), takenBack: at.nullable() }),
  z.object({ stage: z.literal('completed'), ...ended, ...begun }),
  z.object({ stage: z.literal('failed'), ...ended, ...taken }),
  z.object({ stage: z.literal('superseded') }),
  z.object({ stage: z.literal('void'), was: z.enum(stages), reason: z.string() }),
])

export const readShape = (stage: string, details: unknown): StageShape =>
  shapes.parse({ ...z.record(z.string(), z.unknown()).parse(details), stage })

/** The stage's own facts, without what has a column of its own. */
export function detailsOf(referral: Referral): string {
  const { id, case: of, kind, from, fromOrganisation, toOrganisation, to, standIn, need, question, ...rest } = referral
  const { approval, covers, hops, revoked, version, since, stage, ...details } = rest
  return JSON.stringify(details)
}
