import type { Texts } from './shape.ts'

export const svHelp: Texts['help'] = {
  case: {
    does: 'Registrera och följ företagsärenden',
    lines: [
      { usage: 'arende', does: 'öppnar formuläret för ett nytt ärende' },
      { usage: 'arende ny Nordform AB: vill in på tyska marknaden', does: 'registrerar ett ärende på en rad' },
      {
        usage: 'arende ny Bruk AB, 556016-0680: exportlån',
        does: 'samma sak för ett företag som är nytt i registret',
      },
      { usage: 'arende lista', does: 'dina öppna ärenden; även ”arende lista team” och ”arende lista fastnat”' },
      { usage: 'arende visa KRO-1', does: 'ett ärende med sina hänvisningar' },
    ],
  },
  refer: {
    does: 'Lämna över ett ärende eller fråga om råd',
    lines: [
      { usage: 'hanvisa', does: 'öppnar formuläret, ifyllt med det som är känt' },
      {
        usage: 'hanvisa KRO-1 business-sweden Kan ni hjälpa till med agenter?',
        does: 'hänvisar till en organisation på en rad; frågar bara efter företagets godkännande',
      },
      {
        usage: 'hanvisa KRO-1 li.berg@businesssweden.example rådfråga Är Norge rätt?',
        does: 'ber en person om råd',
      },
    ],
  },
  doors: {
    does: 'Din dag, registret och dina inställningar',
    lines: [
      { usage: 'dorrar idag', does: 'det som väntar på dig, och dina ärenden' },
      { usage: 'dorrar personer', does: 'vem som är vem i nätverket' },
      { usage: 'dorrar inställningar', does: 'ditt språk' },
      { usage: 'dorrar hjälp', does: 'den här hjälpen' },
    ],
  },
}
