import type { ClubRefusal } from './en-club.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const stages: Texts['club']['stages'] = {
  proposed: 'föreslaget',
  invited: 'inbjudet, har inte svarat',
  coming: 'kommer',
  waiting: 'på väntelistan',
  declined: 'kommer inte',
  attended: 'var med',
  absent: 'uteblev',
}
const grounds = {
  case: 'godkännande i ett ärende',
  asked: 'företaget har frågat',
  consent: 'företaget har samtyckt',
} as const

type Line = Parameters<Texts['club']['title']>[0]['meeting']

const titleIn =
  (f: Formats) =>
  ({ title, startsAt, endsAt }: Line): string =>
    `${title || 'Exportklubben'} ${f.moment(startsAt)} – ${f.time(endsAt)}`

export function svClub(f: Formats): Texts['club'] {
  const name = titleIn(f)
  return {
    title: ({ meeting }) => name(meeting),
    about: ({ theme, speaker, cap, counts, convener }) => [
      `Tema: ${theme}`,
      speaker === '' ? 'Talande företag: inte klart än' : `Talande företag: ${speaker}`,
      `Kommer: ${counts.coming} av ${cap} · Väntelista: ${counts.waiting} · Kommer inte: ${counts.declined} · Har inte svarat: ${counts.invited} · Föreslagna av din organisation: ${counts.proposed}.`,
      ...(counts.attended + counts.absent === 0 ? [] : [`Var med: ${counts.attended} · Uteblev: ${counts.absent}.`]),
      `${convener} håller i träffen och ser namnen på de företag som kommer eller väntar.`,
    ],
    place: ({ company, stage, line, organisation, keeper, ground, byItself, followUp }) => [
      `${company}: ${stages[stage]}${line === null ? '' : `, nummer ${line}`}`,
      [
        ...(organisation === null ? [keeper] : [`${keeper}, ${organisation}`]),
        ...(ground === null ? [] : [`grund: ${grounds[ground]}`]),
        ...(byItself ? ['har svarat via sin länk'] : []),
        ...(followUp === null ? [] : [`uppföljning: ${followUp}`]),
      ].join(' · '),
    ],
    empty: 'Din organisation har inga företag på listan än. ”Föreslå företag” visar vilka som finns.',
    unnamed: (count) =>
      `${f.plural(count, 'företag', 'företag')} till har bjudits in av andra organisationer och visas bara som antal.`,
    news: ({ tiding, meeting, stage, line }) =>
      tiding === 'up'
        ? `${name(meeting)}. Ett företag som du har på väntelistan har fått plats. Meddela företaget.`
        : `${name(meeting)}. Ett företag som du har bjudit in har svarat via sin länk: ${stages[stage]}${line === null ? '' : `, nummer ${line}`}.`,
    change: ({ tiding, meeting, place, companies, more }) => [
      tiding === 'cancelled'
        ? `${name(meeting)}. Träffen är inställd.`
        : `Träffen har fått en annan tid eller plats: ${name(meeting)}${place === '' ? '' : `, ${place}`}.`,
      `Du har bjudit in ${f.all([...companies, ...(more === 0 ? [] : [`${f.number(more)} till`])])}.`,
      tiding === 'cancelled'
        ? 'Meddela vart och ett av företagen. Det står också på sidan bakom företagets länk.'
        : 'Meddela vart och ett av företagen. Det står också på sidan bakom företagets länk. Svaren gäller fortfarande: ändras ett svar antecknar du det här.',
    ],
    merged: ({ meeting, company, owner }) =>
      `${name(meeting)}. ${company} fanns två gånger i registret och var inbjudet två gånger. Företaget behåller en plats, och länken som du har skickat leder ingenstans längre. ${
        owner === 'self'
          ? 'Be företaget att använda den andra länken, som du också har.'
          : owner === null
            ? 'Be företaget att använda den andra länken som det har fått.'
            : `Be företaget att använda länken från ${owner.name}, ${owner.organisation}, och vänd dig dit om den behövs igen.`
      }`,
    door: (convener) =>
      `${convener} håller i träffen och ser namnen på de företag som kommer eller väntar: bara namnet. Säg det när du frågar företaget.`,
    stages,
    page: page(f),
  }
}

/** Before it answers. */
const seen = (convener: string): string =>
  `Om ni kommer eller väntar ser ${convener}, som håller i träffen, företagets namn.`

const lineSoFar = (f: Formats, line: number): string =>
  line === 0 ? '' : `, där det redan står ${f.plural(line, 'företag', 'företag')}`

const page = (f: Formats): Texts['club']['page'] => ({
  title: 'Exportklubben',
  facts: ({ meeting, theme, speaker, convener, place }) => [
    { label: 'När', text: `${f.moment(meeting.startsAt)} – ${f.time(meeting.endsAt)}` },
    { label: 'Tema', text: theme },
    ...(speaker === '' ? [] : [{ label: 'Talande företag', text: speaker }]),
    ...(place === null ? [] : [{ label: 'Plats', text: place }]),
    { label: 'Arrangör', text: convener },
  ],
  stands: {
    invited: ({ company, convener }) => ({
      title: `${company} är inbjudet`,
      text: `Kommer ni? Svara här. Ni kan ändra ert svar fram till att träffen börjar. ${seen(convener)}`,
    }),
    full: ({ line, convener }) => ({
      title: 'Alla platser är tagna',
      text: `Ni kan ställa er på väntelistan${lineSoFar(f, line)}. Blir en plats ledig går den till det företag som står först. ${seen(convener)}`,
    }),
    coming: ({ company }) => ({ title: `${company} har en plats`, text: 'Välkomna.' }),
    waiting: ({ company, line }) => ({
      title: `${company} är nummer ${line} på väntelistan`,
      text: 'Blir en plats ledig går den till det företag som står först. Då ändras den här sidan, och er främjare meddelar er.',
    }),
    declined: ({ company, convener }) => ({
      title: `${company} kommer inte`,
      text: `Tack för ert svar. Ändrar sig något kan ni svara på nytt. ${seen(convener)}`,
    }),
    'declined-full': ({ company, line, convener }) => ({
      title: `${company} kommer inte`,
      text: `Tack för ert svar. Nu är alla platser tagna. Ändrar sig något kan ni ställa er på väntelistan${lineSoFar(f, line)}. Blir en plats ledig går den till det företag som står först. ${seen(convener)}`,
    }),
    over: () => ({ title: 'Det går inte längre att svara', text: 'Träffen har börjat eller är över.' }),
    cancelled: () => ({ title: 'Träffen är inställd', text: 'Er främjare kan berätta mer.' }),
  },
  come: {
    invited: 'Ja, vi kommer',
    full: 'Ställ oss på väntelistan',
    declined: 'Vi kommer ändå',
    'declined-full': 'Ställ oss på väntelistan',
  },
  decline: 'Nej, vi kan inte komma',
  giveUp: {
    coming: {
      ask: 'Vi kan ändå inte komma',
      warn: 'Står något företag på väntelistan går er plats till det. Ändrar ni er får ni ställa er sist.',
      send: 'Lämna platsen',
    },
    waiting: {
      ask: 'Vi vill inte stå på väntelistan',
      warn: 'Ändrar ni er får ni ställa er sist.',
      send: 'Lämna väntelistan',
    },
  },
  stale:
    'Något har ändrats sedan du öppnade sidan, så ditt svar har inte sparats. Så här är det nu; svara igen om det behövs.',
  language: 'In English',
  foot: ({ company }) =>
    `Sidan är bara för ${company}. Den som har adressen kan svara för företaget, så skicka den inte vidare. Om ert besök sparas inget annat än svaret.`,
  missing: {
    title: 'Sidan finns inte',
    text: 'Adressen leder inte till någon inbjudan, eller har ersatts av en ny. Fråga den som skickade den.',
  },
})

export const svClubRefusals = (f: Formats): Pick<Texts['refusals'], ClubRefusal> => ({
  'no-club': () =>
    'Du är inte inbjuden till någon planerad exportklubb. Den planeras med ”möte planera”, av den sammankallandes samordnare.',
  'club-unprepared': ({ conveners }) =>
    `Exportklubben har inget tema och inget antal platser än.${conveners.length === 0 ? '' : ` Det anges av ${f.either(conveners)}.`}`,
  'cap-below-coming': ({ coming }) =>
    `${f.plural(coming, 'företag har', 'företag har')} redan en plats. Antalet kan inte bli lägre än så.`,
  'cap-large': ({ most }) =>
    `Det är fler än ${most}. Exportklubben fungerar bäst som en liten träff. Ändra antalet, eller skicka en gång till för att behålla det.`,
  'cap-too-small': () => 'Minst ett företag måste få plats.',
  'place-not-found': () => 'Företaget står inte på din organisations lista. ”möte klubb” visar den.',
  'place-moved-on': ({ stage }) => `Det går inte: företagets läge är ”${stages[stage]}”. Inget har ändrats.`,
  'invited-before': () =>
    'Företaget är redan inbjudet till den här träffen, och bjuds in bara en gång. Inget har ändrats.',
  'attendance-too-early': () => 'Närvaron antecknas från morgonen samma dag som träffen.',
  'no-ground-in-case': ({ caseNo }) =>
    caseNo === ''
      ? 'Välj det ärende där företaget har godkänt något.'
      : `I ${caseNo} finns inget godkännande av företaget som gäller. Välj ett annat ärende, eller en annan grund.`,
  'companies-shown': ({ none, cut }) =>
    none
      ? 'Inget företag i urvalet är synligt för din organisation, utöver dem som redan står på listan. Välj ett vidare urval.'
      : `Välj bland företagen nedan, och skicka en gång till.${cut === null ? '' : ` Urvalet har fler än ${f.number(cut)} företag, och alla visas inte. Välj ett snävare urval, eller ange företagets namn.`}`,
  'followed-up-before': ({ caseNo }) => `Det finns redan ett uppföljningsärende: ${caseNo}.`,
  'municipality-unreadable': () => 'En kommunkod har fyra siffror, till exempel 0780 för Växjö.',
  'company-several': ({ wanted }) =>
    `Flera företag heter ”${wanted}”. Välj rätt företag bland dem som ett urval visar.`,
  'company-not-registered': ({ wanted }) =>
    `Din organisation har inget företag som heter ”${wanted}” i registret. Registrera ett ärende om företaget först, eller kontrollera namnet.`,
  'company-not-yours': () =>
    'Uppgifterna om det här företaget hör till en annan organisation, så de kan inte ändras här.',
})

export const svClubDone = (f: Formats) =>
  ({
    'club-prepared': ({ cap, up }) => `Sparat. ${f.plural(cap, 'företag', 'företag')} får plats.${moved(f, up)}`,
    'companies-listed': ({ count }) =>
      count === 0
        ? 'De står redan på din organisations lista.'
        : `${f.plural(count, 'företag står', 'företag står')} nu på din organisations lista. Inget har skickats: bjud in dem ett och ett.`,
    'company-invited': ({ company, address }) => `${company} är antecknat som inbjudet. ${linkOf(address)}`,
    'place-link': ({ company, address, ground }) =>
      `${company}: ${linkOf(address)}${
        ground === null
          ? ''
          : ` Grund för kontakten: ${grounds[ground.kind]}${ground.caseNo === null ? '' : `, ${ground.caseNo}`}, ${f.date(ground.on)}: ”${ground.words}”. Antecknat av ${ground.byName}.`
      }`,
    'place-link-new': ({ company, address }) =>
      `${company} har en ny länk, och den gamla leder ingenstans längre. ${linkOf(address)}`,
    'place-moved': ({ company, stage, line, up }) =>
      `Antecknat för ${company}: ${stages[stage]}${line === null ? '' : `, nummer ${line}`}.${moved(f, up)}`,
    'place-dropped': ({ company }) => `${company} står inte längre på listan.`,
    'company-told': ({ company }) => `Uppgifterna om ${company} är sparade.`,
  }) as const satisfies Partial<Texts['done']>

const moved = (f: Formats, up: number): string =>
  up === 0
    ? ''
    : ` ${f.plural(up, 'företag', 'företag')} på väntelistan har fått plats, och den som har hand om dem får veta det.`

const linkOf = (address: string | null): string =>
  address === null
    ? 'Ingen länk kan visas, eftersom det inte är inställt på vilken adress Manydoors nås från internet. Anteckna svaret här.'
    : `Företagets egen länk, att skicka vidare själv: ${address} Där kan företaget svara utan inloggning.`
