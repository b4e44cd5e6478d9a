import type { Selectable } from 'kysely'
import { z } from 'zod'
import type {
  ChannelEntry,
  MemberEntry,
  OrganisationEntry,
  ServiceEntry,
  WorkspaceEntry,
} from '../core/network-file.ts'
import { type Chat, roles } from '../core/register/register.ts'
import type { Trx } from './scope.ts'
import { eligibility } from './service-store.ts'
import type { ChatIdentitiesTable, MembersTable, OrganisationsTable } from './tables/register.ts'
import type { ServicesTable } from './tables/services.ts'

const readRoles = z.array(z.enum(roles))

interface Owned {
  readonly organisation_id: string
}

/** What all of a network's organisations have, by organisation. */
interface Belongings {
  readonly workspaces: readonly (Owned & WorkspaceEntry)[]
  readonly channels: readonly (Owned & ChannelEntry)[]
  readonly members: readonly Selectable<MembersTable>[]
  readonly identities: readonly Selectable<ChatIdentitiesTable>[]
  readonly services: readonly Selectable<ServicesTable>[]
}

export async function organisationEntries(trx: Trx, network: string): Promise<readonly OrganisationEntry[]> {
  const organisations = await trx
    .selectFrom('organisations')
    .selectAll()
    .where('network_id', '=', network)
    .orderBy('id')
    .execute()
  const belongings: Belongings = {
    workspaces: await trx
      .selectFrom('workspaces')
      .select(['organisation_id', 'chat', 'workspace'])
      .where('network_id', '=', network)
      .orderBy('chat')
      .execute(),
    channels: await trx
      .selectFrom('channels')
      .select(['organisation_id', 'purpose', 'chat', 'place'])
      .where('network_id', '=', network)
      .orderBy('id')
      .execute(),
    members: await trx.selectFrom('members').selectAll().where('network_id', '=', network).orderBy('id').execute(),
    identities: await trx.selectFrom('chat_identities').selectAll().where('network_id', '=', network).execute(),
    services: await trx
      .selectFrom('services')
      .selectAll()
      .where('network_id', '=', network)
      .where('taken_away_at', 'is', null)
      .orderBy('id')
      .execute(),
  }
  return organisations.map((row) => organisationEntry(row, belongings))
}

function organisationEntry(row: Selectable<OrganisationsTable>, all: Belongings): OrganisationEntry {
  const own = <T extends Owned>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ organisation_id }) => organisation_id === row.id)
  return {
    key: row.key,
    name: row.name,
    convener: row.convener,
    publicAuthority: row.public_authority,
    workspaces: own(all.workspaces).map(({ chat, workspace }) => ({ chat, workspace })),
    channels: own(all.channels).map(({ purpose, chat, place }) => ({ purpose, chat, place })),
    members: own(all.members).map((member) => memberEntry(member, all)),
    services: own(all.services).map(serviceEntry),
  }
}

function memberEntry(row: Selectable<MembersTable>, { members, identities }: Belongings): MemberEntry {
  const user = (chat: Chat): string | null =>
    identities.find((one) => one.member_id === row.id && one.chat === chat)?.chat_user ?? null
  return {
    key: row.key,
    name: row.name,
    email: row.email,
    roles: readRoles.parse(row.roles),
    locale: row.locale,
    slack: user('slack'),
    teams: user('teams'),
    standIn: members.find(({ id }) => id === row.stand_in)?.key ?? null,
    active: row.active,
  }
}

const serviceEntry = (row: Selectable<ServicesTable>): ServiceEntry => ({
  need: row.need,
  title: row.title,
  eligibility: eligibility.parse(row.eligibility),
  capacity: row.capacity,
  closedUntil: row.closed_until,
  reviewed: row.reviewed,
})
