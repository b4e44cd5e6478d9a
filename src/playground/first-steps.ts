import type { FirstSteps } from './page/wire.ts'

const sara = { chat: 'slack', person: 'U0SARA0001' } as const
const li = { chat: 'teams', person: '7d0c2a7e-0002-4000-8000-0000000000b1' } as const
/** Business Sweden’s channel: what is sent to an organisation arrives there. */
const queue = '19:bs-sydost@thread.tacv2'

/** The tour of the sample network: one case, handed over from Slack to Teams, and back in sight of the one who sent it. */
export const firstSteps: FirstSteps = {
  sv: [
    {
      ...sara,
      text: 'Var Sara i Slack: registrera ett ärende',
      fill: '/arende ny Nordform AB: vill in på tyska marknaden',
    },
    {
      ...sara,
      text: 'Hänvisa det till Business Sweden',
      fill: '/hanvisa KRO-1 business-sweden Kan ni hitta en återförsäljare?',
    },
    { ...li, conversation: queue, text: 'Var Li på Business Sweden i Teams: tryck på Acceptera' },
    { ...sara, text: 'Tillbaka till Sara: ärendet har fått en ny ansvarig' },
  ],
  en: [
    {
      ...sara,
      text: 'Be Sara in Slack: register a case',
      fill: '/case new Nordform AB: wants to enter the German market',
    },
    {
      ...sara,
      text: 'Refer it to Business Sweden',
      fill: '/refer KRO-1 business-sweden Can you find a distributor?',
    },
    { ...li, conversation: queue, text: 'Be Li at Business Sweden in Teams: press Accept' },
    { ...sara, text: 'Back to Sara: the case has a new owner' },
  ],
}
