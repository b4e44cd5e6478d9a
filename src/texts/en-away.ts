import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

type AwayRefusal = 'dates-crossed' | 'stand-in-oneself' | 'stand-in-elsewhere' | 'stand-in-away' | 'not-away'

export const enAwayRefusals = (f: Formats): Pick<Texts['refusals'], AwayRefusal> => ({
  'dates-crossed': () => 'The last day is before the first. Choose a later one.',
  'stand-in-oneself': () => 'You cannot stand in for yourself. Choose a colleague, or leave it empty.',
  'stand-in-elsewhere': ({ name }) =>
    `${name} is no colleague in your organisation. Choose somebody there, or leave it empty: it then goes to your queue.`,
  'stand-in-away': ({ name, until }) =>
    `${name} is away too, until ${f.day(until)}. Choose somebody else, or leave it empty: it then goes to your queue.`,
  'not-away': () => 'You are not registered as away. Nothing has been changed.',
})

export const enAway = (f: Formats): Texts['away'] => ({
  isAway: ({ name, until, standIn }) =>
    `${name} is away until ${f.day(until)}. ${
      standIn === null
        ? 'So the referral also goes to the organisation’s queue.'
        : `${standIn} stands in, and gets it as well.`
    }`,
  option: ({ label, until }) => `${label} (away until ${f.shortDay(until)})`,
})

export const enAwayDone = (f: Formats): Pick<Texts['done'], 'away' | 'back'> => ({
  away: ({ from, to, standIn }) =>
    `You are registered as away ${f.day(from)} – ${f.day(to)}. ${
      standIn === null
        ? 'What comes to you also goes to the organisation’s queue.'
        : `What comes to you also goes to ${standIn}, who can answer in your place.`
    } Whoever refers to you is told before.`,
  back: () => 'Welcome back. What comes to you goes to you alone again.',
})
