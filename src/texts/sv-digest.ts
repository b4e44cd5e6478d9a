import type { Texts } from './shape.ts'
import type { DigestWords } from './shape-digest.ts'

export const svDigest: DigestWords = {
  tag: 'sv-SE',
  inShort: ['companies', 'casesOpened', 'casesClosed', 'referrals', 'acceptedInADay', 'noWrongDoor', 'stuck'],
  figures: {
    companies: [
      'Företag',
      'Företag med ett ärende som öppnades under månaden. Ett företag som flera organisationer möter räknas en gång, efter sitt organisationsnummer; ett utan nummer räknas efter sin post i registret.',
    ],
    companiesNew: ['Nya företag', 'De av företagen som inget ärende hade öppnats för före månaden.'],
    companiesReturning: ['Återkommande företag', 'De av företagen som hade ett ärende redan före månaden.'],
    casesOpened: ['Öppnade ärenden', 'Ärenden som öppnades under månaden.'],
    casesClosed: ['Avslutade ärenden', 'Ärenden som avslutades under månaden och inte har öppnats igen.'],
    casesOpen: ['Öppna ärenden', 'Ärenden som var öppna när månaden tog slut.'],
    referrals: [
      'Hänvisningar',
      'Hänvisningar av alla slag som skickades under månaden. Det som registrerats av misstag räknas inte, varken här eller någon annanstans.',
    ],
    acceptedInADay: [
      'Accepterade inom en arbetsdag',
      'Av de hänvisningar vars första arbetsdag tog slut under månaden: de som accepterades inom den. De som återtogs, eller som någon annan tillfrågad tog, innan de hade besvarats räknas inte. Arbetstiden är nätverkets, utan dess helgdagar och aftnar.',
    ],
    medianToAccept: [
      'Tid till accept, median',
      'Av samma hänvisningar, de som accepterades: hälften av dem inom så här lång arbetstid.',
    ],
    p90ToAccept: ['Tid till accept, nio av tio', 'Som medianen; nio av tio accepterades inom så här lång arbetstid.'],
    medianToContact: [
      'Tid till första kontakt, median',
      'Av de hänvisningar vars mottagare tog den första kontakten med företaget under månaden: arbetstid från accept; hälften av dem inom så här lång tid.',
    ],
    closedIn90: [
      'Avslutade inom 90 dagar',
      'Av de ärenden som öppnades tre månader tidigare: de som avslutades inom 90 dagar, och innan den här månaden var slut.',
    ],
    gotHelp: ['Fick hjälp', 'Av dem som avslutades inom den tiden: de där företaget fick hjälp, helt eller delvis.'],
    firstDoorRight: [
      'Rätt dörr direkt',
      'Av de ärenden som avslutades under månaden: de som ingen annan organisation behövde ta över.',
    ],
    hops: [
      'Överlämningar per ärende',
      'Accepterade överlämningar av de ärenden som avslutades under månaden, delat med antalet ärenden.',
    ],
    warm: [
      'Varma överlämningar',
      'Av de överlämningar som accepterades under månaden: de med ett trepartsmöte som är markerat som genomfört.',
    ],
    declines: ['Avböjda', 'Hänvisningar som avböjdes under månaden.'],
    noWrongDoor: [
      'Ingen fel dörr',
      'Av de ärenden som öppnades under månaden före: de som fick någon som tog sig an dem inom 30 dagar, och innan den här månaden var slut. Antingen behöll organisationen där företaget kom in ärendet, eller så accepterades en överlämning; inte de med överlämningar som ingen hade accepterat.',
    ],
    stuck: [
      'Fastnade ärenden',
      'Öppna ärenden som inte kom vidare av sig själva när månaden räknades: de som samordnarna ser. De räknas inte om efteråt, och inte alls för månader som var slut innan nätverkets siffror började.',
    ],
    meetingsHeld: [
      'Genomförda möten',
      'Möten som avslutades under månaden. Ett möte hör inte till något enskilt företag eller någon enskild person.',
    ],
    actionsDone: [
      'Slutförda åtgärder',
      'Åtgärder som beslutades på möten och slutfördes under månaden. En åtgärd hör till en person.',
    ],
  },
  tables: {
    fromTo: [
      'Från och till',
      'Månadens hänvisningar efter organisationen som skickade dem och den som de skickades till.',
    ],
    doorOwner: [
      'Dörr och ägare',
      'Ärendena som öppnades under månaden efter organisationen där företaget kom in och den som har ärendet när siffrorna tas fram.',
    ],
    noWrongDoorBy: ['Ingen fel dörr, per dörr', 'Som ”Ingen fel dörr”, efter organisationen där företaget kom in.'],
    needs: ['Behov', 'Ärendena som öppnades under månaden efter vad deras behov senast uppfattades som.'],
    municipalities: ['Kommuner', 'Ärendena som öppnades under månaden efter företagets kommun.'],
    declinesBy: ['Skäl till att avböja', 'Hänvisningar som avböjdes under månaden, efter skäl.'],
    openByAge: ['Öppna ärenden efter ålder', 'De öppna ärendena efter dagar sedan de öppnades, när månaden tog slut.'],
    responseTimes: [
      'Svarstider',
      'De hänvisningar vars första arbetsdag tog slut under månaden, efter arbetstid tills de accepterades.',
    ],
  },
  ages: {
    'under-30': 'under 30 dagar',
    '30-89': '30–89 dagar',
    '90-179': '90–179 dagar',
    'from-180': '180 dagar eller mer',
  },
  responses: {
    'in-4-hours': 'inom 4 timmar',
    'in-1-day': 'inom 1 arbetsdag',
    'in-2-days': 'inom 2 arbetsdagar',
    'in-5-days': 'inom 5 arbetsdagar',
    later: 'senare',
    'not-accepted': 'inte accepterade',
  },
  unknownNeed: 'Behovet okänt',
  unknownMunicipality: 'Kommunen okänd',
  otherMunicipalities: 'Övriga kommuner',
  suppressed: 'visas inte',
  hidden: (names) => `Visas inte: ${names}.`,
  someSuppressed: 'De övriga är noll eller visas inte.',
  nothing: '–',
  titled: (month, whose) => `${whose}: månadsbrev för ${month}`,
  madeAt: (at, version) => `${version === 1 ? 'Siffrorna' : `Rättat, version ${version}: siffrorna`} som de var ${at}.`,
  outOf: (count) => ` av ${count}`,
  against: (change, month) => (change === 'oförändrat' ? `som i ${month}` : `${change} mot ${month}`),
  inYear: (value) => `${value} på tolv månader`,
  unchanged: 'oförändrat',
  percent: (value) => `${value} %`,
  points: (value) => `${value} procentenheter`,
  minutes: (minutes) => `${Math.floor(minutes / 60)} tim ${minutes % 60} min`,
  more: (count) => `… och ${count} till`,
  standing: {
    late: 'Brevet kommer senare än det skulle.',
    preview: 'Förhandsvisning: brevet har inte skickats än. När det skickas har det diagram.',
    own: 'Er egen organisations siffror, bara för er: inget är utelämnat.',
  },
  empty: 'Inget som går att räkna har hänt än.',
  explanation:
    'Tal från ett till fyra, och andra som skulle avslöja dem, visas inte. Antalet genomförda möten visas alltid.',
  coming: [
    'Kommande',
    'Det som var planerat när månaden räknades, fram till nästa månadsbrev: möten, med slag och tid, och insatser som öppnar igen. I en organisations egna siffror är det de möten som den håller eller är kallad till och dess egna insatser. Vad ett möte heter, var det är och vilka som kommer visas bara för dem som är kallade.',
  ],
  meetingAt: (meeting, at) => `${meeting}: ${at}`,
  opens: ({ organisation, title }, day) => `${organisation}: ”${title}” öppnar igen ${day}`,
  moreMeetings: (count) => `… och ${count === 1 ? '1 möte' : `${count} möten`} till`,
  moreServices: (count) => `… och ${count === 1 ? '1 insats' : `${count} insatser`} till`,
  nextDigest: (day) => `Nästa månadsbrev: ${day}`,
  definitionsTitle: 'Så här räknas det',
  overTheYear: 'Tolv månader',
  fileIs: ({ period, whose }) =>
    `${whose === 'own' ? 'Er egen organisations siffror' : 'Nätverkets siffror'} för ${period}. Filen skapas när du hämtar den, och det tar några sekunder.`,
  fileUntil: (until) =>
    `Länken är bara din och fungerar till ${until}. Den som har länken kan hämta filen: ta bort den om den har hamnat i orätta händer.`,
  fetch: 'Hämta filen',
  done: (done) => {
    const whose = 'channel' in done && done.channel ? 'Organisationens kanal' : 'Du'
    switch (done.has) {
      case 'subscribed':
        return `${whose} får månadsbrevet, ${done.form === 'short' ? 'kort' : 'i sin helhet'}, på morgonen den första arbetsdagen varje månad.`
      case 'stopped':
        return `${whose} får inga fler månadsbrev. ”/manadsbrev prenumerera” börjar igen.`
      case 'muted':
        return `${whose} får inget månadsbrev förrän efter ${done.until}.`
      case 'note':
        return done.note === '' ? 'Nästa månadsbrev har ingen hälsning.' : `Nästa månadsbrev börjar med: ”${done.note}”`
      case 'time':
        return `Månadsbreven skickas klockan ${done.time} den första arbetsdagen i månaden.`
      case 'withdrawn':
        return 'Länken är borttagen. Ingen kan hämta den filen längre.'
      default:
        return `En ny version för ${done.month} tas fram. Den ersätter den gamla överallt där den har skickats.`
    }
  },
  faults: {
    'none-yet':
      'Det finns inget månadsbrev än. Det första kommer den första arbetsdagen nästa månad; ”/manadsbrev eget” visar er egen organisations siffror.',
    'not-counted': 'Den månaden är inte räknad: den ligger före nätverkets siffror, eller så räknas den i natt.',
    future: 'Den månaden har inte varit än, så det finns inget att räkna. Välj den här månaden eller en tidigare.',
    'not-over':
      'Den senaste avslutade månaden har redan fått sitt månadsbrev. Nästa kan förhandsvisas när månaden är slut. Hälsningen som ni har skrivit är sparad.',
    'month-unreadable': 'Månaden gick inte att läsa. Skriv den som 2026-11.',
    'not-the-convener':
      'Det kan bara samordnare och nätverksadministratörer i den sammankallande organisationen göra. Inget har ändrats.',
    'no-channel':
      'Er organisation har ingen kanal för månadsbrev. En nätverksadministratör lägger till den i nätverkets fil.',
    'nothing-to-mute':
      'Det finns inget att pausa: inget månadsbrev skickas dit. ”/manadsbrev prenumerera” börjar, för en kanal ”/manadsbrev prenumerera kanal”.',
    'correction-waits':
      'En annan månad rättas just nu. Försök igen när dess nya version har kommit, om någon minut. Inget har ändrats.',
    'not-a-lead':
      'Bara en teamledare, samordnare eller nätverksadministratör bestämmer vad organisationens kanal får. Inget har ändrats.',
    'time-unreadable': 'Klockslaget gick inte att läsa. Skriv det som 09:00.',
    unreachable:
      'Det saknas en inställning för den adress där Manydoors nås från internet, så ingen länk kan skapas. Be den som sköter Manydoors att ange PUBLIC_URL; ”npx manydoors digest export” skriver samma fil där.',
    'file-gone': 'Du har ingen sådan länk längre. Inget har ändrats.',
    'day-unreadable':
      'Dagen gick inte att läsa, eller har varit. Skriv till när, till exempel 2026-12-24 eller ”om 30 dagar”.',
  },
}

export const svDigestDone: Pick<Texts['done'], 'digest'> = { digest: ({ digest }) => svDigest.done(digest) }
