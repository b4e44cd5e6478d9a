import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { createCalendars } from '#src/calendar/calendars.ts'
import { createDispatch } from '#src/intents/dispatch.ts'
import { intents } from '#src/intents/index.ts'
import type { Way } from '#src/intents/invocation.ts'
import { newId } from '#src/new-id.ts'
import { identities } from '#src/storage/identities.ts'
import { callers } from '#test/seed-network.ts'
import { offering, onEveryEngine, opening, start } from '#test/storage/given.ts'

const log = { warn: () => undefined, error: () => undefined }

onEveryEngine('somebody who has left', (g) => {
  const now = () => start
  const dispatch = () =>
    createDispatch({
      storage: g().storage,
      introduce: async (identity, { email }) => email !== null && identities(g().database).link(identity, email),
      now,
      calendarOf: createCalendars({ now, log }),
      newReference: newId,
      fallback: { locale: 'sv', timeZone: 'Europe/Stockholm' },
      log,
    })
  /** Every row of every table, as one text. */
  const everything = async (): Promise<string> => {
    const { db } = g().database
    const tables = await sql<{ name: string }>`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`.execute(db)
    const rows = await Promise.all(
      tables.rows.map(async ({ name }) => {
        const found = await sql<{ all: string | null }>`select string_agg(t::text, ' ' order by t::text) as all
          from ${sql.table(name)} t`.execute(db)
        return `${name}: ${found.rows[0]?.all}`
      }),
    )
    return rows.join('\n')
  }

  it.each([
    ['Slack', 'erik', 'sara', 'erik.ost@almi.example'],
    ['Teams', 'li', 'omar', 'li.berg@businesssweden.example'],
  ] as const)('does and sees nothing in %s, whatever is pressed, sent or typed', async (_, who, lead, email) => {
    const { id: own, no } = await g().as(lead, opening('Hemligt behov'))
    const referral = await g().as(lead, offering(own, who, start))
    const leaver = await g().as(who, async (ports, { member }) => ports.staff.byId(member))
    const inquiry = newId()
    if (leaver === null) throw new Error('nobody leaves')
    await g().as(lead, async (ports, by) => {
      const to = await ports.staff.byId(by.member)
      if (to === null) throw new Error('nobody takes over')
      const { id: from, organisation } = leaver
      await ports.staff.hold(from)
      await ports.staff.handOnAll({ from, to, organisation, by, at: start, words: '' })
      await ports.staff.leave(leaver, by, start)
    })
    const input = {
      ...{ case: no, referral, inquiry, company: 'Nordform AB', need: 'Något', to: 'een', owner: lead, leaver: lead },
      ...{ seen: 'yes', note: 'x', reason: 'x', question: 'x', answer: 'x', wanted: 'Hemligt', version: '1' },
      ...{ result: 'partly', on: '2026-12-01', until: '2026-12-01', locale: 'en', which: 'team', kind: 'handover' },
    }
    const before = await everything()
    const said = new Set<string>()
    const ways: Way[] = [...intents.keys()].flatMap((intent): Way[] => [
      { by: 'press', intent, input },
      { by: 'form', intent, input },
    ])
    const lines = ['case list', `case show ${no}`, 'doors today', 'doors people', `refer ${no} een Hej`]
    for (const way of [...ways, ...lines.map((line): Way => ({ by: 'line', line }))]) {
      const { view } = await dispatch()({
        by: callers[who].identity,
        way,
        localeHint: 'sv',
        timeZoneHint: null,
        deliveryId: newId(),
        profile: async () => ({ email, outsider: false, locale: 'sv', timeZone: null }),
      })
      said.add(JSON.stringify(view))
    }
    expect([...said].map((one) => JSON.parse(one).refusal?.code)).toEqual(['not-in-register'])
    expect([...said].join()).not.toMatch(/Hemligt|Nordform/)
    expect(await everything()).toBe(before)
  })
})
