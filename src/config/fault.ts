import { z } from 'zod'

const shape = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  code: z.string().nullish().catch(null),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).catch([]),
})

/** What has been thrown, as far as it can be read: whatever made it, and wherever. Null when it is no error. */
export const readFault = (thrown: unknown): z.output<typeof shape> | null =>
  typeof thrown === 'object' && thrown !== null && 'message' in thrown ? (shape.safeParse(thrown).data ?? null) : null

/** Such as ENOENT: the innermost, since an outer fault may only say that there was one. */
export function codeOf(thrown: unknown): string | null {
  const fault = readFault(thrown)
  if (!fault) return null
  return codeOf(fault.cause) ?? codeOf(fault.errors[0]) ?? fault.code ?? null
}

/** The innermost code, or what the innermost fault says. */
export const reasonOf = (thrown: unknown): string => codeOf(thrown) ?? innermost(thrown)

function innermost(thrown: unknown): string {
  const fault = readFault(thrown)
  if (!fault) return 'unknown reason'
  return readFault(fault.cause) ? innermost(fault.cause) : fault.message || 'unknown reason'
}
