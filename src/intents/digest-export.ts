import { addDays } from 'date-fns/addDays'
import { z } from 'zod'
import { chartNames } from '../core/digest/drawn.ts'
import {
  type AsFile,
  contentOf,
  type ExportFault,
  endings,
  fileFormats,
  pictureFormats,
} from '../core/digest/export.ts'
import { figureNames } from '../core/digest/figures.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Meaning } from '../views/meaning.ts'
import { refused } from './digest.ts'
import { choice, id, line } from './input.ts'
import { defineIntent } from './intent.ts'

/** For how many days an address leads to its file. */
const daysOpen = 7
const whose = ['network', 'own'] as const

const input = z.object({
  period: line(40),
  format: choice(endings),
  chart: choice(chartNames),
  whose: choice(whose),
})

/** Figures as a file: whoever asks gets an address of their own, and the file is made when it is fetched. */
export const digestExport = defineIntent({
  name: 'digest.export',
  writes: true,
  input,
  form: async (_, known) => ({
    ...{ kind: 'form', form: 'digest.export', keep: {} },
    fields: [
      { kind: 'line', name: 'period', value: known['period'] ?? '', required: true, most: 40 },
      picked('format', known['format'] ?? '', endings),
      { ...picked('chart', known['chart'] ?? '', chartNames), required: false },
      picked('whose', known['whose'] || 'network', whose),
    ],
  }),
  run: async (ports, { period, format, chart, whose: of }, { by, now }) => {
    if (!ports.exports.reachable) return refused('unreachable')
    const missing = [...(period === '' ? ['period'] : []), ...(format === null ? ['format'] : [])]
    if (format === null || missing.length > 0) return allMissing(missing)
    const asFile = asFileOf(format, chart)
    if (asFile === null) return allMissing(['chart'])
    if (asFile.of === 'file' && chart !== null)
      return refuse({ code: 'export-chart', field: 'chart', why: 'not-a-picture' })
    const wanted = { period, asFile, whose: of ?? 'network', locale: by.locale } as const
    const digests = await ports.exports.digests(wanted.whose)
    const content = contentOf({ ...wanted, columns: figureNames }, digests, now, by.network.timeZone)
    if ('fault' in content) return refusedFor(content, period)
    const export_ = ports.newId<'export'>()
    const until = addDays(now, daysOpen)
    const address = await ports.exports.order(export_, wanted, by, until)
    return allow({
      ...{ kind: 'digest-file', address, period, format, whose: wanted.whose, until },
      buttons: [{ intent: 'digest.withdraw', input: { export: export_ }, weight: 'plain', opens: false }],
    })
  },
})

const picked = <const V extends Meaning>(name: 'format' | 'chart' | 'whose', value: string, of: readonly V[]) => ({
  ...{ kind: 'choice' as const, name, value, required: true },
  options: of.map((one) => ({ value: one, meaning: one })),
})

function asFileOf(format: (typeof endings)[number], chart: (typeof chartNames)[number] | null): AsFile | null {
  const asFile = fileFormats.find((one) => one === format)
  if (asFile !== undefined) return { of: 'file', format: asFile }
  const picture = pictureFormats.find((one) => one === format)
  return picture === undefined || chart === null ? null : { of: 'picture', format: picture, chart }
}

function allMissing(fields: readonly string[]) {
  const all = fields.map((field) => ({ code: 'required', field }) as const)
  return { ...refuse(all[0] ?? { code: 'form-expired' }), all }
}

function refusedFor(why: ExportFault, typed: string) {
  if (why.fault === 'picture-of-months') return refuse({ code: 'export-chart', field: 'period', why: why.fault })
  if (why.fault === 'nothing-to-draw') return refuse({ code: 'export-chart', field: 'chart', why: why.fault })
  return refuse({ code: 'export-period', field: 'period', typed, why })
}

/** Whoever has the address can fetch nothing any more. */
export const digestWithdraw = defineIntent({
  name: 'digest.withdraw',
  writes: true,
  input: z.object({ export: id<'export'>() }),
  run: async (ports, { export: of }, { by, now }) =>
    (await ports.exports.withdraw(of, by, now))
      ? allow({ kind: 'done' as const, done: { what: 'digest' as const, digest: { has: 'withdrawn' } }, buttons: [] })
      : refused('file-gone'),
})
