import type { enMeetingDone, MeetingRefusal } from './en-meeting-refusals.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export const svMeetingRefusals = (f: Formats): Pick<Texts['refusals'], MeetingRefusal> => ({
  'pattern-unreadable': ({ typed }) =>
    `”${typed}” gick inte att förstå. Skriv till exempel ”andra tisdagen varannan månad 09:00 – 10:30”, ”sista fredagen varje kvartal 15:00 – 17:00” eller datum: ”2026-12-08, 2027-02-09 09:00 – 10:30”.`,
  'pattern-no-time': () => 'Vilken tid? Skriv den sist, till exempel 09:00 – 10:30.',
  'pattern-impossible': ({ nth: wanted }) =>
    `Alla månader har inte en sådan dag (${wanted}), så möten skulle falla bort. Välj den första till fjärde, den sista eller ett datum till och med den 28:e.`,
  'ends-before-start': () =>
    'Mötet skulle sluta innan det börjar. Skriv den tidigare tiden först, till exempel 09:00 – 10:30.',
  'not-a-convener': ({ conveners }) =>
    conveners.length === 0
      ? 'Möten planeras av samordnaren hos den sammankallande organisationen, och nätverket har ingen. Fråga en nätverksadministratör.'
      : `Möten planeras av samordnaren hos den sammankallande organisationen: ${f.all(conveners)}. Fråga dem.`,
  'meeting-not-found': () =>
    'Mötet finns inte, eller så är du inte inbjuden till det. ”Visa möten” visar dem du är inbjuden till.',
  'meeting-begun': () => 'Mötet har börjat, så det går inte att ändra längre.',
  'meeting-moved-on': ({ stage }) =>
    stage === 'cancelled'
      ? 'Mötet är inställt. Inget har ändrats.'
      : stage === 'ended'
        ? 'Mötet är avslutat. Inget har ändrats.'
        : 'Mötet har ändrats sedan du öppnade det här. Inget har ändrats; öppna det igen.',
  'not-invited': () => 'Du är inte inbjuden till det här mötet, så det finns inget att svara på.',
  'deputy-elsewhere': ({ name }) => `${name} kan inte vara din ersättare. Välj en kollega i din egen organisation.`,
  'deputy-invited': ({ name }) => `${name} är redan inbjuden. Välj någon annan, eller svara att du inte kan komma.`,
  'no-days': () => 'Det blir inget möte kvar att planera. Välj en senare sista dag, eller hoppa över färre.',
  'days-too-many': ({ most }) => `Det är fler än ${most} möten. Välj en tidigare sista dag.`,
  'nobody-invited': () => 'Ingen bjuds in. Välj organisationer, roller eller personer.',
  'invitee-gone': ({ wanted }) => `”${wanted}” finns inte längre i registret. Ta bort, eller välj någon annan.`,
  'channel-elsewhere': ({ name }) =>
    `Ingen på ${name} bjuds in, så mötet kan inte meddelas i deras kanal. Bjud in någon där, eller välj en annan kanal.`,
  'quorum-too-large': ({ invited }) =>
    `${f.plural(invited, 'person', 'personer')} bjuds in, så antalet måste vara från 1 till ${invited}.`,
  'days-unseen': () => 'Se över dagarna nedan. Skicka formuläret en gång till för att planera dem.',
  'day-hindered': ({ why, instead }) =>
    `${why === 'july' ? 'Den dagen är i juli.' : why === 'weekend' ? 'Den dagen är i en helg.' : 'Den dagen är en ledig dag.'} Nästa lämpliga dag är ${f.date(instead)}. Ändra dagen, eller skicka en gång till för att behålla den.`,
})

const names = { 'working-group': 'Arbetsgruppen', promoters: 'Främjarmötet', 'export-club': 'Exportklubben' } as const

export const svMeetingDone = (f: Formats): ReturnType<typeof enMeetingDone> => ({
  'meetings-planned': ({ meetingKind, title, count, first, invited }) =>
    `${title || names[meetingKind]}: ${f.plural(count, 'möte är planerat', 'möten är planerade')}, det första ${f.moment(first)}. Inbjudna till det: ${f.plural(invited, 'person', 'personer')}. Inbjudan till de övriga går ut en månad före vart och ett.`,
  'meetings-changed': ({ count, dropped }) =>
    `Resten av serien är ändrad: ${f.plural(count, 'möte', 'möten')} kvar${dropped === 0 ? '' : `, ${dropped} inställda`}. De som hade fått inbjudan har fått veta det.`,
  'meeting-answered': ({ answer, deputy, at }) =>
    answer === 'yes'
      ? `Antecknat: du kommer ${f.moment(at)}.`
      : deputy === null
        ? `Antecknat: du kan inte komma ${f.moment(at)}. Ska en kollega komma i stället?`
        : `Antecknat: ${deputy} har fått frågan om att komma i ditt ställe ${f.moment(at)}.`,
  'meeting-moved': ({ at, told }) =>
    `Flyttat till ${f.moment(at)}. ${f.plural(told, 'person', 'personer')} har fått veta det.`,
  'meeting-cancelled': ({ at, told }) =>
    told === 0
      ? `Mötet ${f.moment(at)} hoppas över. Ingen hade fått inbjudan än.`
      : `Mötet ${f.moment(at)} är inställt. ${f.plural(told, 'person', 'personer')} har fått veta det.`,
})
