import type { Texts } from './shape.ts'
import type { DigestWords } from './shape-digest.ts'

export const enDigest: DigestWords = {
  tag: 'en-GB',
  inShort: ['companies', 'casesOpened', 'casesClosed', 'referrals', 'acceptedInADay', 'noWrongDoor', 'stuck'],
  figures: {
    companies: [
      'Companies',
      'Companies with a case that was opened in the month. A company that several organisations meet is counted once, by its organisation number; one without a number is counted by its entry in the register.',
    ],
    companiesNew: ['New companies', 'Those of the companies that no case had been opened for before the month.'],
    companiesReturning: ['Returning companies', 'Those of the companies that had a case already before the month.'],
    casesOpened: ['Cases opened', 'Cases that were opened in the month.'],
    casesClosed: ['Cases closed', 'Cases that were closed in the month and have not been opened again.'],
    casesOpen: ['Open cases', 'Cases that were open when the month ended.'],
    referrals: [
      'Referrals',
      'Referrals of every kind that were sent in the month. What was entered in error is left out, here and everywhere.',
    ],
    acceptedInADay: [
      'Accepted within one working day',
      'Of the referrals whose first working day ran out in the month: those that were accepted within it. Left out is what was withdrawn, or taken by another who had been asked too, before there was an answer. Working time is the network’s, without its holidays and eves.',
    ],
    medianToAccept: [
      'Time to accept, median',
      'Of the same referrals, those that were accepted: half of them within this much working time.',
    ],
    p90ToAccept: [
      'Time to accept, nine in ten',
      'As the median; nine in ten were accepted within this much working time.',
    ],
    medianToContact: [
      'Time to first contact, median',
      'Of the referrals whose receiver first had contact with the company in the month: working time from acceptance; half of them within this much.',
    ],
    closedIn90: [
      'Closed within 90 days',
      'Of the cases that were opened in the month three months before: those that were closed within 90 days, and before this month was over.',
    ],
    gotHelp: ['Got help', 'Of those that were closed in that time: those whose company got help, entirely or partly.'],
    firstDoorRight: [
      'First door right',
      'Of the cases that were closed in the month: those that no other organisation had to take over.',
    ],
    hops: [
      'Handovers per case',
      'Accepted handovers of the cases that were closed in the month, divided by those cases.',
    ],
    warm: [
      'Warm handovers',
      'Of the handovers that were accepted in the month: those with a meeting of three that is marked as held.',
    ],
    declines: ['Declined', 'Referrals that were declined in the month.'],
    noWrongDoor: [
      'No wrong door',
      'Of the cases that were opened in the month before: those that had somebody who took them within 30 days, and before this month was over. Either the organisation where the company came in kept the case, or a handover was accepted; not those with handovers that nobody had accepted.',
    ],
    stuck: [
      'Stuck cases',
      'Open cases that did not get on by themselves when the month was counted: those that the coordinators are shown. They are not counted anew afterwards, nor for months that were over before the network’s figures began.',
    ],
    meetingsHeld: [
      'Meetings held',
      'Meetings that were ended in the month. A meeting is of no company’s and nobody’s in particular.',
    ],
    actionsDone: [
      'Actions done',
      'Actions that meetings decided on and that were done in the month. An action is somebody’s.',
    ],
  },
  tables: {
    fromTo: [
      'From and to',
      'The month’s referrals by the organisation that sent them and the one that they were sent to.',
    ],
    doorOwner: [
      'Door and owner',
      'The cases opened in the month by the organisation where the company came in and the one that has the case when the figures are made.',
    ],
    noWrongDoorBy: ['No wrong door, by door', 'As “No wrong door”, by the organisation where the company came in.'],
    needs: ['Needs', 'The cases opened in the month by what their need was last recognised as.'],
    municipalities: ['Municipalities', 'The cases opened in the month by the company’s municipality.'],
    declinesBy: ['Reasons for declining', 'Referrals that were declined in the month, by reason.'],
    openByAge: ['Open cases by age', 'The open cases by the days since they were opened, when the month ended.'],
    responseTimes: [
      'Response times',
      'The referrals whose first working day ran out in the month, by working time until they were accepted.',
    ],
  },
  ages: {
    'under-30': 'under 30 days',
    '30-89': '30–89 days',
    '90-179': '90–179 days',
    'from-180': '180 days or more',
  },
  responses: {
    'in-4-hours': 'within 4 hours',
    'in-1-day': 'within 1 working day',
    'in-2-days': 'within 2 working days',
    'in-5-days': 'within 5 working days',
    later: 'later',
    'not-accepted': 'not accepted',
  },
  unknownNeed: 'Need not recognised',
  unknownMunicipality: 'Municipality not known',
  otherMunicipalities: 'Other municipalities',
  suppressed: 'not shown',
  hidden: (names) => `Not shown: ${names}.`,
  someSuppressed: 'The others are none, or not shown.',
  nothing: '–',
  titled: (month, whose) => `${whose}: digest of ${month}`,
  madeAt: (at, version) =>
    `${version === 1 ? 'Figures' : `Corrected, version ${version}: figures`} as they were ${at}.`,
  outOf: (count) => ` of ${count}`,
  against: (change, month) => (change === 'unchanged' ? `as in ${month}` : `${change} from ${month}`),
  inYear: (value) => `${value} in twelve months`,
  unchanged: 'unchanged',
  percent: (value) => `${value}%`,
  points: (value) => `${value} percentage points`,
  minutes: (minutes) => `${Math.floor(minutes / 60)} h ${minutes % 60} min`,
  more: (count) => `… and ${count} more`,
  standing: {
    late: 'This comes later than it was due.',
    preview: 'Preview: it has not been posted yet. It comes with charts when it is posted.',
    own: 'Your own organisation’s figures, for it alone: nothing is left out.',
  },
  empty: 'Nothing has happened yet that could be counted.',
  explanation:
    'Numbers from one to four, and others that would give them away, are not shown. How many meetings were held is always shown.',
  coming: [
    'What is coming',
    'What was planned when the month was counted, until the next digest: meetings, with their kind and time, and services that open again. In an organisation’s own figures they are the meetings that it holds or is asked to, and its own services. What a meeting is called, where it is and who comes is shown to those who are asked to it alone.',
  ],
  meetingAt: (meeting, at) => `${meeting}: ${at}`,
  opens: ({ organisation, title }, day) => `${organisation}: “${title}” opens again on ${day}`,
  moreMeetings: (count) => `… and ${count === 1 ? '1 more meeting' : `${count} more meetings`}`,
  moreServices: (count) => `… and ${count === 1 ? '1 more service' : `${count} more services`}`,
  nextDigest: (day) => `Next digest: ${day}`,
  definitionsTitle: 'How this is counted',
  overTheYear: 'Twelve months',
  fileIs: ({ period, whose }) =>
    `The ${whose === 'own' ? 'figures of your own organisation' : 'network’s figures'} for ${period}. The file is made when you fetch it, which takes some seconds.`,
  fileUntil: (until) =>
    `The link is yours alone and works until ${until}. Whoever has it can fetch the file: remove it if it has come into the wrong hands.`,
  fetch: 'Fetch the file',
  done: (done) => {
    const whose = 'channel' in done && done.channel ? 'Your organisation’s channel' : 'You'
    switch (done.has) {
      case 'subscribed':
        return `${whose} will get the monthly digest, ${done.form === 'short' ? 'short' : 'in full'}, in the morning of each month’s first working day.`
      case 'stopped':
        return `${whose} will get no more monthly digests. “/digest subscribe” begins again.`
      case 'muted':
        return `${whose} will get no monthly digest until after ${done.until}.`
      case 'note':
        return done.note === '' ? 'The next digest has no note.' : `The next digest begins with: “${done.note}”`
      case 'time':
        return `Digests are sent at ${done.time} on the first working day of the month.`
      case 'withdrawn':
        return 'The link has been removed. Nobody can fetch that file any more.'
      default:
        return `A new version of ${done.month} is being made. It takes the place of the old one wherever that was posted.`
    }
  },
  faults: {
    'none-yet':
      'There is no digest yet. The first one comes on the first working day of next month; “/digest own” shows your own organisation’s figures.',
    'not-counted':
      'That month has not been counted: it lies before the network’s figures begin, or they are counted tonight.',
    future: 'That month is still to come, so there is nothing to count. Choose the present month or one before it.',
    'not-over':
      'The last month that is over has been told. The next can be previewed once it is over. The note that you have written is kept.',
    'month-unreadable': 'The month could not be read. Write it as 2026-11.',
    'not-the-convener':
      'Only coordinators and network administrators of the convening organisation can do that. Nothing was changed.',
    'no-channel':
      'Your organisation has no channel for digests. A network administrator adds one to the network’s file.',
    'nothing-to-mute':
      'There is nothing to mute: no monthly digest is sent there. “/digest subscribe” begins, for a channel “/digest subscribe channel”.',
    'correction-waits':
      'Another month is being corrected just now. Try again when its new version has come, in a minute or so. Nothing was changed.',
    'not-a-lead':
      'Only a team lead, coordinator or network administrator decides what your organisation’s channel gets. Nothing was changed.',
    'time-unreadable': 'The time could not be read. Write it as 09:00.',
    unreachable:
      'Nobody has told me at which address I am reached from the internet, so there is no link to give. Ask whoever runs Manydoors to set PUBLIC_URL; “npx manydoors digest export” writes the same file there.',
    'file-gone': 'There is no such link of yours any more. Nothing was changed.',
    'day-unreadable': 'The day could not be read, or is over. Write until when, such as 2026-12-24 or “in 30 days”.',
  },
}

export const enDigestDone: Pick<Texts['done'], 'digest'> = { digest: ({ digest }) => enDigest.done(digest) }
