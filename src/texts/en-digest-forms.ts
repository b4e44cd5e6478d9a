import { enDigest } from './en-digest.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

export const enDigestButtons = {
  'digest.tables': 'Show the tables',
  'digest.how': 'How is this counted?',
  'digest.own': 'My organisation',
  'digest.preview': 'Preview',
  'digest.export': 'Get as a file',
  'digest.withdraw': 'Remove the link',
} as const satisfies Partial<Texts['buttons']>

export const enDigestForms = {
  'digest.export': {
    title: 'Get as a file',
    submit: 'Make a link',
    intro: 'You get a link of your own. What is not shown in the digest is not shown in the file either.',
  },
} as const satisfies Partial<Texts['forms']>

export const enDigestFields = {
  period: text('Which period?', 'A month (2026-11), several (2025-07..2026-06) or years (2026, 2024..2026).'),
  format: text('Which kind of file?'),
  chart: text('Which chart?', 'Only for a picture (SVG or PNG), and of one month.'),
  whose: text('Whose figures?'),
}

export const enDigestMeanings = {
  xlsx: 'Workbook for Excel (xlsx)',
  csv: 'Comma-separated text (csv)',
  pdf: 'Report (pdf)',
  svg: 'Picture that can be enlarged (svg)',
  png: 'Picture (png)',
  responseTimes: enDigest.tables.responseTimes[0],
  trend: enDigest.overTheYear,
  doorOwner: enDigest.tables.doorOwner[0],
  needs: enDigest.tables.needs[0],
  municipalities: enDigest.tables.municipalities[0],
  network: 'The whole network’s',
  own: 'Only my organisation’s',
} as const

export const enExportRefusals: Pick<Texts['refusals'], 'export-period' | 'export-chart'> = {
  'export-chart': ({ why }) =>
    ({
      'picture-of-months': 'A picture is of one month. Give a month, such as 2026-11, or choose another kind of file.',
      'nothing-to-draw': 'There is nothing to draw in that chart for that month. Choose another.',
      'not-a-picture': 'A chart is taken as a picture. Choose SVG or PNG as the kind of file, or take the chart away.',
    })[why],
  'export-period': ({ typed, why }) => {
    switch (why.fault) {
      case 'not-over':
        return `“${typed}” is not over yet. The last month that is over is ${why.last}.`
      case 'missing':
        return `There is no digest of ${why.months.slice(0, 6).join(', ')}${why.months.length > 6 ? ' …' : ''}. Give a period of which the network has had digests.`
      case 'turned':
        return `“${typed}” ends before it begins. Write the earliest month first.`
      case 'too-long':
        return `“${typed}” is too long. At most 120 months, or as many years, can be taken at a time.`
      default:
        return `“${typed}” could not be read. Write a month (2026-11), several (2025-07..2026-06) or years (2024..2026).`
    }
  },
}
