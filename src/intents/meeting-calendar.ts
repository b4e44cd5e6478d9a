import { z } from 'zod'
import { allow } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Button } from '../views/view.ts'
import { defineIntent } from './intent.ts'

const renew: Button = { intent: 'meeting.calendar-new', input: {}, weight: 'plain', opens: false }

const shown = (ports: Ports, address: string | null) =>
  allow({
    kind: 'calendar-feed' as const,
    ...{ address, reachable: ports.feeds.reachable, buttons: ports.feeds.reachable ? [renew] : [] },
  })

/** Where one's own calendar of meetings is fetched; private, and made when it is first asked for. */
export const meetingCalendar = defineIntent({
  name: 'meeting.calendar',
  writes: true,
  input: z.object({}),
  run: async (ports, _, { by, now }) => {
    const address = await ports.feeds.addressOf(by)
    return shown(ports, address ?? (ports.feeds.reachable ? await ports.feeds.renew(by, now) : null))
  },
})

/** Another address, so that the one before is of no use to anybody who has got it. */
export const meetingCalendarNew = defineIntent({
  name: 'meeting.calendar-new',
  writes: true,
  input: z.object({}),
  run: async (ports, _, { by, now }) => shown(ports, await ports.feeds.renew(by, now)),
})
