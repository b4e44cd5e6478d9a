import { statement } from './line.ts'

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

/** The words of a case that the reader's organisation has just opened. */
export const learnWords = statement(
  'words.learn',
  `with kept as (insert into case_words (network_id, organisation_id, case_id, word)
    select $1, $2, $3, w.word from unnest($4::text[]) w (word) on conflict do nothing)
  ${newVariants('unnest($4::text[])', '$2')}`,
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
