import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { hasServer } from '#test/database.ts'
import { type BotNode, type Fleet, openFleet } from './fleet.ts'
import { refers, registers } from './stories.ts'

/** What is typed, each in a field of its own, and found again by nothing else. */
const typed = {
  company: 'Kanariebolag Ett AB',
  need: 'kanariebehov-två',
  question: 'kanariefråga-tre',
  note: 'kanarieanteckning-fyra',
  next: 'kanariesteg-fem',
  reason: 'kanarieskäl-sex',
  search: 'kanariesökning-sju',
  wrong: 'kanariekommando-åtta',
} as const
/** What is kept sealed: not even the database’s own rows tell it. */
const sealed = {
  contact: 'Kanarie Nioson',
  phone: '0470-98 76 54',
  email: 'kanarie.tio@hemligt.example',
  approver: 'Kanarie Elvadotter, vd',
} as const

/** Needs a process of its own, whose every word is heard. */
const onServer = hasServer ? describe : describe.skip

onServer('what was typed and what is secret, on the server', () => {
  let fleet: Fleet
  let node: BotNode
  let no: string
  beforeAll(async () => {
    fleet = await openFleet({ env: { LOG_LEVEL: 'trace' } })
    node = await fleet.start()
    await fleet.teams.installAll()
    no = await everythingTyped(fleet)
    // Before a workspace lets the bot out, and its token is thrown away.
    secrets = await secretsOf(fleet)
    await muchGoesWrong(fleet, no)
  }, 120_000)
  afterAll(async () => {
    await fleet.close()
  }, 30_000)

  let secrets: readonly string[] = []
  const foundIn = (text: string, words: readonly string[]): readonly string[] =>
    words.filter((word) => word === '' || text.toLowerCase().includes(word.toLowerCase()))
  const people = () => ['Sara Lund', 'Li Berg', 'Omar Sjö', 'sara.lund@', 'li.berg@', 'Nordform']
  const all = () => [...Object.values(typed), ...Object.values(sealed), ...secrets, ...people()]
  const rows = async (tables: readonly string[]): Promise<string> => {
    const texts = await Promise.all(
      tables.map((name) =>
        sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(fleet.database.db),
      ),
    )
    return texts.flatMap(({ rows: found }) => found.map(({ row }) => row)).join('\n')
  }
  /** Bytes stand in hexadecimal. */
  const inBytes = (word: string): string => Buffer.from(word).toString('hex')

  it('was there to be found', async () => {
    expect(secrets.filter((one) => one.length > 12)).toHaveLength(6)
    const cases = await rows(['cases', 'companies', 'timeline', 'referral_words'])
    expect(foundIn(cases, [typed.company, typed.need, typed.question, typed.note, typed.reason])).toHaveLength(5)
    expect(await rows(['contacts'])).not.toBe('')
    expect(await rows(['approvals'])).not.toBe('')
    expect(node.said()).toContain('"level":50')
    expect(await rows(['outbox'])).toContain('account_inactive')
  })

  it.each([
    ['the log and whatever else the process has said', async () => node.said()],
    ['the metrics', async () => (await fetch(`http://127.0.0.1:${node.port}/metrics`)).text()],
    ['the queue and its dead letters', () => rows(['outbox', 'inbox', 'clocks', 'heartbeats'])],
  ])('is nowhere in %s', async (_, read) => {
    const text = await read()
    expect(text.length).toBeGreaterThan(100)
    expect(foundIn(text, all())).toEqual([])
  })

  it('is, where it is sealed or secret, nowhere in a dump of all tables: as text or as bytes', async () => {
    const { rows: names } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%'`.execute(fleet.database.db)
    const dump = await rows(names.map(({ name }) => name))
    const words = [...Object.values(sealed), ...secrets]
    expect(foundIn(dump, [...words, ...words.map(inBytes)])).toEqual([])
  })

  it('is not told by what is turned away: an answer says its status alone', async () => {
    const forged = await fleet.slack.deliver({ kind: 'command', body: `text=${typed.need}`, signature: 'v0=0' })
    const broken = await fleet.slack.deliver({ kind: 'event', body: `{"type":"${typed.need}` })
    expect([forged.status, forged.body, broken.status, broken.body]).toEqual([401, '', 400, ''])
  })
})

/** What the bot was started with, the token that it keeps, and those that Teams is spoken to with. */
async function secretsOf({ environment, store, teams }: Fleet): Promise<readonly string[]> {
  const names = ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_SECRET', 'MicrosoftAppPassword', 'ENCRYPTION_KEY']
  const kept = await store.slackInstallations.byTeam('T0ALMI001')
  // Every token begins as this one does.
  return [...names.map((name) => environment[name] ?? ''), kept?.botToken ?? '', teams.token().slice(0, 20)]
}

/** Writes each of the words where it belongs; gives the case’s number. */
async function everythingTyped({ people: { sara, pia } }: Fleet): Promise<string> {
  await sara.says(`case new ${typed.company}, 556016-0680: ${typed.need}`)
  if (sara.form) await sara.sends({})
  const [no = ''] = /KRO-\d+/.exec(sara.last()) ?? []
  await sara.says(`case note ${no} ${typed.note}`)
  if (sara.form) await sara.closesForm()
  await sara.says(`case next ${no} 2027-12-01 ${typed.next}`)
  await sara.says(`case show ${no}`)
  await sara.presses('Kontaktperson')
  await sara.sends({ Namn: sealed.contact, Telefon: sealed.phone, 'E-post': sealed.email })
  await sara.says(`refer ${no} pia ${typed.question}`)
  await sara.sends({ 'Vem på företaget har godkänt?': sealed.approver, 'Hur?': 'Per telefon' })
  await pia.untilReads(no)
  await pia.presses('Avböj')
  await pia.sends({ Skäl: 'Ingen kapacitet', 'Några ord till avsändaren': typed.reason })
  await sara.says(`case find ${typed.search}`)
  await sara.says(`case ${typed.wrong}`)
  return no
}

/** Refused, answered with nonsense, cut off; and what nobody can read. */
async function muchGoesWrong({ slack, teams, people: { sara }, database, store }: Fleet, no: string) {
  await registers(sara, `${typed.need} igen`)
  slack.faults.plan({ on: 'chat.postMessage', fault: { kind: 'refuse', error: 'account_inactive' } })
  teams.faults.plan({ on: 'POST activities', calls: [1], fault: { kind: 'html' } })
  teams.faults.plan({ on: 'POST activities', calls: [2], fault: { kind: 'reset', accepted: false } })
  await refers(sara, await registers(sara, typed.need), 'business-sweden', typed.question)
  const end = performance.now() + 20_000
  while ((await store.outbox.counts()).dead === 0) if (performance.now() > end) throw new Error('nothing died')
  slack.faults.clear()
  teams.faults.clear()
  // A fault in the middle of a request: a table that it needs is away.
  await sql`alter table timeline rename to timeline_away`.execute(database.db)
  await sara.says(`case new Nordform AB: ${typed.need}`)
  await sara.says(`case note ${no} ${typed.note}`)
  await sql`alter table timeline_away rename to timeline`.execute(database.db)
}
