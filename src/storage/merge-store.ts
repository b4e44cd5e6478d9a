import type { Both, Freed, MergeStore, Two } from '../core/company/merging.ts'
import { type Entry, type Pair, pairKey } from '../core/company/suspects.ts'
import type { Actor } from '../core/register/register.ts'
import { companyWords, nameWords } from './case-words.ts'
import { mergePlaces } from './club-merge.ts'
import { companyOf } from './company-store.ts'
import type { Answer, Statement } from './line.ts'
import * as sql from './merge-statements.ts'
import type { Session } from './session.ts'

export function mergeStore(session: Session): MergeStore {
  const { asKeeper, run } = keeping(session)
  const entryOf = (row: sql.EntryRow): Entry => ({
    ...companyOf(row, session.encryption),
    ofNetwork: row.of_network,
    numberTaken: row.number_taken,
    cases: row.cases,
    addedAt: row.added_at,
    former: row.former,
  })
  const both = ({ one, other }: Two): Promise<Both> =>
    asKeeper(async () => {
      const asked = [
        run(sql.twoEntries, one, other),
        run(sql.mergedOf, one, other),
        run(sql.apartOf, one, other),
      ] as const
      const [entries, merged, apart] = await Promise.all(asked)
      return { entries: entries.rows.map(entryOf), merged: merged.rows[0] ?? null, apart: apart.rows[0] ?? null }
    })
  const say = async (what: Statement<object>, { one, other }: Two, by: Actor, at: Date) =>
    (await asKeeper(() => run(what, one, other, session.newId(), by.member, at, by.organisation))).count === 1
  return {
    entries: async () => (await asKeeper(() => run(sql.everyEntry))).rows.map(entryOf),
    apart: async () => {
      const { rows } = await asKeeper(() => run(sql.everyApart))
      return new Set(rows.map(({ one, other }) => pairKey(one, other)))
    },
    both,
    hold: async (two) => {
      const { one, other } = two
      const held = () => Promise.all([run(sql.holdCases, one, other), run(sql.holdTwo, one, other)])
      // In this order they reach the database.
      return (await Promise.all([asKeeper(held), both(two)]))[1]
    },
    moving: async (goes) => {
      const [row] = (await asKeeper(() => run(sql.movingOf, goes))).rows
      return row ?? { cases: 0, open: 0, contacts: 0, approvals: 0, referrals: 0 }
    },
    merge: (pair, by, at) => merge(session, pair, by, at),
    setApart: (two, by, at) => say(sql.setApart, two, by, at),
    setTogether: (two, by, at) => say(sql.setTogether, two, by, at),
  }
}

function keeping({ line, network }: Session) {
  return {
    /** The role is changed for these statements; what is sent without waiting keeps its order. */
    asKeeper: async <T>(work: () => Promise<T>): Promise<T> => {
      const begun = line.run(sql.keeper, [])
      const done = work()
      const ended = line.run(sql.oneself, [])
      return (await Promise.all([done, begun, ended]))[0]
    },
    run: <Row extends object>(wanted: Statement<Row>, ...values: readonly unknown[]): Promise<Answer<Row>> =>
      line.run(wanted, [network.id, ...values]),
  }
}

async function merge(session: Session, { stays, goes, widens }: Pair, by: Actor, at: Date): Promise<readonly Freed[]> {
  const { newId, posted } = session
  const { asKeeper, run } = keeping(session)
  const { rows } = await asKeeper(() => run(sql.casesOf, goes.id))
  const given = rows.map(({ id, owner_id, status }) => ({
    ...{ case_id: id, entry: newId(), audit: newId(), owner: owner_id },
    notice: status === 'open' && owner_id !== by.member ? newId() : null,
  }))
  if (given.some(({ notice }) => notice !== null)) posted()
  const happening = JSON.stringify({ what: 'company-merged', company: stays.name, words: goes.name })
  const [from, into, names] = [goes.id, stays.id, nameWords(goes.name)]
  const who = [by.member, by.organisation]
  const moved = rows.map(({ id }) => id)
  const freed = await mergePlaces(
    { session, at, run: (wanted, ...values) => asKeeper(() => run(wanted, ...values)) },
    from,
    into,
  )
  await asKeeper(() =>
    Promise.all([
      run(sql.writeDown, from, into, newId(), ...who, at, moved, widens, newId()),
      run(sql.moveCases, from, into, JSON.stringify(given), at, ...who, happening),
      run(sql.giveNames, from, into, companyWords(stays, session), names),
      run(sql.giveSight, from, into),
      run(sql.takeSight, from),
      run(sql.fillIn, from, into, widens),
      run(sql.nameMerged, from, into, names),
      run(sql.carryApart, from, into),
    ]),
  )
  return freed
}
