import type { Formats } from './formats.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

export const svClubButtons = {
  'club.show': 'Exportklubben',
  'club.last': 'Visa förra träffen',
  'club.more': 'Visa fler',
  'club.prepare': 'Tema och platser',
  'club.suggest': 'Föreslå företag',
  'club.invite': 'Bjud in',
  'club.drop': 'Ta bort',
  'club.come': 'Kommer',
  'club.decline': 'Kommer inte',
  'club.attend': 'Är här',
  'club.miss': 'Uteblev',
  'club.link': 'Länk och grund',
  'club.link-new': 'Ny länk',
  'club.follow-up': 'Skapa uppföljning',
  'case.facts': 'Om företaget',
} as const satisfies Partial<Texts['buttons']>

export const svClubForms = {
  'club.prepare': {
    title: 'Exportklubben',
    submit: 'Spara',
    intro: 'Visas för alla som är med och planerar, och på företagens egna sidor.',
  },
  'club.suggest': {
    title: 'Föreslå företag',
    submit: 'Visa eller lägg till',
    intro: 'Bara företag som din organisation ser. Inget skickas till dem.',
  },
  'club.invite': {
    title: 'Bjud in företaget',
    submit: 'Anteckna inbjudan',
    intro: 'Manydoors skickar inget till företaget. Du får en länk att skicka vidare själv.',
  },
  'club.follow-up': {
    title: 'Uppföljningsärende',
    submit: 'Skapa ärende',
    intro: 'Ärendet blir ditt, med träffen som ursprung.',
  },
  'case.facts': {
    title: 'Om företaget',
    submit: 'Spara',
    intro: 'Används för att hitta företag till Exportklubben och insatser som passar.',
  },
} as const satisfies Partial<Texts['forms']>

export const svClubFields = {
  theme: text('Vad är temat?'),
  speaker: text('Vilket företag talar?', 'Lämna tomt tills ett företag har tackat ja.'),
  cap: text('Hur många företag får plats?', 'Små träffar fungerar bäst. Fler än 30 måste bekräftas.'),
  municipality: text('Kommun'),
  size: text('Antal anställda'),
  employees: text('Antal anställda'),
  exportStage: text('Hur långt har exporten kommit?'),
  companies: text('Vilka ska stå på listan?'),
  ground: text('Varför får företaget kontaktas?'),
}

export const svClubOwn = {
  'case.facts': { municipality: text('Kommun', 'Fyra siffror, till exempel 0780 för Växjö.') },
  'club.suggest': {
    company: text('Eller ett visst företags namn', 'Ett som din organisation redan har i registret.'),
  },
  'club.invite': {
    note: text('Vem har sagt det, och hur?', 'Sparas krypterat, för din organisation.'),
    on: text('Vilken dag?'),
    case: text('I vilket ärende?', 'Bara om grunden är ett godkännande.'),
  },
  'club.follow-up': {
    need: text('Vad behöver företaget?'),
  },
}

export const svClubMeanings = {
  'ground-case': 'Företaget har godkänt något i ett ärende',
  'ground-asked': 'Företaget har själv frågat',
  'ground-consent': 'Någon på företaget har samtyckt',
  'export-none': 'Exporterar inte',
  'export-curious': 'Intresserat av export',
  'export-started': 'Har börjat exportera',
  'export-established': 'Etablerat på export',
} as const

export const svClubHappenings = (f: Formats) =>
  ({
    'from-club': ({ on }) => `kom ur Exportklubben ${f.date(on)}`,
  }) as const satisfies Partial<Texts['happenings']>
