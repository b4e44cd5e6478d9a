import type { Formats } from './formats.ts'
import { monthsIn } from './months.ts'
import type { DigestFileTexts } from './shape-digest-file.ts'

const months = monthsIn('en-GB')

export const enDigestFile = ({ number, all, plural }: Formats): DigestFileTexts => ({
  ...months,
  title: ({ network, when }) => `${network}: ${when}`,
  wholeNetwork: 'The whole network',
  ownFigures: (organisation) => `${organisation}’s own figures`,
  version: (version) => (version === 1 ? '1' : `${version} (corrected)`),
  value: (value, unit) => {
    if (unit === 'percent') return `${number(value)}%`
    return unit === 'minutes' ? `${number(Math.round(value / 6) / 10)} h` : number(value)
  },
  page: (page, of) => `Page ${page} of ${of}`,
  aboutSmall:
    'Numbers from one to four, and others that would give them away, are not shown: “not shown” stands there. It is not the same as 0.',
  ofYears: [
    'A year',
    'A year’s figures are those of its twelve months: where a definition says “the month”, it is of each of them. Numbers are added up, and shares are of the sums. Companies are counted once for the whole year; the returning ones had a case already before the year. Times are of all of the year’s referrals. Open cases and stuck cases are of a moment, and a year has none.',
  ],
  labels,
  minutes: 'working time, minutes',
  units: { count: 'number', percent: 'per cent', minutes: 'working time, hours:minutes', ratio: 'per case' },
  formats: {
    count: '#,##0',
    percent: '0.0%',
    minutes: '[h]:mm',
    ratio: '0.00',
    month: 'mmm yyyy',
  },
  sheets: { overview: 'Overview', trend: 'Twelve months', definitions: 'Definitions' },
  others: (count) => `Others (${number(count)})`,
  charts: {
    workingDay: 'one working day',
    star: '* not shown',
    gaps: 'Where a line breaks there was nothing to reckon of, or it is not shown.',
    nothing: 'There is nothing to show for the period.',
    most: (parts) => `Most: ${all(parts)}.`,
    named: (name, value) => `${name} ${value}`,
    fromTo: (from, to, value) => `from ${from} to ${to} ${value}`,
    left: (count) => `The largest are shown; ${plural(count, 'more is', 'more are')} in “Others”.`,
    inADay: (share, outOf) => `Accepted within one working day: ${share} of ${outOf}.`,
    now: ({ figure, value, before }) => `${figure}: ${value} (the month before ${before}).`,
  },
})

const labels: DigestFileTexts['labels'] = {
  network: 'Network',
  figures: 'Figures of',
  period: 'Period',
  cutOff: 'Figures made',
  version: 'Version',
  smallNumbers: 'Small numbers',
  figure: 'Figure',
  amount: 'Value',
  value: 'The period',
  before: 'The month before',
  year: 'Twelve months',
  unit: 'Unit',
  outOf: 'Reckoned of',
  month: 'Month',
  from: 'From',
  door: 'Door',
  owner: 'Owner',
  total: 'Total',
  count: 'Number',
  reached: 'Reached somebody',
  share: 'Share',
  definition: 'How it is counted',
  table: 'Table',
  row: 'Row',
  column: 'Column',
  trend: 'Twelve months',
}
