import type { Found } from '../core/ports.ts'
import { askedWords, beyond, isSoleTradersNumber, mostWords, variantsOf } from '../core/search/words.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf, shared } from './case-row.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'

/** A word that a case must have: in itself or as the beginning of one, or in the place of one of these, or in its owner's name. */
interface Term {
  readonly n: number
  readonly word: string
  readonly beyond: string
  readonly instead: readonly string[]
}

const terms = `terms as materialized (select t.*, array(select m.id from members m where m.network_id = $1
    and position(' ' || t.word in ' ' || translate(m.folded_name, 'åäöéèü-', 'aaoeeu ')) > 0 limit 50) as owners
  from jsonb_to_recordset($3) t (n int, word text, beyond text, instead text[]))`
const ofReader = 'w.network_id = $1 and w.organisation_id = $2'

/**
 * One word leads: that of the fewest people, and of those the longest. Of its cases so many are looked at, the newest first, and those
 * are kept that have the other words too.
 * Everything goes by the reader's own rows, so that it costs the same however many cases others have.
 */
const find = statement<CaseRow & { readonly total: string }>(
  'cases.find',
  `with ${terms}, lead as materialized (select * from terms order by cardinality(owners), n limit 1),
  hits as materialized (
    (select h.case_id from lead t cross join lateral (select w.case_id from case_words w
      where ${ofReader} and w.word = t.word order by w.case_id desc limit 4000) h)
    union (select h.case_id from lead t cross join lateral (select w.case_id from case_words w
      where ${ofReader} and w.word > t.word and w.word < t.beyond limit 1000) h)
    union (select h.case_id from lead t cross join lateral unnest(t.instead) i (word) cross join lateral (
      select w.case_id from case_words w where ${ofReader} and w.word = i.word order by w.case_id desc limit 1000) h)
    union (select h.id from lead t cross join lateral unnest(t.owners) o (id) cross join lateral (
      select c.id from cases c where c.network_id = $1 and c.owner_id = o.id and c.status = 'open'
      order by c.attend_at, c.number limit 200) h)),
  kept as materialized (select h.case_id from hits h where not exists (select from terms t where t.n <> (select n from lead)
    and not exists (select from case_words w where w.network_id = $1 and w.case_id = h.case_id and w.organisation_id = $2
      and w.word >= t.word and w.word < t.beyond)
    and not exists (select from case_words w where w.network_id = $1 and w.case_id = h.case_id and w.organisation_id = $2
      and w.word = any(t.instead))
    and not exists (select from cases c where c.network_id = $1 and c.id = h.case_id and c.owner_id = any(t.owners)))
    order by h.case_id desc limit 200)
  select ${caseColumns}, count(*) over () as total from kept k join cases c on c.network_id = $1 and c.id = k.case_id ${caseJoins}
  where ${shared} order by c.status desc, c.opened_at desc, c.number desc limit $4`,
)

/** For each word whether there is such a one, and those that were perhaps meant. */
const nearest = statement<{ readonly n: number; readonly there: boolean; readonly instead: readonly string[] }>(
  'cases.nearest',
  `select t.n, exists (select from case_words w where ${ofReader} and w.word >= t.word and w.word < t.beyond) as there,
    array(select distinct v.word from unnest(t.variants) a (variant) cross join lateral (select w.word from word_variants w
      where ${ofReader} and w.variant = a.variant limit 20) v
      where exists (select from case_words w where ${ofReader} and w.word = v.word) limit 20) as instead
  from jsonb_to_recordset($3) t (n int, word text, beyond text, variants text[])`,
)

/** By words, forgiving what was mistyped only where nothing is spelt so. */
export async function findCases(session: Session, wanted: string, most: number): Promise<Found> {
  const asked = askedTerms(session, wanted)
  if (asked.length === 0) return { cases: [], total: 0, instead: [] }
  const exact = await run(session, asked, most)
  if (exact.cases.length > 0) return exact
  const { line, network, organisation } = session
  const variants = asked.map((term) => ({ ...term, variants: variantsOf(term.word) }))
  const { rows } = await line.run(nearest, [network.id, organisation, JSON.stringify(variants)])
  const forgiving = asked.map((term) => {
    const near = rows.find(({ n }) => n === term.n)
    return near === undefined || near.there ? term : { ...term, instead: [...term.instead, ...near.instead] }
  })
  const instead = [...new Set(forgiving.flatMap((term, at) => term.instead.slice(asked[at]?.instead.length)))]
  return instead.length === 0 ? exact : { ...(await run(session, forgiving, most)), instead }
}

async function run(session: Session, asked: readonly Term[], most: number): Promise<Found> {
  const { line, network, organisation } = session
  const { rows } = await line.run(find, [network.id, organisation, JSON.stringify(asked), most])
  return { cases: rows.map((row) => caseOf(row, session)), total: Number(rows[0]?.total ?? 0), instead: [] }
}

/** The longest first: it is likely to be the rarest. */
function askedTerms(session: Session, wanted: string): readonly Term[] {
  const words = askedWords(wanted, mostWords.asked).toSorted((one, other) => other.length - one.length)
  return words.map((word, n) => ({ n, word, beyond: beyond(word), instead: sealedWords(word, session) }))
}

/** A sole trader's number is kept as its keyed hash alone, here as well. */
export const sealedWords = (
  word: string,
  { encryption, network }: Pick<Session, 'encryption' | 'network'>,
): readonly string[] =>
  isSoleTradersNumber(word) ? encryption.matches(word, network.id).map((match) => match.toString('hex')) : []
