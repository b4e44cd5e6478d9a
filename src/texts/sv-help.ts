import type { Texts } from './shape.ts'
import { svMeetingLines } from './sv-agenda-forms.ts'

export const svHelp: Texts['help'] = {
  case: {
    does: 'Registrera och följ företagsärenden',
    lines: [
      { usage: 'ärende', does: 'öppnar formuläret för ett nytt ärende' },
      { usage: 'ärende ny Nordform AB: vill in på tyska marknaden', does: 'registrerar ett ärende på en rad' },
      {
        usage: 'ärende ny Bruk AB, 556016-0680: exportlån',
        does: 'samma sak för ett företag som är nytt i registret',
      },
      {
        usage: 'ärende lista',
        does: 'dina öppna ärenden; ”team” efter visar hela organisationens, ”fastnat” dem som fastnat, ”obesvarade” dem som väntar på svar',
      },
      { usage: 'ärende visa KRO-1', does: 'ett ärende, dess hänvisningar och vad som har hänt' },
      {
        usage: 'ärende sök nordform',
        does: 'söker på företag, organisationsnummer, ord ur behovet och ansvarig; förlåter felskrivningar',
      },
      { usage: 'ärende anteckna KRO-1 Ville se avtalet', does: 'antecknar i ärendet, för alla dess parter' },
      {
        usage: 'ärende nästa KRO-1 fredag ring kunden',
        does: 'nästa steg och dag: 2026-12-01, 1/12, imorgon, fredag, om 3 dagar',
      },
      {
        usage: 'ärende byt KRO-1 erik Känner företaget',
        does: 'lämnar ärendet till en kollega, med skälet; det kan också teamledaren göra, och samordnaren med det som fastnat',
      },
      { usage: 'ärende avsluta KRO-1', does: 'avslutar med utfallet; ”ärende återöppna KRO-1” ångrar' },
    ],
  },
  refer: {
    does: 'Lämna över ett ärende eller fråga om råd',
    lines: [
      { usage: 'hänvisa', does: 'öppnar formuläret, ifyllt med det som är känt' },
      {
        usage: 'hänvisa KRO-1 business-sweden Kan ni hjälpa till med agenter?',
        does: 'hänvisar till en organisation på en rad; frågar bara efter företagets godkännande',
      },
      {
        usage: 'hänvisa KRO-1 li.berg@businesssweden.example rådfråga Är Norge rätt?',
        does: 'ber en person om råd',
      },
      {
        usage: 'hänvisa KRO-1 almi, een, ekn först Kan ni ta det?',
        does: 'frågar flera: ”först” den som först tar det, ”i tur och ordning” en i taget, ”alla” var sin fråga; högst fem',
      },
    ],
  },
  meeting: {
    does: 'Möten: planera och svara, dagordning, beslut, protokoll',
    lines: svMeetingLines,
  },
  doors: {
    does: 'Din dag, registret och dina inställningar',
    lines: [
      { usage: 'dörrar idag', does: 'det som väntar på dig, och dina ärenden' },
      { usage: 'dörrar personer', does: 'vem som är vem i nätverket' },
      {
        usage: 'dörrar borta fredag',
        does: 'du är borta till och med då; eller från och till, med ställföreträdare: 21 dec – 6 jan Erik Öst. ”dörrar tillbaka” tar bort det',
      },
      {
        usage: 'dörrar insatser',
        does: 'vad din organisation erbjuder, för den som håller det aktuellt; ”dörrar insatser ekn” visar EKN:s',
      },
      {
        usage: 'dörrar slutar erik',
        does: 'någon slutar: det som är öppet går till en kollega (teamledare, administratörer)',
      },
      {
        usage: 'dörrar företag',
        does: 'företag i registret som kan vara samma, att slå ihop (nätverksadministratörer)',
      },
      { usage: 'dörrar inställningar', does: 'ditt språk' },
      { usage: 'dörrar hjälp', does: 'den här hjälpen' },
    ],
  },
  digest: {
    does: 'Månadens siffror',
    lines: [
      {
        usage: 'månadsbrev visa 2026-10',
        does: 'en månads brev; bara ”månadsbrev” visar det senaste, ”månadsbrev definitioner” hur varje siffra räknas',
      },
      { usage: 'månadsbrev eget 2026-10', does: 'er egen organisations siffror, med inget utelämnat' },
      {
        usage: 'månadsbrev exportera 2026-10 excel',
        does: 'en länk till siffrorna som fil: excel, csv, pdf, svg eller png; en månad, flera eller år; ”egna” för er egen organisation',
      },
      {
        usage: 'månadsbrev prenumerera kort',
        does: 'få det varje månad, kort eller helt; ”kanal” före gäller organisationens kanal',
      },
      { usage: 'månadsbrev pausa om 60 dagar', does: 'inget förrän då; ”månadsbrev sluta” avslutar' },
      {
        usage: 'månadsbrev hälsning Tack för i höst',
        does: 'några rader överst i nästa; ”månadsbrev förhandsvisa” visar det innan det skickas (sammankallande)',
      },
      {
        usage: 'månadsbrev rätta 2026-10',
        does: 'räknar om och ersätter det som skickats; ”månadsbrev klockan 08:00” flyttar tiden (sammankallande)',
      },
    ],
  },
}
