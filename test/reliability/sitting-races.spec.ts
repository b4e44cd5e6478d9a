import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { AgendaStore } from '#src/core/meeting/agenda-store.ts'
import { intents } from '#src/intents/index.ts'
import { hasServer, testDatabase } from '#test/database.ts'
import { callers } from '#test/seed-network.ts'
import { convening } from '#test/storage/agenda-given.ts'
import { asks } from '#test/storage/asking.ts'
import { type Given, given, start } from '#test/storage/given.ts'

/** The embedded engine has one connection: only a server can show what happens at the same moment. */
const onServer = hasServer ? describe : describe.skip

onServer('a meeting that two take on at the same moment, on the server', () => {
  let g: Given
  beforeAll(async () => {
    g = await given(await testDatabase('server'))
  })
  afterAll(() => g.database.close())

  /** Goes on, after `meanwhile`: once the meeting has been read, and before it is kept from others. */
  const goesOn = (meanwhile: () => Promise<unknown>) =>
    g.storage.asCaller(callers.maria, async (ports, by) => {
      const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
      const hold: AgendaStore['hold'] = async (head) => {
        await meanwhile()
        return ports.agenda.hold(head)
      }
      const late = { ...ports, agenda: { ...ports.agenda, hold } }
      const input = { meeting: '', version: '' }
      const outcome = await intents.get('sitting.next')?.run(late, input, { by, now: start, calendar })
      return { commit: outcome?.ok === true, value: outcome?.ok === false ? outcome.refusal.code : null }
    })

  it('goes on by one step where both have typed it', async () => {
    const { meeting } = await g.as('maria', convening({ startsAt: start }))
    for (const title of ['A', 'B', 'C']) {
      const item = { meeting: meeting.id, title, wish: 'discuss', minutes: '5', asked: 'yes' }
      expect(await asks(g, 'sara', 'agenda.add', item)).toBeNull()
    }
    expect(await asks(g, 'maria', 'sitting.start', { meeting: meeting.id })).toBeNull()
    const version = async () => (await g.as('maria', (ports) => ports.agenda.sheet(meeting.id)))?.sitting.version ?? 0
    const was = await version()
    const other = () => asks(g, 'maria', 'sitting.next', { meeting: '', version: '' })
    expect(await goesOn(async () => expect(await other()).toBeNull())).toMatchObject({ found: 'step-taken' })
    expect(await version()).toBe(was + 1)
  })
})
