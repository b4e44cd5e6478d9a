import { writeFile } from 'node:fs/promises'
import { pngOf } from '#src/digest-file/charts/draw.ts'
import { ink, letters, line, margin, sizes, width } from '#src/digest-file/charts/look.ts'

interface Growing {
  readonly title: string
  /** How large it was at each measuring, and what one such thing is called. */
  readonly sizes: readonly number[]
  readonly of: string
  /** Milliseconds at each of them. */
  readonly lines: readonly { readonly label: string; readonly ms: readonly number[] }[]
}

const plot = { left: 84, top: 56, width: 200, height: 250 }
const bottom = plot.top + plot.height
const number = (value: number): string =>
  value >= 10
    ? Math.round(value).toLocaleString('en-GB')
    : value.toLocaleString('en-GB', { maximumSignificantDigits: 2 })

/** Both ways by powers of ten, each line named at its end with its last figure: dark and whole, dark and dashed, light and whole, light and dashed. */
export async function drawGrowth(file: string, { title, sizes: grown, of, lines }: Growing): Promise<void> {
  const all = lines.flatMap(({ ms }) => ms)
  const powers = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))] as const
  const yOf = (ms: number) => bottom - (plot.height * (Math.log10(ms) - powers[0])) / (powers[1] - powers[0])
  const xOf = (at: number) => plot.left + (plot.width * at) / Math.max(1, grown.length - 1)
  const rules = Array.from({ length: powers[1] - powers[0] + 1 }, (_, n) => 10 ** (powers[0] + n))
  const option = {
    ...{ animation: false, backgroundColor: ink.ground },
    grid: { left: plot.left, top: plot.top, width: plot.width, height: plot.height },
    xAxis: { type: 'category', show: false, boundaryGap: false, data: grown.map(String) },
    yAxis: { type: 'log', show: false, min: 10 ** powers[0], max: 10 ** powers[1] },
    series: lines.map(({ ms }, nth) => ({
      ...{ type: 'line', silent: true, clip: false, data: ms, symbolSize: 7, showAllSymbol: true },
      symbol: nth % 2 === 0 ? 'circle' : 'emptyCircle',
      lineStyle: { width: 2, type: nth % 2 === 0 ? 'solid' : 'dashed', color: colourOf(nth) },
      itemStyle: { color: colourOf(nth) },
    })),
    graphic: [
      letters({ text: title, x: margin, y: 20, size: sizes.title, bold: true }),
      ...rules.flatMap((ms) => [
        line({ from: [plot.left, yOf(ms)], to: [plot.left + plot.width, yOf(ms)] }),
        letters({ text: `${number(ms)} ms`, x: plot.left - 8, y: yOf(ms), size: sizes.small, align: 'right' }),
      ]),
      ...grown.map((size, at) =>
        letters({ text: number(size), x: xOf(at), y: bottom + 16, size: sizes.small, align: 'center' }),
      ),
      letters({ text: of, x: plot.left + plot.width / 2, y: bottom + 36, size: sizes.small, align: 'center' }),
      ...lines.map(({ label, ms }, nth) => {
        const last = ms.at(-1) ?? 0
        const text = `${label}\n${number(last)} ms`
        return letters({ text, x: plot.left + plot.width + 12, y: yOf(last), size: sizes.small, fill: colourOf(nth) })
      }),
    ],
  }
  const text = lines.map(({ label, ms }) => `${label}: ${ms.map(number).join(', ')} ms`).join('; ')
  await writeFile(file, await pngOf({ title, text, width, height: bottom + 52, option }))
}

const colourOf = (nth: number): string => (nth < 2 ? ink.strong : ink.subtle)
