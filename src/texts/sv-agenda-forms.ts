import type { FieldText, HelpLine, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

export const svAgendaButtons = {
  'agenda.show': 'Visa dagordningen',
  'agenda.add': 'Lägg på dagordningen',
  'agenda.draft': 'Ta fram utkast nu',
  'agenda.change': 'Ändra',
  'agenda.drop': 'Stryk',
  'agenda.move': 'Till nästa möte',
  'sitting.start': 'Starta mötet',
  'sitting.show': 'Var är vi?',
  'sitting.next': 'Nästa punkt',
  'sitting.decide': 'Beslut',
  'sitting.note': 'Anteckning',
  'sitting.action': 'Åtgärd',
  'sitting.attend': 'Vilka är här?',
  'sitting.undo': 'Ångra',
  'sitting.end': 'Avsluta mötet',
  'minutes.show': 'Visa protokollet',
  'minutes.approve': 'Justera',
  'minutes.registry': 'Diarienummer',
  'minutes.approvers': 'Välj justerare',
  'minutes.renew': 'Nya länkar',
  'action.done': 'Klar',
} as const satisfies Partial<Texts['buttons']>

export const svAgendaForms = {
  'agenda.add': { title: 'Lägg på dagordningen', submit: 'Lägg till', intro: '' },
  'agenda.change': { title: 'Ändra punkten', submit: 'Spara', intro: '' },
  'sitting.decide': { title: 'Beslut', submit: 'Anteckna', intro: 'Står i protokollet, och i ärendet som det gäller.' },
  'sitting.note': { title: 'Anteckning', submit: 'Anteckna', intro: 'Står i protokollet.' },
  'sitting.action': {
    title: 'Åtgärd',
    submit: 'Anteckna',
    intro: 'Den som ska göra det får veta det nu, och på morgonen när dagen är inne.',
  },
  'sitting.attend': {
    title: 'Vilka är här?',
    submit: 'Spara',
    intro: 'Inbjudna som inte väljs antecknas som frånvarande.',
  },
  'sitting.end': {
    title: 'Avsluta mötet',
    submit: 'Avsluta',
    intro: 'När alla valda har justerat protokollet låses det.',
  },
  'minutes.approvers': {
    title: 'Välj justerare',
    submit: 'Spara',
    intro: 'De som redan har justerat står kvar. De som väljs får veta det nu.',
  },
  'minutes.registry': { title: 'Diarienummer', submit: 'Spara', intro: 'Står i protokollet och i filerna.' },
} as const satisfies Partial<Texts['forms']>

export const svAgendaFields = {
  meeting: text('Vilket möte?'),
  wish: text('Vad vill du att mötet ska göra?'),
  order: text('Plats på dagordningen', '1 är först.'),
  people: text('Vilka?'),
  registryNo: text('Diarienummer', 'Som er registrator skriver det.'),
}

export const svAgendaOwn = {
  'agenda.add': {
    title: text('Vad gäller det?', 'Nämn inget företag: alla inbjudna läser det.'),
    case: text('Gäller det ett ärende?', 'Numret och behovet syns, och inget mer.'),
    minutes: text('Hur många minuter?'),
  },
  'agenda.change': {
    title: text('Vad gäller det?', 'Nämn inget företag: alla inbjudna läser det.'),
    minutes: text('Hur många minuter?'),
    owner: text('Vems punkt är det?'),
  },
  'sitting.decide': { note: text('Vad beslutades?') },
  'sitting.note': { note: text('Anteckning') },
  'sitting.action': {
    note: text('Vad ska göras?'),
    owner: text('Vem gör det?'),
    on: text('Senast vilken dag?'),
  },
  'sitting.attend': { people: text('Vilka är här?') },
  'minutes.approvers': { people: text('Vilka justerar protokollet?') },
  'sitting.end': { people: text('Vilka justerar protokollet?', 'Väljs ingen är det du.') },
}

export const svAgendaMeanings = { inform: 'Informera', discuss: 'Diskutera', decide: 'Besluta' } as const

export const svMeetingLines: readonly HelpLine[] = [
  {
    usage: 'möte lista',
    does: 'det som kommer, med knappar att svara med; ”möte kalender” adressen till din kalender, för Outlook och Google',
  },
  {
    usage: 'möte planera andra tisdagen varannan månad 09:00 – 10:30',
    does: 'planerar en serie (den sammankallandes samordnare); ”möte klubb” visar Exportklubben, med företag, inbjudningar och svar',
  },
  { usage: 'möte dagordning', does: 'dagordningen för ditt nästa möte' },
  { usage: 'möte dagordning lägg till Höstens mässa', does: 'lägger en punkt på den' },
  { usage: 'möte starta, möte nästa, möte avsluta', does: 'startar mötet, går vidare, avslutar det (samordnare)' },
  {
    usage: 'möte beslut Vi söker tillsammans',
    does: 'antecknar ett beslut på punkten ni är vid; ”möte anteckna” en anteckning',
  },
  { usage: 'möte åtgärd @Sara fredag Ring hamnen', does: 'en åtgärd med ansvarig och dag' },
  { usage: 'möte närvaro, möte åtgärder', does: 'vilka som är här; det som möten har gett dig att göra' },
  { usage: 'möte protokoll', does: 'protokollet, att justera och hämta som PDF eller DOCX' },
]
