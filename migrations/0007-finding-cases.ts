import { type Kysely, sql } from 'kysely'

/**
 * Finding cases by their words. Under row-level security an index can only be used by operators that give nothing away of the rows they
 * look at; `like`, trigrams and full text are not among them, equality and order are. So the words of each case stand in rows of their
 * own, once for each organisation that is a party to it, in the order in which they are looked for.
 *
 * A word with a typing error is found by what is left of it when a letter is taken out: see `core/search/words.ts`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies]) await sql.raw(statement).execute(db)
  await fill(db)
}

const tables = [
  `create table case_words (
    network_id uuid not null,
    organisation_id uuid not null,
    word text collate "C" not null,
    case_id uuid not null,
    primary key (network_id, organisation_id, word, case_id),
    foreign key (network_id, case_id) references cases)`,
  `create index case_words_of_case on case_words (network_id, case_id, organisation_id, word)`,
  `create table word_variants (
    network_id uuid not null references networks,
    organisation_id uuid not null,
    variant text collate "C" not null,
    word text collate "C" not null,
    primary key (network_id, organisation_id, variant, word))`,
  `create index companies_by_number on companies (network_id, number) where number is not null`,
  `create index companies_by_match on companies (network_id, number_match) where number_match is not null`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const isParty = `exists (select 1 from case_access a where a.network_id = case_words.network_id
  and a.organisation_id = ${reader} and a.case_id = case_words.case_id and a.level in ('party', 'own') offset 0)`

const policies = [
  ...['case_words', 'word_variants'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    `grant select, insert on ${table} to manydoors_app`,
  ]),
  `create policy reads on case_words for select to manydoors_app
    using (${inNetwork} and organisation_id = ${reader} and ${isParty})`,
  // A party gives the words of a case on together with the case.
  `create policy adds on case_words for insert to manydoors_app with check (${inNetwork} and ${isParty})`,
  `create policy reads on word_variants for select to manydoors_app using (${inNetwork} and organisation_id = ${reader})`,
  `create policy adds on word_variants for insert to manydoors_app with check (${inNetwork})`,
]

const plain = (text: string): string => `lower(translate(${text}, 'ÅÄÖÉÈÜÁÓÍÆØåäöéèüáóíæø', 'AAOEEUAOIAOaaoeeuaoiao'))`

/** What is there already, network by network, as the operator: the owner of the tables sees no rows. */
async function fill(db: Kysely<unknown>): Promise<void> {
  await sql`select set_config('role', 'manydoors_operator', true)`.execute(db)
  const { rows } = await sql<{ id: string }>`select network_id as id from networks`.execute(db)
  for (const { id } of rows) {
    await sql`select set_config('app.network', ${id}, true)`.execute(db)
    for (const statement of filling) await sql.raw(statement).execute(db)
  }
  await sql`select set_config('role', 'none', true), set_config('app.network', '', true)`.execute(db)
}

const filling = [
  `insert into case_words (network_id, organisation_id, word, case_id)
  select distinct c.network_id, a.organisation_id, left(w.word, 40), c.id
  from cases c join case_access a on a.network_id = c.network_id and a.case_id = c.id and a.level in ('party', 'own')
  join companies co on co.network_id = c.network_id and co.id = c.company_id
  cross join regexp_split_to_table(${plain(`concat_ws(' ', co.name, co.number, c.need)`)}, '[^a-z0-9]+') as w (word)
  where c.network_id = nullif(current_setting('app.network', true), '')::uuid and w.word <> ''`,
  `insert into word_variants (network_id, organisation_id, variant, word)
  select distinct w.network_id, w.organisation_id,
    case n when 0 then w.word else left(w.word, n - 1) || substr(w.word, n + 1) end, w.word
  from (select distinct network_id, organisation_id, word from case_words
    where network_id = nullif(current_setting('app.network', true), '')::uuid and length(word) >= 4) w
  cross join generate_series(0, length(w.word)) n`,
]
