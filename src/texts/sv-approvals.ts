import type { ApprovalRow } from '../views/approval-row.ts'
import type { ReferralRow } from '../views/view.ts'
import type { Formats } from './formats.ts'
import type { Sentences, Texts } from './shape.ts'
import { svForms } from './sv-forms.ts'

type ApprovalRefusal =
  | 'approval-withdrawn'
  | 'company-unnamed'
  | 'names-company'
  | 'advice-over'
  | 'approval-gone'
  | 'approval-not-yours'
  | 'email-invalid'
  | 'phone-invalid'

export const svApprovalRefusals = (f: Formats): Pick<Texts['refusals'], ApprovalRefusal> => ({
  'approval-withdrawn': () =>
    'Företaget har dragit tillbaka sitt godkännande, så den här hänvisningen går inte vidare. Fråga företaget på nytt innan något delas igen.',
  'company-unnamed': () =>
    'Frågan ställdes utan att nämna företaget, så det går inte här. Ge råd, eller avböj och föreslå någon annan.',
  'names-company': ({ named }) =>
    `Av ”${named}” framgår vilket företag det gäller. Inget har skickats. Skriv om texten, eller fråga företaget om ett godkännande.`,
  'advice-over': ({ caseNo }) =>
    `Frågan om råd i ${caseNo} är redan avslutad och kan inte bli en överlämning. Hänvisa ärendet på nytt i stället.`,
  'approval-gone': ({ at }) => `Det godkännandet är redan tillbakadraget, ${f.moment(at)}. Inget har ändrats.`,
  'approval-not-yours': ({ owner }) =>
    `Bara ${owner}, som ansvarar för ärendet, och den som antecknade godkännandet kan se det eller dra tillbaka det. Hör av dig till någon av dem.`,
  'email-invalid': ({ typed }) =>
    `”${typed}” är ingen e-postadress. Skriv den som namn@foretag.se, eller lämna fältet tomt.`,
  'phone-invalid': ({ typed }) =>
    `”${typed}” är inget telefonnummer. Skriv det med siffror, till exempel 0470-123 45, eller lämna fältet tomt.`,
})

export const svRevoked = 'Avslutad: företaget har dragit tillbaka sitt godkännande'

export const svTurned = ({ since }: ReferralRow, f: Formats): string => `Blev en överlämning, ${f.moment(since)}`

export const svApprovalTidings: Pick<Texts['tidings'], 'revoked'> = {
  revoked: (row: ReferralRow) =>
    `Företaget i ${row.caseNo}${row.need === '–' ? '' : ` (${row.need})`} har dragit tillbaka sitt godkännande. Hänvisningen från ${row.from} till ${row.toOrganisation} är avslutad, och ${row.toOrganisation} ser inte längre ärendet. ${row.from} ansvarar för det som återstår.`,
}

export const svApprovalDone: Pick<Texts['done'], 'approval-withdrawn' | 'contact-saved' | 'noted'> = {
  noted: ({ caseNo, secret }) =>
    `Antecknat i ${caseNo}. ${secret ? 'Endast din organisation kan läsa det.' : 'Alla som är parter i ärendet nu kan läsa det.'}`,
  'approval-withdrawn': ({ caseNo, ended, owner }) =>
    `Företagets godkännande i ${caseNo} är tillbakadraget.${ended.length ? ` ${ended.join(', ')} ser inte längre ärendet.` : ' Ingen som du vet om förlorar insynen i ärendet.'}${owner ? ` ${owner} ansvarar för ärendet nu.` : ''}${ended.length ? ' De berörda har fått veta det.' : ''}`,
  'contact-saved': ({ caseNo, secret }) =>
    `Kontaktpersonen i ${caseNo} är sparad. ${secret ? 'Endast din organisation ser den.' : 'Mottagare ser den först när de har accepterat, och varje visning loggas.'}`,
}

export const svApprovalSentences = (
  f: Formats,
): Pick<Sentences, 'sight' | 'approval' | 'approvalsTitle' | 'noApprovals' | 'contactTitle' | 'contactFrom'> => ({
  sight: ({ to, caseNo }) =>
    `${to} får se ditt namn och din organisation, numret ${caseNo} och det som står här nedanför. Inget annat om företaget eller ärendet.`,
  approval: (approval) => `${given(approval, f)}${withdrawn(approval, f)}`,
  approvalsTitle: (no) => `Godkännanden i ${no}`,
  noApprovals: 'Företaget har inte godkänt att något delas.',
  contactTitle: (no) => `Kontaktperson i ${no}`,
  contactFrom: ({ organisation, secret }) =>
    secret ? `Antecknad av ${organisation}. Endast din organisation ser den.` : `Antecknad av ${organisation}.`,
})

const given = ({ givenBy, how, on, covers, recordedBy }: ApprovalRow, f: Formats): string =>
  `${givenBy}, ${svForms.meanings[how].toLowerCase()}, ${f.day(on)}. Omfattar: ${covers === null ? 'alla parter i överenskommelsen' : covers.join(', ')}.${recordedBy ? ` Antecknat av ${recordedBy}.` : ''}`

const withdrawn = ({ withdrawn: since }: ApprovalRow, f: Formats): string =>
  since === null
    ? ''
    : ` Tillbakadraget ${f.moment(since.at)}${since.by ? `, antecknat av ${since.by}` : ''}${since.words ? `: ${since.words}` : '.'}`
