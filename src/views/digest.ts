import type { Reader } from '../core/delivery.ts'
import type { Digest, Month } from '../core/digest/digest.ts'
import type { DigestForm } from '../core/digest/digest-store.ts'
import type { About } from '../core/notice.ts'
import type { Ports } from '../core/ports.ts'
import type { Button, View } from './view.ts'

/** The rest of it, and what its figures are, each on a click of one's own. */
export function digestButtons(
  digest: Digest,
  unkept: { readonly month: Month; readonly whose: 'network' | 'own' } | null = null,
): readonly Button[] {
  const { id, scope } = digest
  const tables = unkept ?? { digest: id }
  const plain = { weight: 'plain', opens: false } as const
  return [
    { intent: 'digest.tables', input: tables, weight: 'main', opens: false },
    { intent: 'digest.how', input: {}, ...plain },
    ...(unkept === null ? [exported(digest)] : []),
    ...(scope.of === 'network' && unkept === null ? [{ intent: 'digest.own', input: {}, ...plain } as const] : []),
  ]
}

/** As a file: what is asked for is in the form already. */
const exported = ({ period: { month }, scope }: Digest): Button => ({
  ...{ intent: 'digest.export', weight: 'plain', opens: true },
  input: { period: month, whose: scope.of === 'network' ? 'network' : 'own' },
})

/** A month as it was told, in the newest version that there is. */
export async function presentDigest(
  ports: Ports,
  about: Extract<About, { readonly kind: 'digest' }>,
  reader: Reader,
): Promise<View | null> {
  const kept = await ports.digests.newest(about.month)
  if (kept === null) return null
  const form: DigestForm = await formFor(ports, reader)
  const standing = about.late ? 'late' : 'told'
  const { digest, note } = kept
  return { kind: 'digest', digest, note, part: 'figures', form, standing, charts: true, buttons: digestButtons(digest) }
}

async function formFor({ digests }: Ports, { member }: Reader): Promise<DigestForm> {
  if (member !== null) return (await digests.subscription({ member }))?.form ?? 'full'
  const [channel] = await digests.channels()
  return (channel && (await digests.subscription({ channel }))?.form) ?? 'full'
}
