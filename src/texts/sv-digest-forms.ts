import type { FieldText, Texts } from './shape.ts'
import { svDigest } from './sv-digest.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

export const svDigestButtons = {
  'digest.tables': 'Visa tabellerna',
  'digest.how': 'Så här räknas det',
  'digest.own': 'Egna organisationen',
  'digest.preview': 'Förhandsvisa',
  'digest.export': 'Hämta som fil',
  'digest.withdraw': 'Ta bort länken',
} as const satisfies Partial<Texts['buttons']>

export const svDigestForms = {
  'digest.export': {
    title: 'Hämta som fil',
    submit: 'Skapa länk',
    intro: 'Du får en länk som är din egen. Det som inte visas i månadsbrevet visas inte heller i filen.',
  },
} as const satisfies Partial<Texts['forms']>

export const svDigestFields = {
  period: text('Vilken period?', 'En månad (2026-11), flera (2025-07..2026-06) eller år (2026, 2024..2026).'),
  format: text('Vilket slags fil?'),
  chart: text('Vilket diagram?', 'Bara för en bild (SVG eller PNG), och av en månad.'),
  whose: text('Vems siffror?'),
}

export const svDigestMeanings = {
  xlsx: 'Arbetsbok för Excel (xlsx)',
  csv: 'Kommaseparerad text (csv)',
  pdf: 'Rapport (pdf)',
  svg: 'Bild som kan förstoras (svg)',
  png: 'Bild (png)',
  responseTimes: svDigest.tables.responseTimes[0],
  trend: svDigest.overTheYear,
  doorOwner: svDigest.tables.doorOwner[0],
  needs: svDigest.tables.needs[0],
  municipalities: svDigest.tables.municipalities[0],
  network: 'Hela nätverkets',
  own: 'Bara min organisations',
} as const

export const svExportRefusals: Pick<Texts['refusals'], 'export-period' | 'export-chart'> = {
  'export-chart': ({ why }) =>
    ({
      'picture-of-months':
        'En bild är av en månad. Ange en månad, till exempel 2026-11, eller välj ett annat slags fil.',
      'nothing-to-draw': 'Det finns inget att rita i det diagrammet för den månaden. Välj ett annat.',
      'not-a-picture': 'Ett diagram hämtas som bild. Välj SVG eller PNG som filslag, eller ta bort diagrammet.',
    })[why],
  'export-period': ({ typed, why }) => {
    switch (why.fault) {
      case 'not-over':
        return `”${typed}” är inte slut än. Den senaste avslutade månaden är ${why.last}.`
      case 'missing':
        return `Det finns inget månadsbrev för ${why.months.slice(0, 6).join(', ')}${why.months.length > 6 ? ' …' : ''}. Ange en period som nätverket har fått månadsbrev för.`
      case 'turned':
        return `”${typed}” slutar innan det börjar. Skriv den tidigaste månaden först.`
      case 'too-long':
        return `”${typed}” är för långt. Högst 120 månader, eller lika många år, kan hämtas på en gång.`
      default:
        return `”${typed}” kunde inte läsas. Skriv en månad (2026-11), flera (2025-07..2026-06) eller år (2024..2026).`
    }
  },
}
