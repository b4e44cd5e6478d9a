import { z } from 'zod'

const point = z.looseObject({ x: z.union([z.string(), z.number()]), y: z.number() })
const slice = z.looseObject({ legend: z.string().min(1), value: z.number() })
const series = z.looseObject({ legend: z.string().min(1), values: z.array(point).min(1) })
const stack = z.looseObject({ title: z.string(), data: z.array(slice).min(1) })

const fallback = z.looseObject(
  { type: z.string() },
  { error: 'a chart needs a fallback element for clients without charts' },
)

function chart<Type extends string>(type: Type, data: z.ZodType) {
  return z.looseObject({
    type: z.literal(type),
    title: z.string().optional(),
    data: z.array(data).min(1),
    fallback,
  })
}

/** Teams' own charts: outside the version 1.5 schema, and therefore only with something to show in their place. */
export const charts = [
  chart('Chart.VerticalBar', point),
  chart('Chart.HorizontalBar', point),
  chart('Chart.VerticalBar.Grouped', series),
  chart('Chart.HorizontalBar.Stacked', stack),
  chart('Chart.Line', series),
  chart('Chart.Donut', slice),
  chart('Chart.Pie', slice),
  z.looseObject({ type: z.literal('Chart.Gauge'), value: z.number(), fallback }),
] as const
