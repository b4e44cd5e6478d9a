import { z } from 'zod'
import { comingAfter } from '../core/digest/coming.ts'
import type { Digest, Month, Scope } from '../core/digest/digest.ts'
import type { Kept } from '../core/digest/digest-store.ts'
import type { DigestFault } from '../core/digest/fault.ts'
import { digestOf } from '../core/digest/make.ts'
import { lastMonth, monthAt, periodOf, sentAt } from '../core/digest/period.ts'
import type { DigestId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Actor } from '../core/register/register.ts'
import { digestButtons } from '../views/digest.ts'
import type { View } from '../views/view.ts'
import { choice, id, line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

export const refused = (why: DigestFault) => refuse({ code: 'digest-refused', why })

/** What the network was told last, or of a month. */
export const digestShow = defineIntent({
  name: 'digest.show',
  writes: false,
  input: z.object({ month: line(20) }),
  run: async (ports, { month }, { by, now }) => {
    const read = monthIn(month, by, now)
    if (!read.ok) return read
    const kept = await ports.digests.newest(month === '' ? null : read.value)
    if (kept === null) return refused('none-yet')
    const shown = { digest: kept.digest, note: kept.note, form: 'full', standing: 'told' } as const
    return allow({ kind: 'digest', ...shown, part: 'figures', charts: false, buttons: digestButtons(kept.digest) })
  },
})

/**
 * The month that is over and has not been told, as it would be by the last count; for those who convene, who put a note above it. A month
 * that runs is shown to nobody: what one day added to it would be the difference of two previews.
 */
export const digestPreview = defineIntent({
  name: 'digest.preview',
  writes: false,
  input: z.object({}),
  run: async (ports, _, occasion) => {
    const barred = await barredFrom(ports, occasion.by)
    if (barred) return barred
    const { note, sendAt, sentFor } = await ports.digests.preparation()
    const { by, now, calendar } = occasion
    const last = lastMonth(now, by.network.timeZone)
    const told = sentFor === null ? sentAt(last, sendAt, calendar) <= now : sentFor >= last
    return told ? refused('not-over') : reckoned(ports, { month: last, whose: 'network', note }, occasion)
  },
})

/** One's own organisation's, with nothing suppressed. */
export const digestOwn = defineIntent({
  name: 'digest.own',
  writes: false,
  input: z.object({ month: line(20) }),
  run: async (ports, { month }, occasion) => {
    const read = monthIn(month, occasion.by, occasion.now)
    return read.ok ? reckoned(ports, { month: read.value, whose: 'own', note: '' }, occasion) : read
  },
})

/** The tables behind the figures: of what was told, of a preview, or of one's own. */
export const digestTables = defineIntent({
  name: 'digest.tables',
  writes: false,
  input: z.object({ digest: id<'digest'>().optional(), month: line(20), whose: choice(['network', 'own']) }),
  run: async (ports, { digest, month, whose }, occasion) => {
    const part = 'tables' as const
    const kept = digest === undefined ? null : await newestOf(ports, digest)
    if (kept !== null) return allow(tablesOf(kept))
    const read = monthIn(month, occasion.by, occasion.now)
    if (!read.ok) return read
    const instead = whose === 'own' ? null : await insteadOfReckoning(ports, read.value, occasion)
    if (instead) return instead
    const figures = await reckoned(ports, { month: read.value, whose: whose ?? 'network', note: '' }, occasion)
    return figures.ok && figures.value.kind === 'digest' ? allow({ ...figures.value, part, buttons: [] }) : figures
  },
})

/** The network's month is for those who convene; it is shown as it was told, and not before it is over. */
async function insteadOfReckoning(ports: Ports, month: Month, { by, now }: Occasion): Promise<Outcome<View> | null> {
  const barred = await barredFrom(ports, by)
  if (barred) return barred
  if (month > lastMonth(now, by.network.timeZone)) return refused('not-over')
  const told = await ports.digests.newest(month)
  return told === null ? null : allow(tablesOf(told))
}

/** What is on a message that was sent earlier opens what has taken its place: of two versions side by side the difference could be read. */
async function newestOf(ports: Ports, id: DigestId): Promise<Kept | null> {
  const kept = await ports.digests.byId(id)
  if (kept === null || kept.digest.scope.of !== 'network') return kept
  return ports.digests.newest(kept.digest.period.month)
}

const tablesOf = ({ digest }: Kept): View => ({
  ...{ kind: 'digest', digest, note: '', form: 'full', part: 'tables', charts: false, buttons: [] },
  standing: digest.scope.of === 'network' ? 'told' : 'own',
})

/** How each figure, or each table, is counted. */
export const digestHow = defineIntent({
  name: 'digest.how',
  writes: false,
  input: z.object({ of: choice(['figures', 'tables']) }),
  run: async (_, { of }) =>
    allow({
      kind: 'definitions',
      of: of ?? 'figures',
      buttons:
        of === 'tables' ? [] : [{ intent: 'digest.how', input: { of: 'tables' }, weight: 'plain', opens: false }],
    }),
})

interface Wanted {
  readonly month: Month
  readonly whose: 'network' | 'own'
  readonly note: string
}

/** Made now from the last count, and kept by nobody. */
async function reckoned(
  ports: Ports,
  { month, whose, note }: Wanted,
  { by, now, calendar }: Occasion,
): Promise<Outcome<View>> {
  const counted = await ports.digests.counted(month, whose)
  if (counted === null) return refused('not-counted')
  const scope: Scope =
    whose === 'network'
      ? { of: 'network' }
      : { of: 'organisation', organisation: by.organisation, name: by.organisationName }
  const { sendAt } = await ports.digests.preparation()
  const period = periodOf(month, by.network.timeZone)
  const seen = { period, countedAt: counted.countedAt, sendAt, calendar }
  // Of an earlier month what was planned then is not known any more.
  const isRecent = month >= lastMonth(now, by.network.timeZone)
  const coming = isRecent ? await comingAfter(seen, (ahead) => ports.digests.planned(ahead, whose)) : null
  const digest: Digest = digestOf(
    {
      ...{ id: ports.newId<'digest'>() satisfies DigestId, version: 1, scope, networkName: counted.networkName },
      ...{ period, coming, cutOff: counted.countedAt },
    },
    counted,
  )
  const standing = whose === 'network' ? 'preview' : 'own'
  const buttons = digestButtons(digest, { month, whose })
  return allow({ kind: 'digest', digest, note, form: 'full', standing, part: 'figures', charts: false, buttons })
}

/** `2026-11`; nothing: the last month that is over. */
export function monthIn(typed: string, { network }: Actor, now: Date): Outcome<Month> {
  if (typed === '') return allow(lastMonth(now, network.timeZone))
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(typed)) return refused('month-unreadable')
  return typed > monthAt(now, network.timeZone) ? refused('future') : allow(typed)
}

const mayConvene: readonly string[] = ['coordinator', 'network_admin']

/** Whoever convenes prepares what the network is told. */
export async function barredFrom(ports: Ports, by: Actor): Promise<ReturnType<typeof refused> | null> {
  const own = (await ports.register.all()).find(({ organisation }) => organisation.id === by.organisation)
  const may = own?.organisation.convener === true && by.roles.some((role) => mayConvene.includes(role))
  return may ? null : refused('not-the-convener')
}
