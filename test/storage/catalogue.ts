import type { SelectType } from 'kysely'
import type { Tables } from '#src/storage/tables/tables.ts'
import { agendaTables } from './catalogue-agendas.ts'
import { clockTables } from './catalogue-clocks.ts'
import { clubTables } from './catalogue-clubs.ts'
import { digestTables } from './catalogue-digests.ts'
import { keptCases } from './catalogue-kept-cases.ts'
import { meetingTables } from './catalogue-meetings.ts'
import { roundTables } from './catalogue-rounds.ts'
import { serviceTables } from './catalogue-services.ts'
import { shared } from './catalogue-shared.ts'
import { warmTables } from './catalogue-warm.ts'

/** What a column that reads as `T` can be in the database. */
type Plain<T> = unknown extends T
  ? 'jsonb' | 'json'
  : T extends Date
    ? 'timestamptz'
    : T extends Buffer
      ? 'bytea'
      : T extends readonly string[]
        ? '_text' | '_uuid'
        : T extends readonly Date[]
          ? '_timestamptz'
          : T extends number
            ? 'int4'
            : T extends boolean
              ? 'bool'
              : 'uuid' | 'text' | 'date' | 'int8'
type Column<T> = unknown extends T ? 'jsonb' | 'json' : null extends T ? `${Plain<NonNullable<T>>}?` : Plain<T>

/** Every table and column that the types know, as the database is to have it: the compiler holds this to the types, a test to the catalogue. */
export const catalogue: {
  readonly [T in keyof Tables]: { readonly [C in keyof Tables[T]]: Column<SelectType<Tables[T][C]>> }
} = {
  networks: {
    network_id: 'uuid',
    key: 'text',
    name: 'text',
    prefix: 'text',
    time_zone: 'text',
    locale: 'text',
    country: 'text',
    working_from: 'int4',
    working_to: 'int4',
    next_case: 'int4',
    agreement: 'int4',
    municipalities: 'jsonb',
  },
  organisations: {
    network_id: 'uuid',
    id: 'uuid',
    key: 'text',
    name: 'text',
    folded_key: 'text',
    folded_name: 'text',
    convener: 'bool',
    public_authority: 'bool',
  },
  workspaces: {
    network_id: 'uuid',
    organisation_id: 'uuid',
    chat: 'text',
    workspace: 'text',
  },
  members: {
    network_id: 'uuid',
    id: 'uuid',
    organisation_id: 'uuid',
    key: 'text',
    name: 'text',
    email: 'text',
    folded_key: 'text',
    folded_name: 'text',
    folded_email: 'text',
    roles: '_text',
    locale: 'text?',
    stand_in: 'uuid?',
    active: 'bool',
  },
  chat_directory: {
    chat: 'text',
    workspace: 'text',
    chat_user: 'text',
    network_id: 'uuid',
  },
  chat_identities: {
    network_id: 'uuid',
    chat: 'text',
    workspace: 'text',
    chat_user: 'text',
    member_id: 'uuid',
    locale_hint: 'text?',
    time_zone_hint: 'text?',
  },
  channels: {
    network_id: 'uuid',
    id: 'uuid',
    organisation_id: 'uuid',
    purpose: 'text',
    chat: 'text',
    workspace: 'text',
    place: 'text',
  },
  ...serviceTables,
  agreements: {
    network_id: 'uuid',
    version: 'int4',
    signed_on: 'date',
  },
  agreement_parties: {
    network_id: 'uuid',
    version: 'int4',
    organisation_id: 'uuid',
  },
  companies: {
    network_id: 'uuid',
    id: 'uuid',
    held_by: 'uuid?',
    name: 'text',
    folded_name: 'text',
    number: 'text?',
    number_sealed: 'bytea?',
    number_match: 'bytea?',
    municipality: 'text?',
    employees: 'int4?',
    net_turnover_sek: 'int8?',
    export_stage: 'text?',
    markets: '_text',
    added_at: 'timestamptz',
    merged_into: 'uuid?',
    live: 'bool?',
    words: '_text',
  },
  company_merges: {
    network_id: 'uuid',
    id: 'uuid',
    from_id: 'uuid',
    into_id: 'uuid',
    by_id: 'uuid',
    organisation_id: 'uuid',
    at: 'timestamptz',
    cases: '_uuid',
    widened: 'bool',
    before: 'jsonb',
  },
  companies_apart: {
    network_id: 'uuid',
    one_id: 'uuid',
    other_id: 'uuid',
    by_id: 'uuid',
    at: 'timestamptz',
  },
  company_access: {
    network_id: 'uuid',
    organisation_id: 'uuid',
    company_id: 'uuid',
    company_live: 'bool',
    kept: 'bool',
  },
  cases: {
    network_id: 'uuid',
    company_live: 'bool',
    id: 'uuid',
    number: 'int4',
    company_id: 'uuid',
    need: 'text',
    owner_id: 'uuid',
    owner_organisation_id: 'uuid',
    door_id: 'uuid',
    status: 'text',
    opened_at: 'timestamptz',
    due_at: 'timestamptz?',
    version: 'int4',
    next_on: 'date?',
    next_what: 'text?',
    next_at: 'timestamptz?',
    closed_at: 'timestamptz?',
    result: 'text?',
    result_note: 'text?',
    attend_at: 'timestamptz?',
    owner_active: 'bool?',
  },
  ...keptCases,
  ...warmTables,
  ...digestTables,
  ...meetingTables,
  ...clubTables,
  ...agendaTables,
  case_access: {
    network_id: 'uuid',
    organisation_id: 'uuid',
    case_id: 'uuid',
    level: 'text',
    given_by: 'uuid',
    door_id: 'uuid?',
  },
  ...shared,
  timeline: {
    network_id: 'uuid',
    id: 'uuid',
    case_id: 'uuid',
    at: 'timestamptz',
    by_id: 'uuid?',
    organisation_id: 'uuid',
    happening: 'jsonb',
  },
  audit: {
    network_id: 'uuid',
    id: 'uuid',
    at: 'timestamptz',
    by_id: 'uuid?',
    organisation_id: 'uuid?',
    case_id: 'uuid?',
    what: 'text',
    about: 'jsonb',
  },
  inbox: {
    network_id: 'uuid',
    delivery_id: 'text',
    at: 'timestamptz',
  },
  ...clockTables,
  ...roundTables,
  outbox_lanes: {
    network_id: 'uuid',
    lane: 'uuid',
    busy: 'uuid?',
    lease_until: 'timestamptz?',
    served_at: 'timestamptz?',
  },
  outbox: {
    network_id: 'uuid',
    id: 'uuid',
    lane: 'uuid',
    recipient: 'text',
    about: 'jsonb',
    subject: 'uuid',
    live: 'bool',
    state: 'text',
    wanted: 'int4',
    shown: 'int4',
    attempts: 'int4',
    doubtful: 'bool',
    due_at: 'timestamptz',
    lease: 'uuid?',
    conversation: 'text?',
    message: 'text?',
    why: 'text?',
    posted_at: 'timestamptz',
    settled_at: 'timestamptz?',
    waiting: 'bool',
    dead: 'bool',
  },
  slack_installations: {
    team: 'text',
    enterprise: 'text?',
    team_name: 'text',
    bot_id: 'text',
    bot_user: 'text',
    bot_token_sealed: 'bytea',
    scopes: '_text',
    installed_by: 'text?',
    installed_at: 'timestamptz',
    revoked_at: 'timestamptz?',
  },
  teams_conversations: {
    tenant: 'text',
    kind: 'text',
    key: 'text',
    conversation: 'text',
    service_url: 'text',
    reference: 'jsonb',
    seen_at: 'timestamptz',
  },
  heartbeats: {
    beat: 'text',
    at: 'timestamptz',
  },
}
