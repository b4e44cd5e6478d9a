import { readFileSync, statSync } from 'node:fs'
import { read } from '@e965/xlsx'
import { afterAll, expect, it } from '@jest/globals'
import { lastMonth, monthsTo, periodOf } from '#src/core/digest/period.ts'
import { newId } from '#src/new-id.ts'
import { openDatabase } from '#src/storage/database.ts'
import { ofNetwork } from '#src/storage/digest-counting.ts'
import { asOperator, enter } from '#src/storage/scope.ts'
import { nothing, sample } from '../digest-file/sample.ts'
import { run, scratch } from './run.ts'

const folder = scratch()
const env = { DATA_DIR: folder.at('data') }
afterAll(folder.remove)

const month = lastMonth(new Date(), 'Europe/Stockholm')

/** Two versions, of which the later one is told; a year long ago; and one organisation's own. */
async function keepDigest(): Promise<void> {
  const database = await openDatabase({ dataDir: env.DATA_DIR })
  await asOperator(database, null, async (trx) => {
    const { network_id } = await trx.selectFrom('networks').select('network_id').executeTakeFirstOrThrow()
    await enter(trx, network_id)
    for (const [made, of, version] of [
      [nothing(), month, 1],
      [sample(), month, 2],
      [sample(), '2021-12', 1],
    ] as const) {
      const digest = { ...made, period: periodOf(of, 'Europe/Stockholm'), version }
      const body = JSON.stringify({ ...digest, series: { ...digest.series, months: monthsTo(of) } })
      const row = { network_id, id: newId<'digest'>(), organisation_id: ofNetwork, month: of, version }
      await trx
        .insertInto('digests')
        .values({ ...row, cut_off: new Date(digest.cutOff), body, noted_by: null })
        .execute()
    }
    const almi = await trx.selectFrom('organisations').select('id').where('key', '=', 'almi').executeTakeFirstOrThrow()
    const own = { ...nothing(), period: periodOf(month, 'Europe/Stockholm') }
    const row = { network_id, id: newId<'digest'>(), organisation_id: almi.id, month, version: 1, noted_by: null }
    const { companies } = own.headlines
    const headlines = { ...own.headlines, companies: { ...companies, value: 77 } }
    const body = JSON.stringify({ ...own, headlines })
    await trx
      .insertInto('digests')
      .values({ ...row, cut_off: new Date(own.cutOff), body })
      .execute()
  })
  await database.close()
}

const exported = (...line: readonly string[]) => run(['digest', 'export', ...line], env)

it('what cannot be understood is said before anything is opened', async () => {
  for (const [line, said] of [
    [[], '--period and --out have to be given'],
    [['--period', month, '--out', folder.at('a.docx')], 'it is one of xlsx, csv, pdf, svg, png'],
    [['--period', month, '--out', folder.at('a.svg')], '--chart says which picture: responseTimes'],
    [['--period', month, '--out', folder.at('a.svg'), '--chart', 'need'], 'did you mean "needs"?'],
    [['--period', month, '--out', folder.at('a.csv'), '--columns', 'companies,referals'], 'did you mean "referrals"?'],
  ] as const) {
    const { status, notes } = await exported(...line)
    expect({ status, said: notes.includes(said), notes }).toEqual({ status: 2, said: true, notes })
  }
})

it('the latest version of a month is written as a workbook, a report, text and a picture', async () => {
  await run(['network', 'import', 'src/playground/sample-network.yaml'], env)
  await keepDigest()
  const made = await exported('--period', month, '--out', folder.at('d.xlsx'))
  expect(made).toMatchObject({ status: 0, notes: expect.stringContaining('has been written.') })
  expect(statSync(folder.at('d.xlsx')).mode & 0o077).toBe(0)
  const { Översikt: overview = {} } = read(readFileSync(folder.at('d.xlsx'))).Sheets
  expect(Object.values(overview).map((cell) => cell?.v)).toContain(312)
  expect(await exported('--period', month, '--out', folder.at('d.xlsx'))).toMatchObject({
    status: 1,
    notes: expect.stringContaining('is there already'),
  })

  const report = await exported('--period', month, '--out', folder.at('d.pdf'), '--lang', 'en')
  expect(report.notes).toMatch(/Making .* … 17 %\n.* … 33 %/)
  expect(readFileSync(folder.at('d.pdf'), 'latin1')).toContain('(en-GB)')
  await exported('--period', month, '--out', folder.at('needs.svg'), '--chart', 'needs')
  expect(readFileSync(folder.at('needs.svg'), 'utf8')).toContain('<title>Behov</title>')
  const months = `${monthsTo(month)[9]}..${month}`
  expect(await exported('--period', months, '--out', folder.at('m.csv'), '--columns', 'warm,companies')).toMatchObject({
    status: 0,
  })
  expect(readFileSync(folder.at('m.csv'), 'utf8').split('\r\n')).toHaveLength(3 * 2 + 2)
}, 120_000)

it('what is of a moment is not written of a year, and that is said', async () => {
  const year = ['--period', '2021', '--out', folder.at('year.csv')]
  expect(await exported(...year, '--columns', 'casesOpen,companies,stuck')).toMatchObject({
    status: 2,
    notes: expect.stringContaining('--columns casesOpen,stuck: of a moment, and a year has none'),
  })
  expect(await exported(...year)).toMatchObject({ status: 0 })
  const written = readFileSync(folder.at('year.csv'), 'utf8')
  expect([written.includes('Genomförda möten'), written.includes('Fastnade ärenden')]).toEqual([true, false])
})

it('one organisation’s own is written for it alone, and one that is not there is said', async () => {
  const out = folder.at('own.csv')
  expect(await exported('--period', month, '--out', out, '--organisation', 'almi')).toMatchObject({ status: 0 })
  const values = readFileSync(out, 'utf8').split(/[\r\n,]+/)
  expect([values.includes('77'), values.includes('312')]).toEqual([true, false])
  const none = await exported('--period', month, '--out', folder.at('none.csv'), '--organisation', 'allmi')
  expect(none).toMatchObject({ status: 1, notes: expect.stringContaining('no organisation with the key "allmi"') })
}, 60_000)

it('what is not over, not kept or cannot be read is said', async () => {
  for (const [period, status, said] of [
    ['2098-01', 2, `it is not over yet; the last month that is over is ${month}`],
    ['november', 2, 'it is a month (2026-11), a year (2026), or two of them'],
    ['2001-02', 1, 'No digest is kept of 2001-02.'],
    ['2001..2002', 1, 'No digest is kept of 2001-12, 2002-12.'],
  ] as const) {
    const found = await exported('--period', period, '--out', folder.at('never.csv'))
    expect(found).toMatchObject({ status, notes: expect.stringContaining(said) })
  }
  expect(statSync(folder.at('never.csv'), { throwIfNoEntry: false })).toBeUndefined()
}, 60_000)
