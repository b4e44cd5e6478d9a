import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { codeOf } from '../config/fault.ts'
import { chartNames } from '../core/digest/drawn.ts'
import {
  type AsFile,
  contentOf,
  type ExportFault,
  endings,
  fileFormats,
  pictureFormats,
} from '../core/digest/export.ts'
import { type FigureName, figureNames } from '../core/digest/figures.ts'
import { fileOf } from '../digest-file/file-of.ts'
import { suggest } from '../network-file/nearest.ts'
import { keptDigests } from '../storage/kept-digests.ts'
import { hasDatabase, settings, withDatabase } from './settings.ts'
import { type Command, Failure, type Status, type Terminal, WrongUse } from './terminal.ts'
import { whichNetwork } from './which-network.ts'

export const digest: Command = {
  summary: 'write what a month, months or years came to into a workbook, a report, a text file or a picture',
  help: `npx manydoors digest export --period PERIOD --out FILE [--format FORMAT] [--lang sv|en]
                              [--columns NAME,NAME …] [--chart NAME] [--organisation KEY]
                              [--network KEY] [--force]

--period   2026-11              a month as a whole: every figure and table, and its pictures
           2025-07..2026-06     figures by month
           2026, 2024..2026     figures by year, for a funder
--format   xlsx, csv or pdf; svg or png for one picture, named by --chart. Without it, FILE's ending says it.
--columns  which figures by month or year, and in which order:
           ${wrapped(figureNames)}
--chart    ${chartNames.join(', ')}
--lang     Swedish or English; without it, the network's own language.
--organisation  that organisation's own figures, in which nothing is left out: for its people alone.
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
  ...{
    period: text,
    out: text,
    format: text,
    lang: text,
    columns: text,
    chart: text,
    organisation: text,
    network: text,
  },
  force: { type: 'boolean', default: false },
} as const

interface Wanted {
  readonly period: string
  readonly out: string
  readonly format?: string | undefined
  readonly lang?: string | undefined
  readonly columns?: string | undefined
  readonly chart?: string | undefined
  readonly organisation?: string | undefined
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
    const found = await keptDigests(database, key, wanted.organisation ?? null)
    if (found === null) throw new Failure(`There is no network with the key "${key}".`)
    if (found === 'no-organisation') throw new Failure(noOrganisation(wanted.organisation ?? ''))
    return found
  })
  const content = contentOf({ period: wanted.period, asFile, columns }, kept.digests, terminal.now(), kept.timeZone)
  if ('fault' in content) throw whyNot(content, wanted.period)
  if (content.of === 'report' && wanted.columns !== undefined) hasAll(content.report.columns, columns)
  const file = await fileOf({ ...content, locale: lang ?? kept.locale }, (done, of) => {
    if (done > 0) terminal.note(`Making ${wanted.out} … ${Math.round((100 * done) / of)} %`)
  })
  if (file === null) throw new Failure(`There is nothing to draw for ${wanted.period}.`)
  await keep(file, wanted)
  terminal.note(`${wanted.out} has been written.`)
  return 0
}

function formatOf({ format, out, chart }: Wanted): AsFile {
  const ending = format ?? out.slice(out.lastIndexOf('.') + 1).toLowerCase()
  const asFile = fileFormats.find((one) => one === ending)
  if (asFile !== undefined && chart !== undefined) throw new WrongUse('--chart belongs to a picture, svg or png')
  if (asFile !== undefined) return { of: 'file', format: asFile }
  const picture = pictureFormats.find((one) => one === ending)
  if (picture === undefined) throw new WrongUse(`--format ${ending}: it is one of ${endings.join(', ')}`)
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

function hasAll(told: readonly FigureName[], wanted: readonly FigureName[]): void {
  const momentary = wanted.filter((column) => !told.includes(column))
  if (momentary.length > 0)
    throw new WrongUse(`--columns ${momentary.join(',')}: of a moment, and a year has none; ask for it by month`)
}

const noOrganisation = (key: string): string =>
  `There is no organisation with the key "${key}" in the network: see "npx manydoors network export".`

function whyNot(fault: ExportFault, period: string): Failure | WrongUse {
  if (fault.fault === 'missing') return new Failure(`No digest is kept of ${fault.months.join(', ')}.`)
  if (fault.fault === 'nothing-to-draw') return new Failure(`There is nothing to draw for ${period}.`)
  if (fault.fault === 'picture-of-months') return new WrongUse('A picture is of one month: --period 2026-11')
  return new WrongUse(`--period ${period}: ${unreadable(fault)}`)
}

function unreadable(
  asked: Exclude<ExportFault, { readonly fault: 'missing' | 'picture-of-months' | 'nothing-to-draw' }>,
): string {
  if (asked.fault === 'not-over') return `it is not over yet; the last month that is over is ${asked.last}`
  return {
    unreadable: 'it is a month (2026-11), a year (2026), or two of them (2025-07..2026-06)',
    turned: 'it ends before it begins',
    'too-long': 'at most 120 months, or as many years',
  }[asked.fault]
}

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
