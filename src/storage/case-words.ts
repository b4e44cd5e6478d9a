import type { Company } from '../core/case/case.ts'
import type { NewCase } from '../core/ports.ts'
import { isSoleTradersNumber, mostWords, wordsIn } from '../core/search/words.ts'
import { sealedWords } from './case-search.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'

/** Of words that the organisation has not met before: what is left of each without one of its letters. Longer ones are nobody's typing. */
const newVariants = (
  words: string,
  organisation: string,
): string => `insert into word_variants (network_id, organisation_id, variant, word)
    select $1, ${organisation}, case n when 0 then w.word else left(w.word, n - 1) || substr(w.word, n + 1) end, w.word
    from ${words} w (word) cross join lateral generate_series(0, length(w.word)) n
    where length(w.word) between 4 and 40 and not exists (select from case_words k
      where k.network_id = $1 and k.organisation_id = ${organisation} and k.word = w.word)
    on conflict do nothing`

/** The words of a case that the reader's organisation has just opened; and of what it knew its company ($5) by before that was merged. */
export const learnWords = statement(
  'words.learn',
  `with given as materialized (select unnest($4::text[]) as word
    union select unnest(co.words) from companies co where co.network_id = $1 and co.merged_into = $5
      and (co.held_by is null or co.held_by = $2)),
  kept as (insert into case_words (network_id, organisation_id, case_id, word)
    select $1, $2, $3, given.word from given on conflict do nothing)
  ${newVariants('given', '$2')}`,
)

/** The same words for another organisation, to which the case is being offered. */
export const giveWords = statement(
  'words.give',
  `with given as materialized (select word from case_words where network_id = $1 and case_id = $2 and organisation_id = $3
      and $3::uuid <> $4::uuid),
  kept as (insert into case_words (network_id, organisation_id, case_id, word)
    select $1, $4, $2, given.word from given on conflict do nothing)
  ${newVariants('given', '$4')}`,
)

/** What a case is found by. */
export const wordsOf = ({ company, need }: NewCase, session: Session): readonly string[] =>
  [...new Set([...companyWords(company, session), ...open(wordsIn(need, mostWords.kept))])].slice(0, mostWords.kept)

/** What every case of a company is found by. */
export const companyWords = ({ name, number }: Company, session: Session): readonly string[] => [
  ...(number === null ? [] : number.soleTrader ? sealedWords(number.digits, session).slice(0, 1) : [number.digits]),
  ...nameWords(name),
]

export const nameWords = (name: string): readonly string[] => open(wordsIn(name, mostWords.kept))

/** A personal identity number is kept as its keyed hash alone. */
const open = (words: readonly string[]): readonly string[] => words.filter((word) => !isSoleTradersNumber(word))
