import type { Formats } from './formats.ts'
import { monthsIn } from './months.ts'
import type { DigestFileTexts } from './shape-digest-file.ts'

const months = monthsIn('sv-SE')

export const svDigestFile = ({ number, all, plural }: Formats): DigestFileTexts => ({
  ...months,
  title: ({ network, when }) => `${network}: ${when}`,
  wholeNetwork: 'Hela nätverket',
  ownFigures: (organisation) => `Egna siffror för ${organisation}`,
  version: (version) => (version === 1 ? '1' : `${version} (rättad)`),
  value: (value, unit) => {
    if (unit === 'percent') return `${number(value)} %`
    return unit === 'minutes' ? `${number(Math.round(value / 6) / 10)} tim` : number(value)
  },
  page: (page, of) => `Sida ${page} av ${of}`,
  aboutSmall:
    'Tal från ett till fyra, och andra som skulle avslöja dem, visas inte: där står ”visas inte”. Det är inte detsamma som 0.',
  ofYears: [
    'Ett år',
    'Ett års siffror är dess tolv månaders: där en definition säger ”månaden” gäller den var och en av dem. Antal läggs ihop, och andelar räknas på summorna. Företag räknas en gång för hela året; de återkommande är de som hade ett ärende redan före året. Tider räknas på årets alla hänvisningar. Öppna och fastnade ärenden gäller ett ögonblick, och ett år har inga.',
  ],
  labels,
  minutes: 'arbetstid, minuter',
  units: { count: 'antal', percent: 'procent', minutes: 'arbetstid, timmar:minuter', ratio: 'per ärende' },
  formats: {
    count: '#,##0',
    percent: '0.0 %',
    minutes: '[h]:mm',
    ratio: '0.00',
    month: 'yyyy-mm',
  },
  sheets: { overview: 'Översikt', trend: 'Tolv månader', definitions: 'Definitioner' },
  others: (count) => `Övriga (${number(count)})`,
  charts: {
    workingDay: 'en arbetsdag',
    star: '* visas inte',
    gaps: 'Där linjen bryts fanns inget att räkna på, eller så visas det inte.',
    nothing: 'Det finns inget att visa för perioden.',
    most: (parts) => `Flest: ${all(parts)}.`,
    named: (name, value) => `${name} ${value}`,
    fromTo: (from, to, value) => `från ${from} till ${to} ${value}`,
    left: (count) => `De största visas; ${plural(count, 'till är sammanförd', 'till är sammanförda')} i ”Övriga”.`,
    inADay: (share, outOf) => `Accepterade inom en arbetsdag: ${share} av ${outOf}.`,
    now: ({ figure, value, before }) => `${figure}: ${value} (månaden innan ${before}).`,
  },
})

const labels: DigestFileTexts['labels'] = {
  network: 'Nätverk',
  figures: 'Siffrorna gäller',
  period: 'Period',
  cutOff: 'Siffrorna togs fram',
  version: 'Version',
  smallNumbers: 'Små tal',
  figure: 'Nyckeltal',
  amount: 'Värde',
  value: 'Perioden',
  before: 'Månaden innan',
  year: 'Tolv månader',
  unit: 'Enhet',
  outOf: 'Räknat på',
  month: 'Månad',
  from: 'Från',
  door: 'Dörr',
  owner: 'Ägare',
  total: 'Summa',
  count: 'Antal',
  reached: 'Nådde någon',
  share: 'Andel',
  definition: 'Så räknas det',
  table: 'Tabell',
  row: 'Rad',
  column: 'Kolumn',
  trend: 'Tolv månader',
}
