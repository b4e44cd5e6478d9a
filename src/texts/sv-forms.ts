import { longest } from '../core/case/case.ts'
import type { FieldName, FormName } from '../views/form.ts'
import type { FieldText, Texts } from './shape.ts'
import { svAgendaFields, svAgendaForms, svAgendaOwn } from './sv-agenda-forms.ts'
import { svClubFields, svClubForms, svClubOwn } from './sv-club-forms.ts'
import { svContactFields, svContactOwn } from './sv-contact.ts'
import { svDigestFields, svDigestForms } from './sv-digest-forms.ts'
import { svMeanings } from './sv-meanings.ts'
import { svMeetingFields, svMeetingForms, svMeetingOwn } from './sv-meeting-forms.ts'
import { svWarmFields, svWarmForms, svWarmOwn } from './sv-warm.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  label,
  hint,
  placeholder,
})

const fields: { readonly [F in FieldName]: FieldText } = {
  ...{ ...svAgendaFields, ...svWarmFields, ...svMeetingFields, ...svClubFields, ...svDigestFields },
  company: text('Företag', 'Ett företag i registret hittas på namn eller nummer.', 'Nordform AB'),
  sameAs: text('Menar du ett av de här?', 'De finns i registret, med nästan samma namn.'),
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
  also: text('Fler mottagare', 'Frivilligt, högst fyra till. Sedan väljer du hur de tillfrågas.'),
  kind: text('Vad ber du om?'),
  mode: text('Hur ska de tillfrågas?'),
  lead: text('Vem håller i kontakten med företaget?', 'Bara när alla får var sin fråga.'),
  question1: text('Fråga till nummer 1'),
  question2: text('Fråga till nummer 2'),
  question3: text('Fråga till nummer 3'),
  question4: text('Fråga till nummer 4'),
  question5: text('Fråga till nummer 5'),
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
  ...svContactFields,
  answer: text('Ditt svar'),
  wanted: text('Vad söker du?', 'Företag, nummer, ord ur behovet eller den ansvarigas namn.', 'nordform'),
  on: text('Vilken dag?'),
  outcome: text('Hur gick det?'),
  reviewOn: text('Följs upp', 'Den dag då du tar upp det igen.'),
  result: text('Vad blev det av det?'),
  gains: text('Ledde det till något av det här?'),
  owner: text('Vem tar över?'),
  from: text('Från och med'),
  leaver: text('Vem slutar?'),
  standIn: text('Ställföreträdare', 'En kollega som får det som kommer till dig. Lämna tomt så går det till er kö.'),
  needKey: text('Behov', 'Styr förslagen. Byt behov och välj ”Föreslå mottagare” nedan för andra förslag.'),
  title: text('Vad heter insatsen?', null, 'Tillväxtlån'),
  employeesFrom: text('Anställda, minst', 'Lämna tomt om antalet inte spelar någon roll.'),
  employeesTo: text('Anställda, högst'),
  turnoverMin: text(
    'Nettoomsättning, minst (kr)',
    'Enligt senaste bokslutet. Lämna tomt om den inte spelar någon roll.',
    '3 000 000',
  ),
  capacity: text('Kan ni ta emot?'),
  closedUntil: text(
    'Stängd till och med',
    'Bara om ni inte kan ta emot. Dagen efter är insatsen öppen igen av sig själv.',
  ),
  locale: text('Språk', 'Manydoors skriver till dig på det här språket, i alla chattar.'),
}

const own: { readonly [F in FormName]?: { readonly [N in FieldName]?: FieldText } } = {
  ...{ ...svAgendaOwn, ...svWarmOwn, ...svMeetingOwn, ...svClubOwn },
  'referral.ask': {
    question: text(
      'Vad behöver du veta?',
      'Avsändaren har två arbetsdagar på sig. Under tiden räknas inte din svarstid.',
    ),
  },
  'case.note': {
    note: text('Anteckning', 'En länk kan klistras in som den är.'),
  },
  'case.next': { note: text('Vad ska göras?', null, 'Ring kunden om avtalet') },
  'case.close': { note: text('Några ord om utfallet') },
  'services.add': { needKey: text('Vilket behov svarar insatsen mot?') },
  'services.edit': { needKey: text('Vilket behov svarar insatsen mot?') },
  'case.reassign': { reason: text('Varför?', 'Står i ärendet, för er i organisationen.') },
  'doors.leave': {
    owner: text('Vem tar över?', 'Får allt. Ska någon annan ha en del av det, byt ansvarig för de ärendena först.'),
  },
  'doors.away': { to: text('Till och med') },
  'refer.unnamed': {
    need: text(
      'Vad behöver företaget?',
      'Så som mottagaren får se det. Ändra om det går att förstå vilket företag det är.',
    ),
    question: text('Din fråga', 'Nämn inte företaget, dess nummer eller någon där.'),
  },
  'case.contact': svContactOwn,
  'approval.withdraw': { note: text('Vad sa företaget?', 'Frivilligt. Sparas i ärendet, för dem som har kvar det.') },
  'referral.advise': { note: text('Ditt råd', 'Avsändaren ser det i detaljerna.') },
  'referral.snooze': {
    until: text('Påminn igen den'),
    note: text('Varför?', 'Avsändaren ser det i detaljerna.'),
  },
  'round.withdraw': { note: text('Varför? (visas för mottagarna efter ett klick)') },
  'referral.withdraw': { note: text('Varför? (visas för mottagaren efter ett klick)') },
  'referral.hold': { reason: text('Varför?', 'Avsändaren ser det efter ett klick.') },
  'referral.return': { reason: text('Varför?', 'Avsändaren ser det efter ett klick.') },
  'referral.finish': { note: text('En kort anteckning', 'Sparas i ärendet, för dem som är med i det.') },
  'referral.reopen': { reason: text('Vad återstår?', 'Mottagaren ser det efter ett klick.') },
  'referral.redirect': {
    to: text('Till vem i stället?', 'En organisations kö, eller en person.'),
    note: text('Några ord på vägen', 'Visas för den nya mottagaren och avsändaren, efter ett klick.'),
  },
  'referral.take-back': { reason: text('Varför?', 'Båda sidor ser det efter ett klick.') },
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
    'case.find': { title: 'Sök ärenden', submit: 'Sök', intro: '' },
    'case.note': { title: 'Anteckna', submit: 'Spara', intro: '' },
    'case.next': { title: 'Nästa steg', submit: 'Spara', intro: 'Det ersätter det nästa steg som finns i ärendet nu.' },
    'case.contact': {
      title: 'Kontaktperson',
      submit: 'Spara',
      intro: 'Vem man talar med på företaget. Behövs inte för att hänvisa.',
    },
    'approval.withdraw': {
      title: 'Dra tillbaka godkännande',
      submit: 'Dra tillbaka',
      intro:
        'Det gäller genast. De som bara såg ärendet genom godkännandet ser det inte längre, och det som väntar hos dem avslutas.',
    },
    'case.close': { title: 'Avsluta ärendet', submit: 'Avsluta', intro: 'Det går att återöppna.' },
    refer: {
      title: 'Hänvisa ett ärende',
      submit: 'Hänvisa',
      intro: 'Du ansvarar för ärendet tills mottagaren har accepterat en överlämning.',
    },
    'refer.unnamed': {
      title: 'Fråga anonymt',
      submit: 'Fråga',
      intro: 'Du ber om råd utan att säga vilket företag det gäller. Ärendet är fortfarande ditt.',
    },
    'referral.advise': {
      title: 'Ge råd',
      submit: 'Skicka',
      intro: 'Avsändaren får ditt råd, och frågan är besvarad.',
    },
    'refer.several': {
      title: 'Hänvisa till flera',
      submit: 'Hänvisa',
      intro:
        'Du ansvarar för ärendet tills någon har accepterat en överlämning. Inget skickas förrän du har läst igenom det.',
    },
    'round.withdraw': {
      title: 'Återta från alla',
      submit: 'Återta',
      intro: 'De som väntar får besked, och ingen mer tillfrågas. Den som redan har accepterat har det kvar.',
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
    'referral.take-back': {
      title: 'Ta tillbaka',
      submit: 'Ta tillbaka',
      intro: 'Ärendet går tillbaka till avsändaren. Båda sidor får veta det.',
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
    'services.add': {
      title: 'Ny insats',
      submit: 'Lägg till',
      intro: 'Den föreslås för ärenden med samma behov, i hela nätverket.',
    },
    'services.edit': {
      title: 'Ändra insatsen',
      submit: 'Spara',
      intro: 'När du sparar räknas uppgifterna som genomgångna i dag.',
    },
    ...{ ...svAgendaForms, ...svWarmForms, ...svMeetingForms, ...svClubForms, ...svDigestForms },
    'case.reassign': {
      title: 'Byt ansvarig',
      submit: 'Byt ansvarig',
      intro: 'Till en kollega till den ansvariga. Båda får veta det. Till en annan organisation hänvisar du i stället.',
    },
    'doors.leave': {
      title: 'Någon slutar',
      submit: 'Bekräfta',
      intro:
        'Den som har slutat kan inte längre göra eller se något här. Det som är öppet går i samma stund till en kollega.',
    },
    'companies.merge': { title: 'Slå ihop företag', submit: 'Slå ihop', intro: '' },
    'doors.settings': { title: 'Inställningar', submit: 'Spara', intro: '' },
  },
  field: (form, name) => own[form]?.[name] ?? fields[name],
  meanings: svMeanings,
}
