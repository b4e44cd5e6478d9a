import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CaseId } from '#src/core/ids.ts'
import { intents } from '#src/intents/index.ts'
import { packShown } from '#src/intents/shown.ts'
import type { Somebody } from '#test/seed-network.ts'
import { asks } from './asking.ts'
import { onEveryEngine, opening, start } from './given.ts'

const approval = { approvedBy: 'Vd:n', approvedHow: 'phone', covers: 'all-parties' }
const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }
const suggested = packShown({ need: 'loan', services: [] })

onEveryEngine('what was suggested before several are asked', (g) => {
  const kept = async (of: CaseId) => {
    const { rows } = await sql<{
      shown: string
      service: string | null
      to: string
    }>`select g.shown ->> 'need' as shown,
      g.service_id as service, o.key as to from suggestions g join referrals r on r.network_id = g.network_id and r.id = g.referral_id
      join organisations o on o.network_id = r.network_id and o.id = r.to_organisation_id
      where g.case_id = ${of} order by g.id`.execute(g().database.db)
    return rows.map(({ to, shown, service }) => [to, shown, service])
  }
  const waitingFor = (who: Somebody, caseNo: string) =>
    g().as(who, async ({ referrals }, by) => {
      const found = (await referrals.waitingFor(by, 9)).find((sheet) => sheet.case.no === caseNo)
      return found?.referral.id ?? 'nobody is asked'
    })

  it('is kept in turn with each who is asked', async () => {
    const { id, no } = await g().as('sara', opening('I tur'))
    const asked = { case: no, to: 'li', also: 'karin,johan', kind: 'advice', mode: 'in-turn', question: 'Kan ni?' }
    expect(await asks(g(), 'sara', 'refer.several', { ...asked, ...approval, suggested, seen: 'in-turn/' })).toBeNull()
    expect(await kept(id)).toEqual([['business-sweden', 'loan', null]])
    for (const who of ['li', 'karin'] as const) {
      const declined = { referral: await waitingFor(who, no), reason: 'no-capacity', note: 'Fullt' }
      expect(await asks(g(), who, 'referral.decline', declined)).toBeNull()
    }
    expect(await kept(id)).toEqual([
      ['business-sweden', 'loan', null],
      ['een', 'loan', null],
      ['region', 'loan', null],
    ])
  })

  it('is sent to whoever offers it although it is taken away before the preview is answered', async () => {
    const { id, no } = await g().as('li', opening('Borttagen'))
    const service = await g().as('li', async (ports) => (await ports.services.directory(null)).offerings[0]?.id)
    if (service === undefined) throw new Error('nothing is offered')
    const typed = {
      case: no,
      to: `#${service}`,
      also: 'karin',
      kind: 'advice',
      mode: 'first',
      question: 'Kan ni?',
      suggested,
    }
    const keep = await g().as('li', async (ports, by) => {
      const opened = await intents.get('refer')?.form?.(ports, typed, { by, now: start, calendar })
      return opened?.keep ?? {}
    })
    expect(await g().as('sara', (ports, by) => ports.services.keeping.takeAway(service, by, start))).toBe(true)
    expect(await asks(g(), 'li', 'refer.several', { ...keep, mode: 'first', ...approval })).toBeNull()
    expect(await kept(id)).toEqual([
      ['almi', 'loan', service],
      ['een', 'loan', null],
    ])
  })
})
