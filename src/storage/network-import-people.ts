import { sql } from 'kysely'
import type { MemberEntry, OrganisationEntry } from '../core/network-file.ts'
import type { Chat, ChatIdentity } from '../core/register/register.ts'
import { fold } from './fold.ts'
import { type Import, workspaceOf } from './network-import-run.ts'

/** Somebody in the file is in another network already: nobody can be in two, or no command would say in which it was given. */
export class InAnotherNetwork extends Error {
  override readonly name = 'InAnotherNetwork'

  constructor({ chat, workspace, user }: ChatIdentity) {
    super(`${user} in ${chat} ${workspace} is in another network already`)
  }
}

export async function importPeople(run: Import, organisation: string, { members }: OrganisationEntry): Promise<void> {
  for (const entry of members) {
    const member = await importMember(run, organisation, entry)
    for (const chat of ['slack', 'teams'] as const) {
      const user = entry[chat]
      if (user !== null)
        await importIdentity(run, member, { chat, workspace: await workspaceOf(run, organisation, chat), user })
    }
  }
  // Once all are there: a stand-in may come later in the file.
  for (const { key, standIn } of members) {
    if (standIn === null) continue
    await run.trx
      .updateTable('members')
      .set(({ selectFrom }) => ({
        stand_in: selectFrom('members as other')
          .select('other.id')
          .where('other.network_id', '=', run.network)
          .where('other.organisation_id', '=', organisation)
          .where('other.key', '=', standIn),
      }))
      .where('network_id', '=', run.network)
      .where('organisation_id', '=', organisation)
      .where('key', '=', key)
      .execute()
  }
}

async function importMember(
  { trx, network, newId }: Import,
  organisation: string,
  entry: MemberEntry,
): Promise<string> {
  const said = {
    name: entry.name,
    email: entry.email,
    folded_key: fold(entry.key),
    folded_name: fold(entry.name),
    folded_email: fold(entry.email),
    roles: [...entry.roles],
    active: entry.active,
  }
  const { id } = await trx
    .insertInto('members')
    .values({
      network_id: network,
      id: newId(),
      organisation_id: organisation,
      key: entry.key,
      locale: entry.locale,
      ...said,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['network_id', 'organisation_id', 'key'])
        .doUpdateSet({ ...said, locale: sql`coalesce(excluded.locale, members.locale)` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One identity in each chat: the file's takes the place of an earlier one. */
async function importIdentity({ trx, network }: Import, member: string, identity: ChatIdentity): Promise<void> {
  const { chat, workspace, user: chat_user } = identity
  const row = { chat, workspace, chat_user, network_id: network }
  await dropOthers({ trx, network }, member, identity)
  await trx
    .insertInto('chat_directory')
    .values(row)
    .onConflict((conflict) => conflict.columns(['network_id', 'chat', 'workspace', 'chat_user']).doNothing())
    .execute()
    .catch((fault: unknown) => {
      throw isTaken(fault) ? new InAnotherNetwork(identity) : fault
    })
  await trx
    .insertInto('chat_identities')
    .values({ ...row, member_id: member })
    .onConflict((conflict) =>
      conflict.columns(['network_id', 'chat', 'workspace', 'chat_user']).doUpdateSet({ member_id: member }),
    )
    .execute()
}

async function dropOthers(
  { trx, network }: Pick<Import, 'trx' | 'network'>,
  member: string,
  { chat, workspace, user }: ChatIdentity,
): Promise<void> {
  const dropped = await trx
    .deleteFrom('chat_identities')
    .where('network_id', '=', network)
    .where('member_id', '=', member)
    .where('chat', '=', chat)
    .where(({ not, and, eb }) => not(and([eb('workspace', '=', workspace), eb('chat_user', '=', user)])))
    .returning(['workspace', 'chat_user'])
    .execute()
  for (const old of dropped) await dropFromDirectory({ trx, network }, chat, old)
}

const dropFromDirectory = (
  { trx, network }: Pick<Import, 'trx' | 'network'>,
  chat: Chat,
  old: { readonly workspace: string; readonly chat_user: string },
) =>
  trx
    .deleteFrom('chat_directory')
    .where('network_id', '=', network)
    .where('chat', '=', chat)
    .where('workspace', '=', old.workspace)
    .where('chat_user', '=', old.chat_user)
    .execute()

const isTaken = (fault: unknown): boolean =>
  fault instanceof Error && 'constraint' in fault && fault.constraint === 'chat_directory_pkey'
