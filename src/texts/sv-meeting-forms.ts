import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  ...{ label, hint, placeholder },
})

export const svMeetingButtons = {
  'meeting.plan': 'Planera en serie',
  'meeting.list': 'Visa möten',
  'meeting.show': 'Visa mötet',
  'meeting.yes': 'Jag kommer',
  'meeting.no': 'Jag kan inte komma',
  'meeting.deputy': 'Skicka en ersättare',
  'meeting.move': 'Flytta mötet',
  'meeting.rest': 'Ändra resten',
  'meeting.cancel': 'Ställ in mötet',
  'meeting.calendar': 'Min kalender',
  'meeting.calendar-new': 'Ny adress',
} as const satisfies Partial<Texts['buttons']>

export const svMeetingForms = {
  'meeting.plan': {
    title: 'Planera en serie',
    submit: 'Planera',
    intro:
      'Först ser du dagarna, och när du skickar formuläret en gång till planeras de. Tiderna gäller nätverkets klocka.',
  },
  'meeting.deputy': {
    title: 'Skicka en ersättare',
    submit: 'Skicka en ersättare',
    intro: 'Du kommer inte själv, och din kollega får frågan om att komma i ditt ställe.',
  },
  'meeting.move': {
    title: 'Flytta mötet',
    submit: 'Flytta',
    intro: 'De som har fått inbjudan meddelas. Om tiden är en annan får de svara igen.',
  },
  'meeting.rest': {
    title: 'Ändra resten av serien',
    submit: 'Ändra',
    intro: 'Ändrar det här mötet och alla som kommer efter det i serien. Det som har varit står kvar.',
  },
  'meeting.cancel': {
    title: 'Ställ in mötet',
    submit: 'Ställ in',
    intro: 'Bara det här mötet. De som har fått inbjudan meddelas genast; resten av serien står kvar.',
  },
} as const satisfies Partial<Texts['forms']>

export const svMeetingFields = {
  meetingKind: text('Vilket slags möte?'),
  pattern: text(
    'När?',
    'En regel med tid, till exempel ”sista fredagen varje kvartal 15:00 – 17:00”, eller datum: ”2026-12-08, 2027-02-09 09:00 – 10:30”.',
    'andra tisdagen varannan månad 09:00 – 10:30',
  ),
  organisations: text('Vilka organisationer bjuds in?', 'Alla där, eller bara de som har rollerna nedan.'),
  roles: text('Bara de som är …', 'Lämna tomt för att bjuda in alla. Utan organisation: de i hela nätverket.'),
  persons: text('Personer därutöver'),
  channel: text('I vilken organisations kanal ska mötet också meddelas?'),
  quorum: text(
    'Hur många måste komma för att mötet ska vara beslutsmässigt?',
    'Lämna tomt om det inte finns någon sådan regel.',
  ),
  toMove: text('Flytta de här till nästa lämpliga dag', 'De infaller på en ledig dag eller i juli.'),
  toSkip: text('Hoppa över de här', 'Det som varken flyttas eller hoppas över blir som det står.'),
  deputy: text('Vem kommer i stället?'),
  startTime: text('Från'),
  endTime: text('Till'),
}

const fromUntil = {
  from: text('Från vilken dag?', 'Lämnas det tomt: från i dag.'),
  until: text('Till vilken dag?', 'Lämnas det tomt: ett år framåt.'),
}

export const svMeetingOwn = {
  'meeting.plan': {
    ...fromUntil,
    title: text('Vad heter mötet?', 'Lämnas det tomt får det namn efter sitt slag.'),
    place: text('Plats eller länk', 'Syns för dem som bjuds in.'),
  },
  'meeting.rest': { ...fromUntil, place: text('Plats eller länk', 'Syns för dem som bjuds in.') },
  'meeting.move': { place: text('Plats eller länk', 'Syns för dem som bjuds in.') },
  'meeting.cancel': { note: text('Varför?', 'Syns för dem som har fått inbjudan.') },
}

export const svMeetingMeanings = {
  'working-group': 'Arbetsgruppen',
  promoters: 'Främjarmötet',
  'export-club': 'Exportklubben',
  promoter: 'främjare',
  team_lead: 'teamledare',
  coordinator: 'samordnare',
  network_admin: 'nätverksadministratörer',
} as const
