import type { Config } from '../config.ts'

/** In a few lines: what was done, where to look, what to try first. */
export function welcome({ defaultLocale }: Config, port: number): string {
  const url = `http://localhost:${port}/`
  return defaultLocale === 'en'
    ? `
Manydoors is running as a playground: no chat credentials were given, so Slack and Teams are
imitated on this machine, with a sample network in them. Nothing leaves the machine or is kept.

  Open       ${url}
  Try first  as Sara in Slack:  /case new Nordform AB: wants to enter the German market
  Then                          /refer KRO-1 business-sweden Can you find a distributor?
             as Li in Teams:    press Accept in the channel Hänvisningar

Stop with Ctrl-C. How to connect a real workspace and tenant: README.md
`
    : `
Manydoors körs som provmiljö: inga inloggningsuppgifter är angivna, så Slack och Teams efterliknas
på den här datorn, med ett påhittat nätverk. Inget lämnar datorn och inget sparas.

  Öppna       ${url}
  Prova först som Sara i Slack:  /arende ny Nordform AB: vill in på tyska marknaden
  Sedan                          /hanvisa KRO-1 business-sweden Kan ni hitta en återförsäljare?
              som Li i Teams:    tryck på Acceptera i kanalen Hänvisningar

Avsluta med Ctrl-C. Så ansluter du Slack och Teams på riktigt: docs/las-mig.md, README.md
(In English: DEFAULT_LOCALE=en npm start)
`
}
