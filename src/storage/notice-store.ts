import type { Unreached } from '../core/dead-letter.ts'
import type { ChannelId, MemberId } from '../core/ids.ts'
import { type About, meetingReminders, type Notice, type Recipient, type Tiding } from '../core/notice.ts'
import type { NoticeStore } from '../core/notice-store.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'

const post = statement(
  'notices.post',
  `with given as (select * from jsonb_to_recordset($2)
    as n (id uuid, lane uuid, recipient text, about jsonb, subject uuid, live boolean)),
  lanes as (insert into outbox_lanes (network_id, lane)
    select distinct $1::uuid, lane from given order by lane on conflict do nothing)
  insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
  select $1, id, lane, recipient, about, subject, live, $3, $3 from given`,
)
/** What is being tried again keeps its time: the platform may have asked for it, and it will show the newest anyway. */
const refresh = statement(
  'notices.refresh',
  `update outbox set wanted = wanted + 1,
    due_at = case when state = 'sent' then $3 else due_at end,
    state = case when state = 'sent' then 'pending' else state end
  where network_id = $1 and subject = $2 and live and state <> 'dead'`,
)

export const noticeStore = ({ line, network: { id: network }, now, posted }: Session): NoticeStore => ({
  post: async (...notices) => {
    if (notices.length === 0) return
    posted()
    await line.run(post, [network, JSON.stringify(notices.map(rowOf)), now()])
  },
  refresh: async (subject) => {
    posted()
    await line.run(refresh, [network, subject, now()])
  },
})

const rowOf = ({ id, recipient, about }: Notice) => ({
  id,
  ...('member' in recipient
    ? { recipient: 'member', lane: recipient.member }
    : { recipient: 'channel', lane: recipient.channel }),
  about,
  subject: subjectOf(about),
  live: isLive(about),
})

/** Back from a row: a lane is named by whom it leads to. */
export function recipientOf({ recipient, lane }: { readonly recipient: string; readonly lane: string }): Recipient {
  const isMember = (id: string): id is MemberId => recipient === 'member' && id === lane
  const isChannel = (id: string): id is ChannelId => recipient === 'channel' && id === lane
  if (isMember(lane)) return { member: lane }
  if (isChannel(lane)) return { channel: lane }
  throw new Error(`a lane leads to a member or a channel, not to a ${recipient}`)
}

export const unreachedId = ({ member, channel, organisation }: Unreached): string => member ?? channel ?? organisation

/** What makes the message due again when it changes. */
const subjectOf = (about: About): string => {
  if (about.kind === 'digest') return about.digest
  if (about.kind === 'club-change') return about.meeting
  return about.kind === 'club' || about.kind === 'club-merged' ? about.place : subjectIn(about)
}

function subjectIn(
  about: Exclude<About, { readonly kind: 'digest' | 'club' | 'club-change' | 'club-merged' }>,
): string {
  if (about.kind === 'took-over') return about.leaver
  if (about.kind === 'night') return about.network
  if (about.kind === 'unreachable') return unreachedId(about)
  if (about.kind === 'stuck') return about.case ?? about.owner
  if (about.kind === 'action') return about.action
  if (about.kind === 'sitting') return about.sitting
  if (about.kind === 'meeting') return about.meeting
  if ('referral' in about) return about.referral
  if ('round' in about) return about.round
  if ('case' in about) return about.case
  return 'organisation' in about ? about.organisation : about.inquiry
}

/** A card follows its referral for good, and so do reminders and news that asks for something; other news is told once, and so is what a meeting's clock says. */
const isLive = (about: About): boolean => {
  if (about.kind === 'meeting') return !meetingReminders.includes(about.tiding)
  return about.kind === 'tiding' ? asking.includes(about.tiding) : !toldOnce.includes(about.kind)
}

const toldOnce: readonly About['kind'][] = [
  'turned-down',
  'club',
  'club-change',
  'club-merged',
  'ownership',
  'company',
  'took-over',
  'night',
  'stuck',
  'unreachable',
]
const asking: readonly Tiding[] = ['asked', 'withdrawal-asked', 'declined', 'returned', 'ended', 'passed-on']
