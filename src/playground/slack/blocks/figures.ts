import { z } from 'zod'
import { id, words } from './composition.ts'
import { richTextBlock } from './rich-text.ts'

const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) })
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) })
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richTextBlock])
const columns = { align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }

function sameWidth(rows: unknown[][], context: z.RefinementCtx): void {
  for (const [at, row] of rows.entries()) {
    if (row.length === rows[0]?.length) continue
    context.addIssue({ code: 'custom', message: 'all rows must have the same number of cells', path: [at] })
  }
}

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: id,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100).superRefine(sameWidth),
  column_settings: z.array(z.strictObject(columns).nullable()).max(20).optional(),
})

export const dataTable = z.strictObject({
  type: z.literal('data_table'),
  block_id: id,
  caption: z.string().min(1),
  rows: z
    .array(z.array(cell).min(1).max(20))
    .min(2)
    .max(101)
    .superRefine(sameWidth)
    .refine((rows) => rows[0]?.every(({ type }) => type !== 'rich_text'), 'header cells cannot be rich_text'),
  page_size: z.number().int().min(1).max(100).optional(),
  row_header_column_index: z.number().int().min(0).optional(),
})

const label = words(20)
const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(20),
})
const plotted = z
  .strictObject({
    type: z.enum(['bar', 'line', 'area']),
    series: z.array(series).min(1).max(12),
    axis_config: z.strictObject({
      categories: z.array(label).min(1).max(20),
      x_label: words(50).optional(),
      y_label: words(50).optional(),
    }),
  })
  .superRefine((chart, context) => {
    const names = chart.series.map(({ name }) => name)
    if (new Set(names).size < names.length) {
      context.addIssue({ code: 'custom', message: 'series names must be unique', path: ['series'] })
    }
    for (const [at, { data }] of chart.series.entries()) {
      const labels = data.map(({ label: named }) => named)
      const wanted = chart.axis_config.categories
      if (labels.length === wanted.length && wanted.every((category) => labels.includes(category))) continue
      const message = 'data must have exactly one point per category'
      context.addIssue({ code: 'custom', message, path: ['series', at, 'data'] })
    }
  })

export const chart = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: id,
  title: words(50),
  chart: z.discriminatedUnion('type', [
    plotted,
    z.strictObject({
      type: z.literal('pie'),
      segments: z
        .array(z.strictObject({ label, value: z.number().positive() }))
        .min(1)
        .max(12),
    }),
  ]),
})
