import { type Kysely, sql } from 'kysely'

/**
 * A digest's figures as a file, for one member: what was asked for, and an address with a token of chance that is kept as a hash alone. It leads
 * to the file for some days, and no longer than its member may see the figures; it can be withdrawn before. The file itself is not kept.
 *
 * And the lists of what was counted are kept as the text that they are read as: those of forty organisations took a tenth of a second to be written out of jsonb.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const isOwn = `${inNetwork} and member_id = nullif(current_setting('app.member', true), '')::uuid`

const statements = [
  'alter table digest_counts alter column lists type json using lists::text::json',
  `create table digest_exports (
    network_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    member_id uuid not null,
    token_hash bytea not null,
    whose text not null check (whose in ('network', 'own')),
    period text not null,
    format text not null,
    chart text,
    locale text not null check (locale in ('sv', 'en')),
    ends_at timestamptz not null,
    revoked_at timestamptz,
    primary key (network_id, id),
    unique (network_id, token_hash),
    foreign key (network_id, organisation_id, member_id) references members (network_id, organisation_id, id))`,
  `create index digest_exports_by_token on digest_exports (token_hash)`,
  `create index digest_exports_of_member on digest_exports (network_id, member_id, ends_at)`,
  `alter table digest_exports enable row level security, force row level security`,
  `create policy keeps on digest_exports to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on digest_exports to manydoors_operator`,
  `create policy own on digest_exports to manydoors_app using (${isOwn}) with check (${isOwn})`,
  `grant select, insert, delete, update (revoked_at) on digest_exports to manydoors_app`,
  `create policy serves on digest_exports for select to manydoors_worker
    using (token_hash = decode(nullif(current_setting('app.export', true), ''), 'hex'))`,
  `grant select on digest_exports to manydoors_worker`,
  `create policy copies on digest_exports for select to manydoors_backup using (true)`,
  `grant select on digest_exports to manydoors_backup`,
]
