import type { Cause } from '../core/cause.ts'
import type { UnreachableView } from '../views/unreachable-view.ts'
import type { Texts } from './shape.ts'

type Of = Pick<UnreachableView, 'organisation'> & { readonly who: string }

const why: { readonly [C in Cause]: (of: Of) => string } = {
  place: ({ who }) => `${who} tar inte emot det som Manydoors skickar`,
  'no-address': ({ who }) => `${who} har inget chattkonto i registret`,
  workspace: ({ organisation }) => `Manydoors har inte längre åtkomst till chatten hos ${organisation}`,
  message: () => 'meddelandet gick inte att visa i chatten',
  'no-answer': () => 'chatten har inte svarat på nästan en halvtimme',
}

const todo: { readonly [C in Cause]: (view: UnreachableView) => string } = {
  place: ({ what, name }) =>
    what === 'channel'
      ? 'Kontrollera att kanalen finns kvar och att Manydoors är med i den, eller ange en annan i registret.'
      : `Be ${name ?? 'personen'} öppna Manydoors i chatten, ta bort en eventuell blockering och skriva något dit. Har ${name ?? 'personen'} bytt konto behöver registret rättas.`,
  'no-address': () => 'Be den som sköter registret att lägga in ett chattkonto.',
  workspace: () => 'Be den som ansvarar för chatten att installera Manydoors på nytt.',
  message: () => 'Den som sköter Manydoors ser felet. Titta på ärendet så länge: ”/dorrar idag”.',
  'no-answer': () => 'Det går oftast över av sig självt. Händer det igen, fråga den som sköter Manydoors.',
}

export const svUnreachable: Texts['unreachable'] = (view) => {
  const { what, name, organisation, cause, caseNo } = view
  const who = { member: name ?? 'någon', channel: 'kanalen för hänvisningar', organisation: 'ingen' }[what]
  const to = {
    member: `${who}, ${organisation},`,
    channel: `kanalen för hänvisningar hos ${organisation}`,
    organisation,
  }[what]
  const about = caseNo === null ? '' : ` Det gällde ${caseNo}.`
  return `Ett meddelande till ${to} kom inte fram: ${why[cause]({ who, organisation })}.${about} Se till att den som berörs får veta vad som väntar. ${todo[cause](view)} Du får veta detta högst en gång om dagen.`
}
