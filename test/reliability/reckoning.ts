import { expect } from '@jest/globals'
import { sql } from 'kysely'
import type { BotNode, Fleet } from './fleet.ts'
import { cardOf, postsAbout } from './stories.ts'

/** Whose channel a referral's card is to come to. */
export const queues = { 'business-sweden': '19:bs-sydost@thread.tacv2', een: 'C0EENHAND1' } as const
export type Receiver = keyof typeof queues

/** What people were told is done. */
export interface Told {
  readonly registered: Map<string, string>
  readonly referred: Map<string, Receiver>
}

export const nothingTold = (): Told => ({ registered: new Map(), referred: new Map() })

/**
 * What people were told beside what is there and what the chat services took: nothing acknowledged is lost, nothing is sent that was not
 * saved, and there is no copy in Slack, nor in Teams one that was not counted. Gives how many copies there are, and how many were counted.
 */
export async function reckon(fleet: Fleet, told: Told, nodes: readonly BotNode[]) {
  expect(await fleet.store.outbox.counts()).toMatchObject({ pending: 0, dead: 0 })
  const cases = await sql<{ no: string; need: string }>`
    select n.prefix || '-' || c.number as no, c.need from cases c join networks n using (network_id)`.execute(
    fleet.database.db,
  )
  const referrals = await sql<{ no: string; stage: string; to: Receiver; sender: string }>`
    select n.prefix || '-' || c.number as no, r.stage, o.key as to, i.chat_user as sender from referrals r
    join cases c on c.id = r.case_id join networks n on n.network_id = r.network_id
    join organisations o on o.id = r.to_organisation_id join chat_identities i on i.member_id = r.from_id`.execute(
    fleet.database.db,
  )

  const kept = new Map(cases.rows.map(({ no, need }) => [no, need]))
  expect([...told.registered].filter(([no, need]) => kept.get(no) !== need)).toEqual([])
  const offered = new Set(referrals.rows.map(({ no }) => no))
  expect([...told.referred.keys()].filter((no) => !offered.has(no))).toEqual([])

  const everyNumber = new Set(
    [...fleet.slack.ledger.entries, ...fleet.teams.ledger.entries].flatMap((entry) => cardOf(entry) ?? []),
  )
  expect([...everyNumber].filter((no) => !offered.has(no))).toEqual([])

  const copies = referrals.rows.reduce((sum, referral) => sum + copiesOf(fleet, referral), 0)
  const counted = nodes.reduce((sum, node) => sum + node.said().split('nobody could see whether').length - 1, 0)
  expect(copies).toBeLessThanOrEqual(counted)
  return { cases: cases.rows.length, referrals: referrals.rows.length, copies, counted }
}

interface Referred {
  readonly no: string
  readonly stage: string
  readonly to: Receiver
  readonly sender: string
}

/** How many messages about a referral are there beyond the one of each. */
function copiesOf(fleet: Fleet, { no, stage, to, sender }: Referred): number {
  const direct = Object.values(fleet.people).find(({ id }) => id === sender)
  if (direct === undefined) throw new Error(`nobody is ${sender}`)
  const cards = [queues[to], direct.conversation().id].map((where) => ({
    where,
    sent: postsAbout(fleet, no, where).filter((entry) => cardOf(entry) === no).length,
  }))
  const news = postsAbout(fleet, no, direct.conversation().id).filter(({ text, content }) =>
    `${text}${JSON.stringify(content)}`.includes(`har accepterat ${no} `),
  ).length
  expect([no, ...cards.map(({ sent }) => sent > 0), news > 0]).toEqual([no, true, true, stage === 'accepted'])
  const inSlack = cards.filter(({ where }) => /^[CD]/.test(where)).map(({ sent }) => sent)
  expect([no, ...inSlack]).toEqual([no, ...inSlack.map(() => 1)])
  return cards.reduce((sum, { sent }) => sum + sent - 1, 0) + Math.max(0, news - 1)
}
