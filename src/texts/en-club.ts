import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export type ClubRefusal =
  | 'no-club'
  | 'club-unprepared'
  | 'cap-below-coming'
  | 'cap-large'
  | 'cap-too-small'
  | 'place-not-found'
  | 'place-moved-on'
  | 'invited-before'
  | 'attendance-too-early'
  | 'no-ground-in-case'
  | 'companies-shown'
  | 'followed-up-before'
  | 'municipality-unreadable'
  | 'company-not-yours'
  | 'company-several'
  | 'company-not-registered'

const stages: Texts['club']['stages'] = {
  proposed: 'thought of',
  invited: 'invited, has not answered',
  coming: 'is coming',
  waiting: 'on the waiting list',
  declined: 'is not coming',
  attended: 'was there',
  absent: 'stayed away',
}
const grounds = {
  case: 'approval in a case',
  asked: 'the company has asked',
  consent: 'the company has consented',
} as const

type Line = Parameters<Texts['club']['title']>[0]['meeting']

const titleIn =
  (f: Formats) =>
  ({ title, startsAt, endsAt }: Line): string =>
    `${title || 'The Export Club'}, ${f.moment(startsAt)} – ${f.time(endsAt)}`

export function enClub(f: Formats): Texts['club'] {
  const name = titleIn(f)
  return {
    title: ({ meeting }) => name(meeting),
    about: ({ theme, speaker, cap, counts, convener }) => [
      `Theme: ${theme}`,
      speaker === '' ? 'Speaking company: not settled yet' : `Speaking company: ${speaker}`,
      `Coming: ${counts.coming} of ${cap} · Waiting list: ${counts.waiting} · Not coming: ${counts.declined} · Not answered: ${counts.invited} · Thought of by your organisation: ${counts.proposed}.`,
      ...(counts.attended + counts.absent === 0
        ? []
        : [`Were there: ${counts.attended} · Stayed away: ${counts.absent}.`]),
      `${convener} holds the meeting, and sees the names of the companies that come or wait.`,
    ],
    place: ({ company, stage, line, organisation, keeper, ground, byItself, followUp }) => [
      `${company}: ${stages[stage]}${line === null ? '' : `, number ${line}`}`,
      [
        ...(organisation === null ? [keeper] : [`${keeper}, ${organisation}`]),
        ...(ground === null ? [] : [`ground: ${grounds[ground]}`]),
        ...(byItself ? ['answered by its link'] : []),
        ...(followUp === null ? [] : [`follow-up: ${followUp}`]),
      ].join(' · '),
    ],
    empty: 'Your organisation has no companies on the list yet. “Suggest companies” shows which there are.',
    unnamed: (count) =>
      `${f.plural(count, 'more company has been invited by another organisation, and is', 'more companies have been invited by other organisations, and are')} shown as a number alone.`,
    news: ({ tiding, meeting, stage, line }) =>
      tiding === 'up'
        ? `${name(meeting)}. A company that you have on the waiting list has got a place. Tell the company.`
        : `${name(meeting)}. A company that you have invited has answered by its link: ${stages[stage]}${line === null ? '' : `, number ${line}`}.`,
    change: ({ tiding, meeting, place, companies, more }) => [
      tiding === 'cancelled'
        ? `${name(meeting)}. The meeting is called off.`
        : `The meeting has another time or place: ${name(meeting)}${place === '' ? '' : `, ${place}`}.`,
      `You have invited ${f.all([...companies, ...(more === 0 ? [] : [`${f.number(more)} more`])])}.`,
      tiding === 'cancelled'
        ? 'Tell each of them. The page behind a company’s link says so as well.'
        : 'Tell each of them. The page behind a company’s link shows it as well. What they have answered still stands: if an answer changes, note it here.',
    ],
    merged: ({ meeting, company, owner }) =>
      `${name(meeting)}. ${company} was in the register twice, and had been invited twice. It keeps one place, and the link that you passed on leads nowhere any more. ${
        owner === 'self'
          ? 'Tell the company to use the other link, which you have as well.'
          : owner === null
            ? 'Tell the company to use the other link that it has been given.'
            : `Tell the company to use the link from ${owner.name}, ${owner.organisation}, and ask there if it needs it again.`
      }`,
    door: (convener) =>
      `${convener} holds the meeting, and sees the names of the companies that come or wait: the name alone. Say so when you ask the company.`,
    stages,
    page: page(f),
  }
}

/** Before it answers. */
const seen = (convener: string): string =>
  `If you come or wait, ${convener}, which holds the meeting, sees the name of your company.`

const lineSoFar = (f: Formats, line: number): string =>
  line === 0 ? '' : `, where ${f.plural(line, 'company waits', 'companies wait')} already`

const page = (f: Formats): Texts['club']['page'] => ({
  title: 'The Export Club',
  facts: ({ meeting, theme, speaker, convener, place }) => [
    { label: 'When', text: `${f.moment(meeting.startsAt)} – ${f.time(meeting.endsAt)}` },
    { label: 'Theme', text: theme },
    ...(speaker === '' ? [] : [{ label: 'Speaking company', text: speaker }]),
    ...(place === null ? [] : [{ label: 'Place', text: place }]),
    { label: 'Organiser', text: convener },
  ],
  stands: {
    invited: ({ company, convener }) => ({
      title: `${company} is invited`,
      text: `Are you coming? Answer here. You can change your answer until the meeting begins. ${seen(convener)}`,
    }),
    full: ({ line, convener }) => ({
      title: 'All places are taken',
      text: `You can join the waiting list${lineSoFar(f, line)}. A place that becomes free goes to whoever is first there. ${seen(convener)}`,
    }),
    coming: ({ company }) => ({ title: `${company} has a place`, text: 'You are welcome.' }),
    waiting: ({ company, line }) => ({
      title: `${company} is number ${line} on the waiting list`,
      text: 'A place that becomes free goes to whoever is first there. This page then says so, and your promoter tells you.',
    }),
    declined: ({ company, convener }) => ({
      title: `${company} is not coming`,
      text: `Thank you for your answer. If something changes, you can answer anew. ${seen(convener)}`,
    }),
    'declined-full': ({ company, line, convener }) => ({
      title: `${company} is not coming`,
      text: `Thank you for your answer. All places are taken by now. If something changes, you can join the waiting list${lineSoFar(f, line)}. A place that becomes free goes to whoever is first there. ${seen(convener)}`,
    }),
    over: () => ({ title: 'It is too late to answer', text: 'The meeting has begun, or is over.' }),
    cancelled: () => ({ title: 'The meeting is called off', text: 'Your promoter can tell you more.' }),
  },
  come: {
    invited: 'Yes, we are coming',
    full: 'Put us on the waiting list',
    declined: 'We are coming after all',
    'declined-full': 'Put us on the waiting list',
  },
  decline: 'No, we cannot come',
  giveUp: {
    coming: {
      ask: 'We cannot come after all',
      warn: 'If a company is waiting, your place goes to it. If you change your mind, you go to its end.',
      send: 'Give up the place',
    },
    waiting: {
      ask: 'We do not want to wait',
      warn: 'If you change your mind, you go to the end of the list.',
      send: 'Leave the waiting list',
    },
  },
  stale:
    'Something has changed since you opened the page, so your answer was not saved. This is how it stands now; answer again if you need to.',
  language: 'På svenska',
  foot: ({ company }) =>
    `This page is for ${company} alone. Whoever has the address can answer for the company, so do not pass it on. Nothing is kept of your visit but the answer.`,
  missing: {
    title: 'There is no such page',
    text: 'The address leads to no invitation, or has been replaced by a new one. Ask whoever sent it.',
  },
})

export const enClubRefusals = (f: Formats): Pick<Texts['refusals'], ClubRefusal> => ({
  'no-club': () =>
    'No Export Club is planned that you are invited to. The convener’s coordinators plan it with “meeting plan”.',
  'club-unprepared': ({ conveners }) =>
    `The Export Club has no theme and no number of places yet.${conveners.length === 0 ? '' : ` ${f.either(conveners)} can say them.`}`,
  'cap-below-coming': ({ coming }) =>
    `${f.plural(coming, 'company has', 'companies have')} a place already. The number cannot be lower than that.`,
  'cap-large': ({ most }) =>
    `That is more than ${most}. The Export Club works best as a small event. Change the number, or send once more to keep it.`,
  'cap-too-small': () => 'There has to be a place for one company at least.',
  'place-not-found': () => 'The company is not on your organisation’s list. “meeting club” shows the list.',
  'place-moved-on': ({ stage }) =>
    `That cannot be done: the company stands as “${stages[stage]}”. Nothing was changed.`,
  'invited-before': () =>
    'The company has been invited to this meeting, and is invited only once. Nothing was changed.',
  'attendance-too-early': () => 'Who is there is noted from the morning of the day of the meeting.',
  'no-ground-in-case': ({ caseNo }) =>
    caseNo === ''
      ? 'Choose the case in which the company has approved something.'
      : `${caseNo} has no approval of the company that stands. Choose another case, or another ground.`,
  'companies-shown': ({ none, cut }) =>
    none
      ? 'Your organisation sees no company like that, beside those on the list. Choose a wider segment.'
      : `Choose among the companies below, and send once more.${cut === null ? '' : ` There are more than ${f.number(cut)} like that, and not all are shown. Choose a narrower segment, or name the company.`}`,
  'followed-up-before': ({ caseNo }) => `There is a follow-up case already: ${caseNo}.`,
  'municipality-unreadable': () => 'A municipality’s code has four digits, such as 0780 for Växjö.',
  'company-several': ({ wanted }) =>
    `Several companies are called “${wanted}”. Choose the right one among the companies of a segment.`,
  'company-not-registered': ({ wanted }) =>
    `Your organisation has no company called “${wanted}” in the register. Register a case with it first, or check the name.`,
  'company-not-yours': () =>
    'What is known of this company belongs to another organisation, so it cannot be changed here.',
})

export const enClubDone = (f: Formats) =>
  ({
    'club-prepared': ({ cap, up }) =>
      `Saved. There is room for ${f.plural(cap, 'company', 'companies')}.${moved(f, up)}`,
    'companies-listed': ({ count }) =>
      count === 0
        ? 'They are on your organisation’s list already.'
        : `${f.plural(count, 'company is', 'companies are')} now on your organisation’s list. Nothing was sent: invite them one by one.`,
    'company-invited': ({ company, address }) => `${company} is noted as invited. ${linkOf(address)}`,
    'place-link': ({ company, address, ground }) =>
      `${company}: ${linkOf(address)}${
        ground === null
          ? ''
          : ` Ground for the contact: ${grounds[ground.kind]}${ground.caseNo === null ? '' : `, ${ground.caseNo}`}, ${f.date(ground.on)}: “${ground.words}”. Noted by ${ground.byName}.`
      }`,
    'place-link-new': ({ company, address }) =>
      `${company} has a new link, and the old one leads nowhere any more. ${linkOf(address)}`,
    'place-moved': ({ company, stage, line, up }) =>
      `Noted: ${company}: ${stages[stage]}${line === null ? '' : `, number ${line}`}.${moved(f, up)}`,
    'place-dropped': ({ company }) => `${company} is not on the list any more.`,
    'company-told': ({ company }) => `What is known of ${company} is saved.`,
  }) as const satisfies Partial<Texts['done']>

const moved = (f: Formats, up: number): string =>
  up === 0
    ? ''
    : ` ${f.plural(up, 'company', 'companies')} on the waiting list got a place, and whoever looks after them is told.`

const linkOf = (address: string | null): string =>
  address === null
    ? 'No link can be shown, as nobody has said at which address Manydoors is reached. Note the answer here.'
    : `The company’s own link, to pass on yourself: ${address} The company can answer there without logging in.`
