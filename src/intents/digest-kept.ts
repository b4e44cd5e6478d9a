import { z } from 'zod'
import { dayOf, readLeadingDay } from '../core/case/day.ts'
import type { DigestForm, Subscription } from '../core/digest/digest-store.ts'
import type { DigestFault } from '../core/digest/fault.ts'
import { monthsLater, sentAt } from '../core/digest/period.ts'
import type { Recipient } from '../core/notice.ts'
import { allow } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { DigestDone } from '../views/digest-view.ts'
import type { Button } from '../views/view.ts'
import { barredFrom, monthIn, refused } from './digest.ts'
import { choice, line, text } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { clockTyped } from './time-typed.ts'

/** Characters of a note from the convener. */
const longestNote = 600

/** For oneself, or for one's organisation's channels. */
const whose = { channel: choice(['channel']) }

const done = (what: DigestDone, buttons: readonly Button[] = []) =>
  allow({ kind: 'done' as const, done: { what: 'digest' as const, digest: what }, buttons })

export const digestSubscribe = defineIntent({
  name: 'digest.subscribe',
  writes: true,
  input: z.object({ ...whose, form: choice(['short', 'full']) }),
  run: (ports, { channel, form }, occasion) => {
    const wanted: DigestForm = form ?? 'full'
    return changed(ports, { channel: channel !== null, occasion }, () => ({
      subscription: { form: wanted, stopped: false, mutedUntil: null },
      has: { has: 'subscribed', form: wanted, channel: channel !== null },
    }))
  },
})

export const digestStop = defineIntent({
  name: 'digest.stop',
  writes: true,
  input: z.object(whose),
  run: (ports, { channel }, occasion) =>
    changed(ports, { channel: channel !== null, occasion }, (now) => ({
      subscription: { form: now?.form ?? 'full', stopped: true, mutedUntil: null },
      has: { has: 'stopped', channel: channel !== null },
    })),
})

/** Nothing until that day is over; then it goes on as before. */
export const digestMute = defineIntent({
  name: 'digest.mute',
  writes: true,
  input: z.object({ ...whose, until: line(60) }),
  run: async (ports, { channel, until }, occasion) => {
    const today = dayOf(occasion.now, occasion.by.network.timeZone)
    const day = readLeadingDay(until, today)?.day ?? null
    if (day === null || day < today) return refused('day-unreadable')
    return changed(ports, { channel: channel !== null, occasion }, (now) =>
      getsIt(now, channel !== null)
        ? {
            subscription: { form: now?.form ?? 'full', stopped: false, mutedUntil: day },
            has: { has: 'muted', until: day, channel: channel !== null },
          }
        : 'nothing-to-mute',
    )
  },
})

/** A channel for digests does until it has stopped, a person from when they have asked. */
const getsIt = (now: Subscription | null, isChannel: boolean): boolean => (now === null ? isChannel : !now.stopped)

interface Change {
  readonly channel: boolean
  readonly occasion: Occasion
}
type Changed = (
  now: Subscription | null,
) => { readonly subscription: Subscription; readonly has: DigestDone } | DigestFault

const mayLead: readonly string[] = ['team_lead', 'coordinator', 'network_admin']

async function changed(ports: Ports, { channel, occasion: { by } }: Change, change: Changed) {
  if (channel && !by.roles.some((role) => mayLead.includes(role))) return refused('not-a-lead')
  const recipients: readonly Recipient[] = channel
    ? (await ports.digests.channels()).map((one) => ({ channel: one }))
    : [{ member: by.member }]
  const [first] = recipients
  if (first === undefined) return refused('no-channel')
  const to = change(await ports.digests.subscription(first))
  if (typeof to === 'string') return refused(to)
  const { subscription, has } = to
  for (const recipient of recipients) await ports.digests.subscribe(recipient, subscription)
  return done(has)
}

/** A few lines of the convener's own, above the next one. */
export const digestNote = defineIntent({
  name: 'digest.note',
  writes: true,
  input: z.object({ note: text(longestNote) }),
  run: async (ports, { note }, { by }) => {
    const barred = await barredFrom(ports, by)
    if (barred) return barred
    if (!(await ports.digests.prepareNote(note, by.member))) return refused('not-the-convener')
    return done({ has: 'note', note }, [{ intent: 'digest.preview', input: {}, weight: 'plain', opens: false }])
  },
})

export const digestTime = defineIntent({
  name: 'digest.time',
  writes: true,
  input: z.object({ time: line(20) }),
  run: async (ports, { time }, { by, now, calendar }) => {
    const barred = await barredFrom(ports, by)
    if (barred) return barred
    const wanted = clockTyped(time)
    if (wanted === null) return refused('time-unreadable')
    const { sentFor } = await ports.digests.preparation()
    const next = sentFor === null ? now : sentAt(monthsLater(sentFor, 1), wanted, calendar)
    return (await ports.digests.sendFrom(wanted, next < now ? now : next))
      ? done({ has: 'time', time: wanted })
      : refused('not-the-convener')
  },
})

/** Counted anew: a new version takes the place of what was told. The note is the one that has been prepared, or else stays. */
export const digestCorrect = defineIntent({
  name: 'digest.correct',
  writes: true,
  input: z.object({ month: line(20) }),
  run: async (ports, { month }, { by, now }) => {
    const barred = await barredFrom(ports, by)
    if (barred) return barred
    const read = monthIn(month, by, now)
    if (!read.ok) return read
    if ((await ports.digests.newest(read.value)) === null) return refused('none-yet')
    return (await ports.digests.correct(read.value, now))
      ? done({ has: 'corrects', month: read.value })
      : refused('correction-waits')
  },
})
