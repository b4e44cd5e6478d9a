import type { MergingRefusal } from './en-merging.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

type Row = Parameters<Texts['merging']['entry']>[0]

const cases = (count: number, f: Formats): string =>
  count === 0 ? 'inga ärenden' : f.plural(count, 'ärende', 'ärenden')

const entry = ({ name, number, cases: count, formerly }: Row, f: Formats): string =>
  `${name} (${number ?? 'utan organisationsnummer'}${formerly === null ? '' : `; ${formerly} har gått upp i det`}), ${cases(count, f)}`

export const svAnotherHasIt =
  'En annan främjare har ett öppet ärende om samma företag. Du kan be att få vara med; då får den veta vem du är, och du vem den är om den bjuder in dig.'

export const svMerging = (f: Formats): Texts['merging'] => ({
  list: ({ total, more }) => ({
    title: 'Företag som kan vara samma',
    intro:
      total === 0
        ? 'Inga företag i registret har samma nummer eller nästan samma namn, utöver dem som ni redan har tagit ställning till.'
        : `${more ? 'Minst ' : ''}${f.number(total)} par har samma nummer, eller nästan samma namn utan att numren visar att det är olika företag. Slå ihop dem, eller säg att de inte är samma.`,
  }),
  entry: (row) => entry(row, f),
  preview: ({ stays, goes, moving, reveals, widens, ofFile }) => [
    `Blir kvar: ${entry(stays, f)}.`,
    `Går upp i det: ${entry(goes, f)}. Den som kände till ${goes.name} hittar företaget på båda namnen.`,
    moving.cases === 0
      ? 'Inga ärenden flyttas.'
      : `Flyttas: ${cases(moving.cases, f)}, varav ${f.number(moving.open)} ${moving.open === 1 ? 'öppet' : 'öppna'}. Med dem följer ${f.all(
          [
            f.plural(moving.contacts, 'kontaktperson', 'kontaktpersoner'),
            f.plural(moving.approvals, 'godkännande', 'godkännanden'),
            f.plural(moving.referrals, 'hänvisning', 'hänvisningar'),
          ],
        )}, precis som de är.`,
    'Den som ansvarar för ett ärende gör det även i fortsättningen, och ingen ser fler ärenden än förut. De som såg företaget ser det som blir kvar.',
    ...(reveals !== null
      ? [`De som har del i ärendena som flyttas får se numret ${reveals}, som ${goes.name} inte har haft.`]
      : []),
    ...(widens
      ? [`${stays.name} blir nätverkets eget, som ${goes.name} är: alla i nätverket ser namn och nummer.`]
      : []),
    ...(ofFile
      ? [`${goes.name} är hämtat ur nätverksfilen. En rad med det namnet lägger inte till företaget igen.`]
      : []),
    'De som ansvarar för öppna ärenden som flyttas får veta vad företaget heter nu. Det här går inte att ångra.',
  ],
  company: ({ caseNo, need, elsewhere }) =>
    `Företaget i ${caseNo} (${need}) fanns två gånger i registret och har slagits ihop. Vad det heter nu står i ärendet, som i övrigt är oförändrat.${elsewhere ? ` ${svAnotherHasIt}` : ''}`,
})

export const svMergingRefusals = (f: Formats): Pick<Texts['refusals'], MergingRefusal> => ({
  'not-yours-to-merge': ({ keepers }) =>
    `Bara en nätverksadministratör kan se vilka företag i registret som kan vara samma, och slå ihop dem.${
      keepers.length ? ` Fråga ${f.either(keepers)}.` : ''
    }`,
  'not-a-pair': () =>
    'De två företagen kan inte slås ihop så som de står i registret nu: namnen eller numren talar emot det. Inget har ändrats. ”/dorrar foretag” visar vad som kan vara samma nu.',
  'merged-already': ({ goes, stays, by, at }) =>
    `${by} slog ihop ${goes} med ${stays} ${f.moment(at)}. Inget mer har ändrats. ”/dorrar foretag” visar vad som återstår.`,
  'said-apart': ({ names: [one, other], by, at }) =>
    `${by} angav ${f.moment(at)} att ${one} och ${other} inte är samma företag. Inget har ändrats.`,
  'merge-unseen': ({ changed }) =>
    changed
      ? 'Något har ändrats sedan du öppnade formuläret, så inget är gjort än. Så här ser det ut nu.'
      : 'Inget är gjort än. Se nedan vad som flyttas.',
})

export const svMergingDone = (f: Formats): Pick<Texts['done'], 'merged' | 'said-apart' | 'said-together'> => ({
  merged: ({ goes, stays, cases: count, open }) =>
    `${goes} är nu samma företag som ${stays}. ${count === 0 ? 'Inga ärenden behövde flyttas.' : `${f.plural(count, 'ärende', 'ärenden')} har flyttats.`}${
      open === 0 ? '' : ' De som ansvarar för de öppna får veta det.'
    }`,
  'said-apart': ({ names: [one, other] }) => `${one} och ${other} är inte samma företag, och föreslås inte igen.`,
  'said-together': ({ names: [one, other] }) => `${one} och ${other} kan vara samma företag, och föreslås igen.`,
})
