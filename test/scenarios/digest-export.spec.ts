import { read } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { extractText } from 'unpdf'
import { monthsTo, periodOf } from '#src/core/digest/period.ts'
import { newId } from '#src/new-id.ts'
import { ofNetwork } from '#src/storage/digest-counting.ts'
import { testDatabase } from '#test/database.ts'
import { sample } from '#test/digest-file/sample.ts'
import { type House, houseOn } from './house.ts'
import { everyObject, textAt, wordsIn } from './json.ts'
import type { Person } from './person.ts'

const month = '2026-11'
const zone = 'Europe/Stockholm'
const headers = ['cache-control', 'content-type', 'content-disposition', 'referrer-policy']

/** How many companies each was told of, so that one can see whose figures they are. */
const companies = { network: 312, almi: 7711, 'business-sweden': 5522 }

/** The newest address of a file that somebody has been given. */
const address = (person: Person): string => {
  const cards = person.conversation().messages.map(({ content }) => content)
  const urls = everyObject(cards).map((one) => textAt(one, 'url'))
  return urls.filter((url) => url.includes('/digest/')).at(-1) ?? ''
}
const answered = (person: Person): string =>
  [person.last(), wordsIn(person.form?.content), JSON.stringify(person.form)].join('\n').replaceAll('\u00a0', ' ')

describe('figures that are taken along from the chat', () => {
  let house: House
  const audited = async () => {
    const { rows } = await sql<{
      what: string
      who: string
      about: object
    }>`select a.what, m.key as who, a.about - 'export' as about
      from audit a join members m on m.id = a.by_id where a.what like 'export-%' order by a.at, a.id`.execute(
      house.database.db,
    )
    return rows
  }

  beforeAll(async () => {
    house = await houseOn(await testDatabase('embedded'), {}, { at: new Date('2026-12-02T08:00:00Z') })
    const { db } = house.database
    const { network_id } = await db.selectFrom('networks').select('network_id').executeTakeFirstOrThrow()
    const organisations = await db.selectFrom('organisations').select(['id', 'key', 'name']).execute()
    for (const [key, figure] of Object.entries(companies)) {
      const of = organisations.find((one) => one.key === key)
      const { headlines, series, ...made } = sample({ period: periodOf(month, zone) })
      const body = {
        ...{
          ...made,
          series: {
            months: monthsTo(month),
            values: { ...series.values, companies: monthsTo(month).map(() => figure) },
          },
        },
        ...(of && { scope: { of: 'organisation', organisation: of.id, name: of.name } }),
        headlines: { ...headlines, companies: { ...headlines.companies, value: figure, before: figure, year: figure } },
      }
      const row = { network_id, id: newId<'digest'>(), organisation_id: of?.id ?? ofNetwork, month, version: 1 }
      const kept = { ...row, cut_off: new Date(made.cutOff), body: JSON.stringify(body), noted_by: null }
      await db.insertInto('digests').values(kept).execute()
    }
  }, 120_000)
  afterAll(() => house.close())

  const fetched = async (person: Person) => {
    const response = await fetch(address(person))
    const given = headers.map((name) => response.headers.get(name))
    return { status: response.status, given, body: Buffer.from(await response.arrayBuffer()) }
  }

  it('is a workbook by a link of one’s own, as a spreadsheet reads it', async () => {
    const { sara } = house.people
    await sara.says('manadsbrev exportera 2026-11 excel')
    await sara.untilReads('Nätverkets siffror för 2026-11.')
    expect(sara.last()).toContain('Länken är bara din och fungerar till')
    const { status, given, body } = await fetched(sara)
    expect([status, ...given]).toEqual([
      ...[200, 'no-store', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ...['attachment; filename="manadsbrev-2026-11.xlsx"', 'no-referrer'],
    ])
    const { Översikt: overview = {} } = read(body).Sheets
    const values = Object.values(overview).map((cell) => cell?.v)
    expect([values.includes(companies.network), values.includes(companies.almi)]).toEqual([true, false])
  }, 60_000)

  it('is a report in the other chat and language', async () => {
    const { li } = house.people
    await li.says('digest export pdf 2026-11')
    await li.untilReads('The network’s figures for 2026-11.')
    const { status, given, body } = await fetched(li)
    expect([status, ...given]).toEqual([
      ...[200, 'no-store', 'application/pdf', 'attachment; filename="digest-2026-11.pdf"', 'no-referrer'],
    ])
    const { text } = await extractText(new Uint8Array(body), { mergePages: true })
    expect(text).toContain('Response times')
  }, 60_000)

  it('is of one’s own organisation alone when that is asked for, and of no other', async () => {
    const { sara, li } = house.people
    const months = '2026-09..2026-11'
    for (const [person, period, line, said] of [
      [sara, months, `manadsbrev exportera egna csv ${months}`, `Er egen organisations siffror för ${months}.`],
      [li, months, `digest export own csv ${months}`, `The figures of your own organisation for ${months}.`],
      [sara, month, `manadsbrev exportera egna csv ${month}`, `Er egen organisations siffror för ${month}.`],
      [li, month, `digest export own csv ${month}`, `The figures of your own organisation for ${month}.`],
    ] as const) {
      await person.says(line)
      await person.untilReads(said)
      const lines: string[][] = parse((await fetched(person)).body.toString(), { bom: true, record_delimiter: '\r\n' })
      expect(new Set(lines.slice(1).map(([of]) => of))).toEqual(new Set([period]))
      const values = new Set(lines.map((cells) => cells[4]))
      const told = Object.entries(companies).flatMap(([whose, figure]) => (values.has(`${figure}`) ? [whose] : []))
      expect(told).toEqual([person === sara ? 'almi' : 'business-sweden'])
    }
  }, 60_000)

  it('is a picture, and all that has been taken is written down with who took it', async () => {
    const { sara } = house.people
    await sara.says('manadsbrev exportera svg behov 2026-11')
    await sara.untilReads('fungerar till')
    const before = (await audited()).length
    expect((await fetched(sara)).body.toString()).toContain('<title>Behov</title>')
    const all = await audited()
    expect(all).toHaveLength(before + 1)
    expect(all.slice(-2)).toEqual(
      ['export-ordered', 'export-taken'].map((what) => ({
        ...{ what, who: 'sara', about: { whose: 'network', period: '2026-11', format: 'svg' } },
      })),
    )
    const { rows } = await sql<{ all: string }>`select string_agg(e::text, '') as all from digest_exports e`.execute(
      house.database.db,
    )
    const [, token = 'none'] = /digest\/([\w-]{43})\./.exec(address(sara)) ?? []
    expect(rows[0]?.all).not.toContain(token)
  }, 60_000)

  it('answers the same for a link that never was, was removed, is over, has another ending, or whose owner has left', async () => {
    const { sara, li } = house.people
    const not = [404, 'Not found\n', 'no-store']
    const looked = async (url: string) => {
      const response = await fetch(url)
      return [response.status, await response.text(), response.headers.get('cache-control')]
    }
    await sara.says('manadsbrev exportera 2026-11 csv')
    const removed = address(sara)
    expect((await fetch(removed)).status).toBe(200)
    expect(await looked(removed.replace(/digest\/./, 'digest/~'))).toEqual(not)
    expect(await looked(removed.replace(/digest\/[\w-]{43}/, `digest/${'x'.repeat(43)}`))).toEqual(not)
    const written = (await audited()).length
    expect(await looked(removed.replace('.csv', '.pdf'))).toEqual(not)
    expect((await fetch(removed, { method: 'HEAD' })).status).toBe(200)
    expect(await audited()).toHaveLength(written)
    await sara.presses('Ta bort länken')
    await sara.untilReads('Ingen kan hämta den filen längre.')
    expect(await looked(removed)).toEqual(not)
    await li.says('digest export 2026-11 csv')
    const open = address(li)
    const isActive = (active: boolean) => sql`update members set active = ${active} where key = 'li'`
    await isActive(false).execute(house.database.db)
    expect(await looked(open)).toEqual(not)
    await isActive(true).execute(house.database.db)
    expect((await fetch(open)).status).toBe(200)
    house.clock.moveTo(new Date('2026-12-10T08:00:00Z'))
    expect(await looked(open)).toEqual(not)
  }, 60_000)

  it.each([
    {
      ...{ what: 'a month that is still to come', typed: '2027-09 pdf', kept: '2027-09' },
      inSwedish: '”2027-09” är inte slut än. Den senaste avslutade månaden är 2026-11.',
      inEnglish: 'The last month that is over is 2026-11.',
    },
    {
      ...{ what: 'a month that was never told', typed: '2024-03 pdf', kept: '2024-03' },
      inSwedish: 'Det finns inget månadsbrev för 2024-03.',
      inEnglish: 'There is no digest of 2024-03.',
    },
    {
      ...{ what: 'a kind of file that there is not', typed: '2026-11 docx', kept: '2026-11' },
      inSwedish: '”docx” är inte något av alternativen',
      inEnglish: '“docx” is not one of the choices',
    },
    {
      ...{ what: 'a time that is none', typed: '11-2026 pdf', kept: '11-2026' },
      inSwedish: '”11-2026” kunde inte läsas',
      inEnglish: '“11-2026” could not be read',
    },
    {
      ...{ what: 'two months', typed: '2026-10 2026-11 excel', kept: '2026-10 2026-11' },
      inSwedish: '”2026-10 2026-11” kunde inte läsas',
      inEnglish: '“2026-10 2026-11” could not be read',
    },
    {
      ...{ what: 'a chart in what is no picture', typed: '2026-11 pdf needs', kept: 'needs' },
      inSwedish: 'Ett diagram hämtas som bild.',
      inEnglish: 'A chart is taken as a picture.',
    },
    {
      ...{
        what: 'what is no kind of file, in the words that were typed',
        typed: '2026-11 snabb excel',
        kept: '2026-11',
      },
      inSwedish: '”snabb excel” är inte något av alternativen',
      inEnglish: '“snabb excel” is not one of the choices',
    },
    {
      ...{ what: 'months in a sentence that turn', typed: '2026-11 till 2026-09 pdf', kept: '2026-11..2026-09' },
      inSwedish: '”2026-11..2026-09” slutar innan det börjar.',
      inEnglish: '“2026-11..2026-09” ends before it begins.',
    },
    {
      ...{ what: 'a picture of several months', typed: 'png trend 2026-09..2026-11', kept: '2026-09..2026-11' },
      inSwedish: 'En bild är av en månad',
      inEnglish: 'A picture is of one month',
    },
  ])('asks again for $what, and keeps what was typed', async ({ typed, kept, inSwedish, inEnglish }) => {
    const { sara, li } = house.people
    for (const [person, command, said] of [
      [sara, 'manadsbrev exportera', inSwedish],
      [li, 'digest export', inEnglish],
    ] as const) {
      await person.says(`${command} ${typed}`)
      expect(answered(person)).toContain(said)
      expect(JSON.stringify([person.form, person.conversation().messages.at(-1)])).toContain(`"${kept}"`)
      if (person.form) await person.closesForm()
    }
  })

  it('is asked for in a form when nothing is said, and given from there', async () => {
    const { sara, li } = house.people
    await sara.says('manadsbrev exportera')
    await sara.fills('Skapa länk', {
      'Vilken period?': '2026-11',
      'Vilket slags fil?': 'Bild (png)',
      'Vilket diagram?': 'Behov',
    })
    await sara.untilReads('Nätverkets siffror för 2026-11.')
    expect((await fetched(sara)).body.subarray(1, 4).toString()).toBe('PNG')
    await li.says('digest export')
    await li.fills('Make a link', { 'Which period?': '2026-11', 'Which kind of file?': 'Comma-separated text (csv)' })
    await li.untilReads('The network’s figures for 2026-11.')
    expect((await fetched(li)).status).toBe(200)
  }, 60_000)
})
