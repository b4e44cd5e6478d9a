import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

type AwayRefusal = 'dates-crossed' | 'stand-in-oneself' | 'stand-in-elsewhere' | 'stand-in-away' | 'not-away'

export const svAwayRefusals = (f: Formats): Pick<Texts['refusals'], AwayRefusal> => ({
  'dates-crossed': () => 'Sista dagen ligger före den första. Välj en senare.',
  'stand-in-oneself': () => 'Du kan inte vara din egen ställföreträdare. Välj en kollega, eller lämna tomt.',
  'stand-in-elsewhere': ({ name }) =>
    `${name} är ingen kollega i din organisation. Välj någon där, eller lämna tomt så går det till er kö.`,
  'stand-in-away': ({ name, until }) =>
    `${name} är själv borta till och med ${f.day(until)}. Välj någon annan, eller lämna tomt så går det till er kö.`,
  'not-away': () => 'Du är inte anmäld som borta. Inget har ändrats.',
})

export const svAway = (f: Formats): Texts['away'] => ({
  isAway: ({ name, until, standIn }) =>
    `${name} är borta till och med ${f.day(until)}. ${
      standIn === null
        ? 'Hänvisningen går därför också till organisationens kö.'
        : `${standIn} är ställföreträdare och får den också.`
    }`,
  option: ({ label, until }) => `${label} (borta t.o.m. ${f.shortDay(until)})`,
})

export const svAwayDone = (f: Formats): Pick<Texts['done'], 'away' | 'back'> => ({
  away: ({ from, to, standIn }) =>
    `Du är anmäld som borta ${f.day(from)} – ${f.day(to)}. ${
      standIn === null
        ? 'Det som kommer till dig går också till organisationens kö.'
        : `Det som kommer till dig får också ${standIn}, som kan svara i ditt ställe.`
    } Den som hänvisar till dig får veta det i förväg.`,
  back: () => 'Välkommen tillbaka. Det som kommer till dig går bara till dig igen.',
})
