import type { Cause } from '../core/cause.ts'
import type { UnreachableView } from '../views/unreachable-view.ts'
import type { Texts } from './shape.ts'

type Of = Pick<UnreachableView, 'organisation'> & { readonly who: string }

const why: { readonly [C in Cause]: (of: Of) => string } = {
  place: ({ who }) => `${who} does not take what Manydoors sends`,
  'no-address': ({ who }) => `${who} has no chat in the register`,
  workspace: ({ organisation }) => `Manydoors no longer has access to the chat at ${organisation}`,
  message: () => 'the message could not be shown in the chat',
  'no-answer': () => 'the chat has not answered for nearly half an hour',
}

const todo: { readonly [C in Cause]: (view: UnreachableView) => string } = {
  place: ({ what, name }) =>
    what === 'channel'
      ? 'See that the channel is still there and that Manydoors is in it, or have another put into the register.'
      : `Ask ${name ?? 'them'} to open Manydoors in the chat, to unblock it if it is blocked, and to write something there. If ${name ?? 'the person'} has another account now, the register has to be put right.`,
  'no-address': () => 'Ask whoever keeps the register to add a chat.',
  workspace: () => 'Ask whoever looks after the chat to install Manydoors again.',
  message: () => 'Whoever runs Manydoors sees the fault. Look at the case meanwhile: “/doors today”.',
  'no-answer': () => 'It mostly passes by itself. If it happens again, ask whoever runs Manydoors.',
}

export const enUnreachable: Texts['unreachable'] = (view) => {
  const { what, name, organisation, cause, caseNo } = view
  const who = { member: name ?? 'somebody', channel: 'the channel for referrals', organisation: 'nobody' }[what]
  const to = {
    member: `${who}, ${organisation},`,
    channel: `the channel for referrals at ${organisation}`,
    organisation,
  }[what]
  const about = caseNo === null ? '' : ` It was about ${caseNo}.`
  return `A message to ${to} was not delivered: ${why[cause]({ who, organisation })}.${about} Let whoever it concerns know what waits for them. ${todo[cause](view)} You are told this once a day at most.`
}
