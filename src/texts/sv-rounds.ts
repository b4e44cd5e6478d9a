import type { Mode } from '../core/referral/round.ts'
import type { ReferralRow } from '../views/view.ts'
import type { Formats } from './formats.ts'
import type { RoundTexts, Texts } from './shape.ts'

const about = (row: ReferralRow) => `${row.caseNo} (${row.need})`
const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to}, ${row.toOrganisation}`)
const turn = ({ seat }: ReferralRow) => (seat === null ? '' : ` (${seat.place} av ${seat.size})`)

const ways: { readonly [M in Mode]: string } = {
  all: 'Alla får var sin fråga.',
  first: 'Den som först accepterar tar hand om det; de andra får besked.',
  'in-turn': 'En i taget, i den här ordningen. Den som avböjer lämnar över till nästa.',
}

/** En förfrågan till flera. */
export const svRounds = (f: Formats): RoundTexts => ({
  title: ({ caseNo }) => `Förfrågan till flera · ${caseNo}`,
  way: (mode) => ways[mode],
  leads: (lead) =>
    lead === null ? 'Du håller själv i kontakten med företaget.' : `${lead} håller i kontakten med företaget.`,
  seat: ({ place, to, lead }) => `${f.number(place)}. ${to}${lead ? ' – håller i kontakten med företaget' : ''}`,
  unasked: (ended) => (ended ? 'Blev inte tillfrågad' : 'Inte tillfrågad än'),
  note: (note) => {
    if (note.mode === 'first')
      return 'Fler har fått samma fråga. Den som först accepterar tar hand om det; de andra får besked.'
    const others = note.others.length === 0 ? '' : ` Tillfrågade är också: ${f.all(note.others)}.`
    return `${note.lead} håller i kontakten med företaget.${others}`
  },
  previewIntro: (names) => `Det här kommer ${f.all(names)} att se.`,
  ownBelow: 'Var och en ser bara sin egen fråga, som står här nedanför.',
})

export const svLeadLeft = ({ seat }: ReferralRow): string =>
  seat?.lead ? ' Därmed håller ingen i kontakten med företaget; övriga tillfrågade är kvar.' : ''

export const svRoundTidings = (f: Formats): Pick<Texts['tidings'], 'superseded' | 'none-left' | 'passed-to-next'> => ({
  superseded: (row) =>
    `Någon annan hann ta sig an ${about(row)} från ${row.from} på ${row.fromOrganisation}. Du behöver inte göra något mer. Tack för att du fanns till hands.`,
  'none-left': (row) =>
    `Ingen av dem du frågade kan ta sig an ${about(row)}, och ingen är längre tillfrågad. Svaren står i ärendet.`,
  'passed-to-next': (row) =>
    `${about(row)} har gått vidare till ${receiver(row)}${turn(row)}.${row.deadline && row.stage === 'offered' ? ` Svar senast ${f.moment(row.deadline)}.` : ''}`,
})

type RoundDone = 'offered-several' | 'round-passed' | 'round-withdrawn'

export const svRoundDone = (f: Formats): Pick<Texts['done'], RoundDone> => ({
  'offered-several': ({ caseNo, to, mode, answerBy }) =>
    mode === 'in-turn'
      ? `${caseNo} har gått till ${to[0] ?? ''}, som är först i tur och ska svara senast ${f.moment(answerBy)}. Du får veta när nästa tillfrågas.`
      : `${caseNo} är hänvisat till ${f.all(to)}, som ska svara senast ${f.moment(answerBy)}. ${ways[mode]}`,
  'round-passed': ({ caseNo, to, place, size }) =>
    `${caseNo} har gått vidare till ${to} (${f.number(place)} av ${f.number(size)}). Den som fick frågan före har fått besked.`,
  'round-withdrawn': ({ caseNo, to }) =>
    `${caseNo} är återtaget från ${f.all(to)}, som har fått besked. Ingen mer tillfrågas.`,
})

type RoundRefusal =
  | 'approval-lacks'
  | 'receivers-too-many'
  | 'receiver-twice'
  | 'unnamed-to-one'
  | 'mode-unasked'
  | 'mode-for-information'
  | 'lead-missing'
  | 'lead-of-handover'
  | 'lead-only-advises'
  | 'redirect-in-round'
  | 'round-taken'
  | 'round-over'

export const svRoundRefusals = (f: Formats): Pick<Texts['refusals'], RoundRefusal> => ({
  'approval-lacks': ({ names }) =>
    `Företagets godkännande omfattar inte ${f.all(names)}. Ange ett godkännande som gäller alla, eller välj bort. Inget har skickats till någon.`,
  'receivers-too-many': ({ most }) => `Högst ${f.number(most)} kan tillfrågas samtidigt. Välj bort några.`,
  'receiver-twice': ({ name }) => `${name} är vald två gånger. Välj bort den ena.`,
  'unnamed-to-one': () =>
    'Utan att nämna företaget går det att fråga en i taget. Välj en mottagare, eller något annat att be om.',
  'mode-unasked': () => 'Inget har skickats än. Välj hur de ska tillfrågas.',
  'mode-for-information': () =>
    'Det som bara är för kännedom finns det inget att vara först med. Välj att alla får det, eller be om något annat.',
  'lead-missing': () => 'Välj vem som håller i kontakten med företaget, så att det inte blir flera som ringer.',
  'lead-of-handover': () =>
    'Vid en överlämning är det den som tar över ärendet som håller i kontakten. Välj en av mottagarna, eller be dem medverka i stället.',
  'lead-only-advises': () =>
    'Den som bara ger råd eller får något för kännedom kontaktar inte företaget. Håll i kontakten själv, eller be dem medverka i stället.',
  'redirect-in-round': () =>
    'Flera har fått frågan, och avsändaren har valt vilka. Avböj i stället och föreslå vem som vore rätt; då vet avsändaren.',
  'round-taken': ({ caseNo }) =>
    `Någon annan av de tillfrågade har redan tagit ${caseNo}. Inget har ändrats, och du behöver inte göra något mer.`,
  'round-over': ({ caseNo }) => `Ingen av de tillfrågade i ${caseNo} väntar längre. Inget har ändrats.`,
})
