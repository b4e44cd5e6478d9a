import type { Unfinished } from '../core/unfinished.ts'
import type { AwayNote } from '../views/form.ts'
import type { TookOverView } from '../views/leaving-view.ts'
import type { LeavingRefusal } from './en-leaving.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'
import { svNight } from './sv-night.ts'

export const svLeavingRefusals = (f: Formats): Pick<Texts['refusals'], LeavingRefusal> => ({
  'not-stuck': ({ caseNo, owner }) =>
    `${caseNo} har inte fastnat, och ${owner} ansvarar för det. Som samordnare kan du bara ge det som har fastnat till någon annan; ”/arende lista fastnat” visar vad det är.`,
  'changed-hands': ({ caseNo, owner }) =>
    `${caseNo} har under tiden gått till ${owner}. Inget har ändrats. Titta på det igen, och gör om det ifall det fortfarande är rätt.`,
  'colleague-unknown': ({ wanted, nearest }) =>
    nearest.length
      ? `Ingen i registret heter ”${wanted}”. Menade du ${f.either(nearest)}?`
      : `Ingen i registret heter ”${wanted}”. ”/dorrar personer” visar vilka som finns.`,
  'taker-elsewhere': ({ name, organisation }) =>
    `${name} finns inte på ${organisation}. Välj någon där. Till en annan organisation går ett ärende genom en hänvisning: ”/hanvisa”.`,
  'taker-has-it': ({ name, caseNo }) => `${name} ansvarar redan för ${caseNo}. Välj någon annan.`,
  'taker-is-leaver': ({ name }) => `Det är ${name} som slutar. Välj en kollega som tar över.`,
  'taker-unreachable': ({ name }) => `${name} går inte att nå i någon chatt än. Välj någon annan.`,
  'nobody-to-take': ({ caseNo, owner, organisation }) =>
    `Ingen annan på ${organisation} kan ta över ${caseNo}, och inget har ändrats. Ta kontakt med ${owner} eller ${organisation} på annat sätt: den som har ärendet kan hänvisa det till en annan främjare med företagets godkännande, och en nätverksadministratör kan lägga till fler medarbetare i registret.`,
  'not-yours-to-end': () =>
    'Bara teamledaren i samma organisation eller en nätverksadministratör kan anmäla att någon har slutat. Inget har ändrats.',
  'leaver-unseen': () => 'Inget är gjort än. Se nedan vad som är öppet, och vem som tar över det.',
  'leaver-oneself': () =>
    'Du kan inte anmäla det om dig själv. Be en annan teamledare i din organisation, eller en nätverksadministratör.',
  'leaver-has-open': ({ name, unfinished }) =>
    `${name} har ${counted(unfinished, f)} som ingen tar över. Välj vem som gör det. Inget har ändrats.`,
  'owner-left': ({ name, caseNo }) =>
    `${name} har slutat, så hänvisningen kan inte återöppnas. Hänvisa ${caseNo} på nytt i stället.`,
  'left-already': ({ name }) => `${name} har redan slutat. Inget har ändrats.`,
})

const amount = (of: Pick<TookOverView, 'cases' | 'referrals' | 'actions'>, f: Formats): string =>
  f.all([
    ...(of.cases > 0 ? [f.plural(of.cases, 'ärende', 'ärenden')] : []),
    ...(of.referrals > 0 ? [f.plural(of.referrals, 'hänvisning', 'hänvisningar')] : []),
    ...(of.actions > 0 ? [f.plural(of.actions, 'åtgärd', 'åtgärder')] : []),
  ])

const counted = ({ cases, toAnswer, taken, sent, actions }: Unfinished, f: Formats): string =>
  amount({ cases: cases.length, referrals: toAnswer.length + taken.length + sent.length, actions }, f)

/** Så många nummer står på en rad. */
const most = 20
const list = (numbers: readonly string[], f: Formats): string =>
  `${numbers.slice(0, most).join(', ')}${numbers.length > most ? ` och ${f.number(numbers.length - most)} till` : ''}`

const told = (count: number, said: () => string): readonly string[] => (count > 0 ? [said()] : [])

export const svLeaving = (f: Formats): Texts['leaving'] => ({
  unfinished: ({ whose, unfinished: { cases, toAnswer, taken, sent, standsInFor, actions } }) => {
    const lines = [
      ...told(cases.length, () => `Ansvarar för ${f.plural(cases.length, 'ärende', 'ärenden')}: ${list(cases, f)}.`),
      ...told(
        toAnswer.length,
        () => `Ska svara på ${f.plural(toAnswer.length, 'hänvisning', 'hänvisningar')}: ${list(toAnswer, f)}.`,
      ),
      ...told(
        taken.length,
        () => `Har accepterat ${f.plural(taken.length, 'hänvisning', 'hänvisningar')}: ${list(taken, f)}.`,
      ),
      ...told(
        sent.length,
        () =>
          `Är avsändare till ${f.plural(sent.length, 'pågående hänvisning', 'pågående hänvisningar')}: ${list(sent, f)}.`,
      ),
      ...told(actions, () => `Har ${f.plural(actions, 'åtgärd', 'åtgärder')} från möten att göra.`),
      ...told(standsInFor.length, () => `Är ställföreträdare för ${list(standsInFor, f)}; det upphör.`),
    ]
    return lines.length ? [`Det här har ${whose} nu:`, ...lines] : [`${whose} har inget öppet.`]
  },
  stuck: {
    unanswered: 'ingen har svarat på tre arbetsdagar',
    'passed-on': 'har hänvisats vidare mer än en gång',
    declined: 'har avböjts mer än en gång',
    'owner-away': 'den ansvariga är borta utan ställföreträdare',
    'owner-gone': 'den ansvariga har slutat',
    'receiver-gone': 'väntar på någon som har slutat',
  },
  night: svNight(f),
  ownership: ({ caseNo, need, owner, ownerOrganisation, mine }) =>
    mine
      ? `Du ansvarar nu för ${caseNo} (${need}). Skälet står i ärendet.`
      : `${owner}, ${ownerOrganisation}, ansvarar nu för ${caseNo} (${need}). Skälet står i ärendet.`,
  tookOver: ({ leaver, ...of }) =>
    `${leaver} har slutat, och du har tagit över ${amount(of, f)}. ”/dorrar idag” visar vad som väntar på dig.`,
})

export const svLeavingDone = (f: Formats): Pick<Texts['done'], 'reassigned' | 'left'> => ({
  reassigned: ({ caseNo, owner, away }) =>
    `${owner} ansvarar nu för ${caseNo}. De som berörs har fått veta det.${away ? ` ${awayAs(away, f)}` : ''}`,
  left: ({ name, taker, away, ...of }) =>
    `${name} har slutat, och kan inte längre göra eller se något här.${
      taker === null ? '' : ` ${taker} har tagit över ${amount(of, f)} och har fått veta det.`
    }${away ? ` ${awayAs(away, f)}` : ''}`,
})

/** Att den som tar över är borta: det är gjort ändå, och värt att veta. */
const awayAs = ({ name, until, standIn }: AwayNote, f: Formats): string =>
  `Men ${name} är borta till och med ${f.day(until)}${standIn === null ? ', utan ställföreträdare' : `; ${standIn} är ställföreträdare`}.`
