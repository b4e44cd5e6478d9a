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
