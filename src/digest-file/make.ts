import type { FileFormat } from '../core/digest/export.ts'
import { wordsFor } from '../texts/words.ts'
import { type Book, digestBook, reportBook } from './book.ts'
import { chartsOf } from './charts/charts.ts'
import { pngOf, svgOf } from './charts/draw.ts'
import { csvOf } from './csv.ts'
import type { Order } from './order.ts'
import { pdfOf, type Step } from './pdf.ts'
import type { Spoken } from './spoken.ts'
import { xlsxOf } from './xlsx.ts'

/**
 * A process of its own, which ends with its file: what draws pictures takes some 150 MB that would otherwise stay, and drawing them would
 * hold up whatever else is done for a second. Given an order it sends how far it has come, as `[done, of]`, and then the file; or null for
 * a picture of what there is nothing of.
 */
process.once('message', (order: Order) => {
  const step: Step = (done, of) => void process.send?.([done, of])
  made(order, step).then(
    (file) => process.send?.(file, () => process.disconnect()),
    (fault: unknown) => {
      // Whose figures they are is nobody's who reads an error.
      process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.name) : 'unknown'}\n`)
      process.exit(1)
    },
  )
})

async function made(order: Order, step: Step): Promise<Buffer | null> {
  const { timeZone } = order.of === 'report' ? order.report : order.digest.period
  const spoken: Spoken = { locale: order.locale, texts: wordsFor({ locale: order.locale, timeZone }) }
  if (order.of === 'picture') {
    const chart = chartsOf(order.digest, spoken).find(({ name }) => name === order.chart)
    if (chart === undefined) return null
    return order.format === 'png' ? pngOf(chart) : Buffer.from(await svgOf(chart))
  }
  const book = order.of === 'digest' ? digestBook(order.digest, spoken) : reportBook(order.report, spoken)
  return writers[order.format](book, spoken, step)
}

type Writer = (book: Book, spoken: Spoken, step: Step) => Promise<Buffer> | Buffer
const writers: { readonly [F in FileFormat]: Writer } = { xlsx: xlsxOf, csv: csvOf, pdf: pdfOf }
