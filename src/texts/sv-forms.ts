import { longest } from '../core/case/case.ts'
import type { FieldName, FormName } from '../views/form.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  label,
  hint,
  placeholder,
})

const fields: { readonly [F in FieldName]: FieldText } = {
  company: text('Företag', 'Ett företag i registret hittas på namn eller nummer.', 'Nordform AB'),
  number: text(
    'Organisationsnummer',
    'Bara för ett företag som är nytt i registret. Lämna tomt om det inte har något än.',
    '556016-0680',
  ),
  need: text(
    'Vad behöver företaget?',
    `Mottagaren ser detta direkt, så nämn inga personer. Högst ${longest.need} tecken.`,
    'Vill in på tyska marknaden',
  ),
  case: text('Ärende'),
  to: text('Till vem?', 'En organisations kö, eller en person.', 'Välj, eller börja skriva ett namn'),
  kind: text('Vad ber du om?'),
  question: text('Din fråga till mottagaren', 'Visas bara för mottagaren, efter ett klick.'),
  approvedBy: text(
    'Vem på företaget har godkänt?',
    'Namn eller roll. Sparas i ärendet, skickas aldrig ut i chatten.',
    'Vd:n',
  ),
  approvedHow: text('Hur?'),
  approvedOn: text('När?'),
  covers: text('Vad omfattar godkännandet?'),
  reason: text('Skäl'),
  suggestion: text('Vem vore rätt?', 'Behövs när du väljer ”Fel främjare”.'),
  until: text('Ingen kapacitet till och med', 'Bara om skälet är ”Ingen kapacitet”.'),
  note: text('Några ord till avsändaren'),
  answer: text('Ditt svar'),
  reviewOn: text('Följs upp', 'Den dag då du tar upp det igen.'),
  result: text('Vad blev det av det?'),
  gains: text('Ledde det till något av det här?'),
  owner: text('Vem tar över?'),
  from: text('Från och med'),
  standIn: text('Ställföreträdare', 'En kollega som får det som kommer till dig. Lämna tomt så går det till er kö.'),
  locale: text('Språk', 'Manydoors skriver till dig på det här språket, i alla chattar.'),
}

const own: { readonly [F in FormName]?: { readonly [N in FieldName]?: FieldText } } = {
  'referral.ask': {
    question: text(
      'Vad behöver du veta?',
      'Avsändaren har två arbetsdagar på sig. Under tiden räknas inte din svarstid.',
    ),
  },
  'doors.away': { to: text('Till och med') },
  'referral.snooze': {
    until: text('Påminn igen den'),
    note: text('Varför?', 'Avsändaren ser det i detaljerna.'),
  },
  'referral.withdraw': { note: text('Varför? (visas för mottagaren efter ett klick)') },
  'referral.hold': { reason: text('Varför?', 'Avsändaren ser det efter ett klick.') },
  'referral.return': { reason: text('Varför?', 'Avsändaren ser det efter ett klick.') },
  'referral.finish': { note: text('En kort anteckning', 'Sparas i ärendet, för dem som är med i det.') },
  'referral.reopen': { reason: text('Vad återstår?', 'Mottagaren ser det efter ett klick.') },
  'referral.redirect': {
    to: text('Till vem i stället?', 'En organisations kö, eller en person.'),
    note: text('Några ord på vägen', 'Visas för den nya mottagaren och avsändaren, efter ett klick.'),
  },
  'referral.override': { reason: text('Varför?', 'Båda sidor ser det efter ett klick.') },
  'referral.void': { reason: text('Vad blev fel?', 'Båda sidor ser det efter ett klick.') },
}

export const svForms: Pick<Texts, 'forms' | 'field' | 'meanings'> = {
  forms: {
    'case.new': {
      title: 'Nytt ärende',
      submit: 'Registrera',
      intro: 'Ett företag, ett behov. Du ansvarar för ärendet tills någon annan har tagit över det.',
    },
    refer: {
      title: 'Hänvisa ett ärende',
      submit: 'Hänvisa',
      intro: 'Du ansvarar för ärendet tills mottagaren har accepterat en överlämning.',
    },
    'referral.decline': {
      title: 'Avböj',
      submit: 'Avböj',
      intro: 'Ärendet blir kvar hos avsändaren, som får veta varför.',
    },
    'referral.ask': { title: 'Be om komplettering', submit: 'Skicka', intro: '' },
    'referral.answer': { title: 'Svara', submit: 'Svara', intro: '' },
    'referral.withdraw': {
      title: 'Återta',
      submit: 'Återta',
      intro: 'Om hänvisningen redan är accepterad måste mottagaren bekräfta.',
    },
    'referral.hold': { title: 'Lägg vilande', submit: 'Lägg vilande', intro: '' },
    'referral.return': {
      title: 'Återlämna',
      submit: 'Återlämna',
      intro: 'Det är kvar hos dig tills avsändaren har tagit tillbaka det.',
    },
    'referral.finish': { title: 'Avsluta', submit: 'Avsluta', intro: 'Avsändaren får veta vad det blev av det.' },
    'referral.reopen': { title: 'Återöppna', submit: 'Återöppna', intro: 'Mottagaren får ta upp det igen.' },
    'referral.redirect': {
      title: 'Hänvisa vidare',
      submit: 'Hänvisa vidare',
      intro: 'Bara dit företagets godkännande räcker. Avsändaren har kvar ärendet och får veta det.',
    },
    'referral.override': {
      title: 'Ta över',
      submit: 'Ta över',
      intro: 'Du ger det till någon i den mottagande organisationen. Båda sidor får veta det.',
    },
    'referral.void': {
      title: 'Felregistrerad',
      submit: 'Markera',
      intro: 'Hänvisningen sparas men räknas inte, och ingen behöver göra något mer.',
    },
    'referral.snooze': {
      title: 'Skjut upp påminnelsen',
      submit: 'Skjut upp',
      intro: 'Svarstiden ändras inte. Avsändaren kan se att du skjuter upp påminnelsen.',
    },
    'doors.away': {
      title: 'Jag är borta',
      submit: 'Spara',
      intro: 'Den som hänvisar till dig ser det, och din ställföreträdare kan svara under tiden.',
    },
    'doors.settings': { title: 'Inställningar', submit: 'Spara', intro: '' },
  },
  field: (form, name) => own[form]?.[name] ?? fields[name],
  meanings: {
    handover: 'Överlämning: ta över ärendet',
    advice: 'Rådfråga: jag behåller ärendet',
    participation: 'Medverka: vi hjälps åt',
    information: 'För kännedom',
    'wrong-promoter': 'Fel främjare',
    'not-in-target-group': 'Utanför vår målgrupp',
    'no-capacity': 'Ingen kapacitet',
    duplicate: 'Redan kund, eller dubblett',
    'too-little-information': 'För lite information',
    'conflict-of-interest': 'Jäv',
    'company-declines': 'Företaget avböjer',
    unreachable: 'Företaget går inte att nå',
    other: 'Annat',
    'got-help': 'Företaget fick hjälp',
    partly: 'Företaget fick hjälp till en del',
    'advice-only': 'Företaget fick råd',
    'referred-on': 'Företaget hänvisades vidare',
    'no-longer-relevant': 'Inte längre aktuellt',
    rejected: 'Avslag',
    check: 'Check',
    loan: 'Lån',
    guarantee: 'Garanti',
    partner: 'Partner',
    'new-market': 'Ny marknad',
    meeting: 'Vid ett möte',
    phone: 'Per telefon',
    'e-mail': 'Via e-post',
    'in-writing': 'Skriftligt',
    'only-receiver': 'Bara den här mottagaren',
    'all-parties': 'Alla parter i överenskommelsen',
    swedish: 'Svenska',
    english: 'English',
    'as-in-chat': 'Samma som i chatten',
  },
}
