import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { codeOf } from '../config/fault.ts'
import { type AskedFault, readAsked } from '../core/digest/asked.ts'
import { type FigureName, figureNames } from '../core/digest/figures.ts'
import { reportOf } from '../core/digest/report.ts'
import type { Locale } from '../core/register/register.ts'
import { type ChartName, chartNames } from '../digest-file/charts/chart.ts'
import { fileOf } from '../digest-file/file-of.ts'
import { type FileFormat, fileFormats, type Order, type PictureFormat, pictureFormats } from '../digest-file/order.ts'
import { suggest } from '../network-file/nearest.ts'
import { type KeptDigests, keptDigests } from '../storage/kept-digests.ts'
import { hasDatabase, settings, withDatabase } from './settings.ts'
import { type Command, Failure, type Status, type Terminal, WrongUse } from './terminal.ts'
import { whichNetwork } from './which-network.ts'

export const digest: Command = {
  summary: 'write what a month, months or years came to into a workbook, a report, a text file or a picture',
  help: `npx manydoors digest export --period PERIOD --out FILE [--format FORMAT] [--lang sv|en]
                              [--columns NAME,NAME …] [--chart NAME] [--network KEY] [--force]

--period   2026-11              a month as a whole: every figure and table, and its pictures
           2025-07..2026-06     figures by month
           2026, 2024..2026     figures by year, for a funder
--format   xlsx, csv or pdf; svg or png for one picture, named by --chart. Without it, FILE's ending says it.
--columns  which figures by month or year, and in which order:
           ${wrapped(figureNames)}
--chart    ${chartNames.join(', ')}
--lang     Swedish or English; without it, the network's own language.
--network  chooses among several networks; --force overwrites a file that is there.

It is told what was told in the digests that are kept: numbers that were too small to show are not shown here either.
An embedded database is locked by the bot while it runs: stop it first.`,
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [action, ...more] = positionals
    if (action !== 'export' || more.length > 0)
      throw new WrongUse(action ? `digest ${positionals.join(' ')}: it is export` : 'digest: export?')
    if (values.period === undefined || values.out === undefined)
      throw new WrongUse('digest export: --period and --out have to be given')
    return write({ ...values, period: values.period, out: values.out }, terminal)
  },
}

function wrapped(names: readonly string[]): string {
  return names.join(', ').replace(/(.{70,90}?,) /g, '$1\n           ')
}

const text = { type: 'string' } as const
const options = {
  ...{ period: text, out: text, format: text, lang: text, columns: text, chart: text, network: text },
  force: { type: 'boolean', default: false },
} as const

interface Wanted {
  readonly period: string
  readonly out: string
  readonly format?: string | undefined
  readonly lang?: string | undefined
  readonly columns?: string | undefined
  readonly chart?: string | undefined
  readonly network?: string | undefined
  readonly force: boolean
}

async function write(wanted: Wanted, terminal: Terminal): Promise<Status> {
  const asFile = formatOf(wanted)
  const columns = columnsOf(wanted.columns)
  const lang = wanted.lang === undefined ? null : oneOf('--lang', ['sv', 'en'] as const, wanted.lang)
  const config = settings(terminal)
  if (!hasDatabase(config)) throw new Failure('There is no database yet, and so no digest in it.')
  const kept = await withDatabase(config, async (database) => {
    const key = await whichNetwork(database, wanted.network)
    const found = await keptDigests(database, key)
    if (found === null) throw new Failure(`There is no network with the key "${key}".`)
    return found
  })
  const order = orderOf({ period: wanted.period, asFile, columns, locale: lang ?? kept.locale }, kept, terminal.now())
  const file = await fileOf(order, (done, of) => {
    if (done > 0) terminal.note(`Making ${wanted.out} … ${Math.round((100 * done) / of)} %`)
  })
  if (file === null) throw new Failure(`There is nothing to draw for ${wanted.period}.`)
  await keep(file, wanted)
  terminal.note(`${wanted.out} has been written.`)
  return 0
}

type AsFile =
  | { readonly of: 'file'; readonly format: FileFormat }
  | { readonly of: 'picture'; readonly format: PictureFormat; readonly chart: ChartName }

function formatOf({ format, out, chart }: Wanted): AsFile {
  const ending = format ?? out.slice(out.lastIndexOf('.') + 1).toLowerCase()
  const asFile = fileFormats.find((one) => one === ending)
  if (asFile !== undefined && chart !== undefined) throw new WrongUse('--chart belongs to a picture, svg or png')
  if (asFile !== undefined) return { of: 'file', format: asFile }
  const picture = pictureFormats.find((one) => one === ending)
  if (picture === undefined)
    throw new WrongUse(`--format ${ending}: it is one of ${[...fileFormats, ...pictureFormats].join(', ')}`)
  if (chart === undefined) throw new WrongUse(`--chart says which picture: ${chartNames.join(', ')}`)
  return { of: 'picture', format: picture, chart: oneOf('--chart', chartNames, chart) }
}

function oneOf<T extends string>(option: string, known: readonly T[], typed: string): T {
  const found = known.find((one) => one === typed)
  if (found !== undefined) return found
  throw new WrongUse(`${option} ${typed}: it is one of ${known.join(', ')}${suggest(typed, [...known])}`)
}

/** All, when nothing is said. */
const columnsOf = (typed: string | undefined): readonly FigureName[] =>
  typed === undefined
    ? figureNames
    : [...new Set(typed.split(',').map((name) => oneOf('--columns', figureNames, name.trim())))]

interface Exported {
  readonly period: string
  readonly asFile: AsFile
  readonly columns: readonly FigureName[]
  readonly locale: Locale
}

function orderOf({ period, asFile, columns, locale }: Exported, { digests, timeZone }: KeptDigests, now: Date): Order {
  const asked = readAsked(period, now, timeZone)
  if ('fault' in asked) throw new WrongUse(`--period ${period}: ${whyNot(asked)}`)
  if (asked.by !== 'one') {
    if (asFile.of === 'picture') throw new WrongUse('A picture is of one month: --period 2026-11')
    const report = reportOf(asked, digests, columns)
    if ('missing' in report) throw new Failure(noDigest(report.missing))
    return { of: 'report', report, locale, format: asFile.format }
  }
  const digest = digests.find((one) => one.period.month === asked.months[0])
  if (digest === undefined) throw new Failure(noDigest(asked.months))
  return asFile.of === 'file' ? { ...asFile, of: 'digest', digest, locale } : { ...asFile, digest, locale }
}

function whyNot(asked: AskedFault): string {
  if (asked.fault === 'not-over') return `it is not over yet; the last month that is over is ${asked.last}`
  return {
    unreadable: 'it is a month (2026-11), a year (2026), or two of them (2025-07..2026-06)',
    turned: 'it ends before it begins',
    'too-long': 'at most 120 months, or as many years',
  }[asked.fault]
}

const noDigest = (months: readonly string[]): string => `No digest is kept of ${months.join(', ')}.`

async function keep(file: Buffer, { out, force }: Wanted): Promise<void> {
  await writeFile(out, file, { mode: 0o600, flag: force ? 'w' : 'wx' }).catch((fault: unknown) => {
    const code = codeOf(fault)
    throw new Failure(
      code === 'EEXIST'
        ? `${out} is there already: name another file, or add --force.`
        : `${out} cannot be written (${code ?? 'unknown reason'}).`,
    )
  })
}
