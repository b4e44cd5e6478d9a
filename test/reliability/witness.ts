import { sql } from 'kysely'
import type { Database } from '#src/storage/engine.ts'

type Db = Database['db']

/**
 * What the database itself saw: every state of every referral, case and access, in order, written down by triggers that the product knows
 * nothing of. What holds between one state and the next is judged by this, not by what the product says of itself.
 */
export async function callWitness(db: Db): Promise<void> {
  const statements = [
    'create table witness (n bigserial primary key, subject text not null, id uuid not null, was jsonb, becomes jsonb not null)',
    `create function bear_witness() returns trigger language plpgsql security definer as $$ begin
      insert into witness (subject, id, was, becomes)
        values (tg_argv[0], (to_jsonb(new) ->> tg_argv[1])::uuid, case when tg_op = 'UPDATE' then to_jsonb(old) end, to_jsonb(new));
      return null; end $$`,
    ...[
      ['referrals', 'id'],
      ['cases', 'id'],
      ['case_access', 'case_id'],
    ].map(
      ([table, id]) => `create trigger bears_witness after insert or update on ${table}
        for each row execute function bear_witness('${table}', '${id}')`,
    ),
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

interface State {
  readonly stage: string
  readonly version: number
  readonly owner_id: string | null
  readonly status: string
  readonly level: string
  readonly organisation_id: string
}

export interface Change {
  readonly id: string
  readonly was: State | null
  readonly becomes: State
}

export const changesOf = async (db: Db, subject: 'referrals' | 'cases' | 'case_access') =>
  (await sql<Change>`select id, was, becomes from witness where subject = ${subject} order by n`.execute(db)).rows

/** From which stage a move leads where; the moves that are only noted leave the stage as it is. Written from the rules, not from the code. */
const ways: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  offer: [['', 'offered']],
  // Whoever has asked may take it on before the answer comes.
  accept: [
    ['offered', 'accepted'],
    ['needs-info', 'accepted'],
  ],
  ask: [['offered', 'needs-info']],
  answer: [['needs-info', 'offered']],
  decline: [
    ['offered', 'declined'],
    ['needs-info', 'declined'],
  ],
  withdraw: [
    ['offered', 'withdrawn'],
    ['needs-info', 'withdrawn'],
    ['accepted', 'accepted'],
    ['in-progress', 'in-progress'],
    ['on-hold', 'on-hold'],
  ],
  release: [
    ['accepted', 'withdrawn'],
    ['in-progress', 'withdrawn'],
    ['on-hold', 'withdrawn'],
  ],
  begin: [['accepted', 'in-progress']],
  return: [
    ['accepted', 'returned'],
    ['in-progress', 'returned'],
  ],
  'take-back': [['returned', 'returned']],
  complete: [
    ['accepted', 'completed'],
    ['in-progress', 'completed'],
    ['on-hold', 'completed'],
  ],
  fail: [
    ['accepted', 'failed'],
    ['in-progress', 'failed'],
    ['on-hold', 'failed'],
  ],
  thank: [
    ['completed', 'completed'],
    ['failed', 'failed'],
  ],
  reopen: [['completed', 'in-progress']],
}

/** Each referral's life as the witness saw it, which its audit has to tell word by word; the faults that were found. */
export async function livesUntold(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ referral: string; moves: readonly string[] }>`select about ->> 'referral' as referral,
    array_agg(about ->> 'move' order by at, id) as moves from audit where what = 'moved' group by 1`.execute(db)
  const told = new Map(rows.map(({ referral, moves }) => [referral, moves]))
  const lives = new Map<string, readonly State[]>()
  for (const { id, becomes } of await changesOf(db, 'referrals')) {
    const before = lives.get(id) ?? []
    // A deadline that is moved is no move.
    if (before.at(-1)?.version !== becomes.version) lives.set(id, [...before, becomes])
  }
  const faults = [...lives].flatMap(([id, states]) =>
    faultsIn(states, told.get(id) ?? []).map((fault) => `${id}: ${fault}`),
  )
  return [...faults, ...[...told.keys()].filter((id) => !lives.has(id)).map((id) => `${id}: told of, and never was`)]
}

function faultsIn(states: readonly State[], moves: readonly string[]): readonly string[] {
  const stages = ['', ...states.map(({ stage }) => stage)]
  const story = `${stages.join(' ')} by ${moves.join(' ')}`
  if (moves.length !== states.length) return [`${states.length} versions, ${moves.length} moves: ${story}`]
  return states.flatMap(({ stage, version }, n) => {
    const move = moves[n] ?? ''
    const from = stages[n] ?? ''
    const isWay = ways[move]?.some(([one, other]) => one === from && other === stage) ?? false
    return [
      ...(version === n + 1 ? [] : [`version ${version} as number ${n + 1}: ${story}`]),
      ...(isWay ? [] : [`no ${move} leads from ${from} to ${stage}: ${story}`]),
    ]
  })
}
