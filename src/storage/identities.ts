import type { ChatIdentity } from '../core/register/register.ts'
import type { Database } from './engine.ts'
import { fold } from './fold.ts'
import { networkIdOf } from './network-import-run.ts'
import { asWorker, enter, type Trx } from './scope.ts'

/** Who is who in the chats, beyond what a network's file says. */
export const identities = (database: Database) => ({
  /**
   * Makes an unknown person known by the e-mail address that the chat has verified: the one member with this address among
   * the organisations of that very workspace. False when there is none, more than one, or one who has another account there.
   */
  link: (identity: ChatIdentity, verifiedEmail: string): Promise<boolean> =>
    asWorker(database, { workspace: identity }, async (trx) => {
      const [only, ...others] = await candidates(trx, identity, fold(verifiedEmail))
      if (only === undefined || others.length > 0) return false
      await enter(trx, only.network_id)
      return linkTo(trx, identity, only)
    }),
})

interface Candidate {
  readonly network_id: string
  readonly id: string
}

async function candidates(trx: Trx, { chat, workspace }: ChatIdentity, email: string): Promise<readonly Candidate[]> {
  const homes = await trx
    .selectFrom('workspaces')
    .select(['network_id', 'organisation_id'])
    .where('chat', '=', chat)
    .where('workspace', '=', workspace)
    .execute()
  const found: Candidate[] = []
  for (const network of new Set(homes.map(({ network_id }) => network_id))) {
    await enter(trx, networkIdOf(network))
    const members = await trx
      .selectFrom('members')
      .select(['network_id', 'id'])
      .where('network_id', '=', network)
      .where('folded_email', '=', email)
      .where('active', '=', true)
      .where(
        'organisation_id',
        'in',
        homes.filter((home) => home.network_id === network).map((home) => home.organisation_id),
      )
      .execute()
    found.push(...members)
  }
  return found
}

async function linkTo(trx: Trx, identity: ChatIdentity, { network_id, id }: Candidate): Promise<boolean> {
  const { chat, workspace, user: chat_user } = identity
  const earlier = await trx
    .selectFrom('chat_identities')
    .select('chat_user')
    .where('network_id', '=', network_id)
    .where('member_id', '=', id)
    .where('chat', '=', chat)
    .executeTakeFirst()
  if (earlier !== undefined) return earlier.chat_user === chat_user
  const row = { network_id, chat, workspace, chat_user }
  const listed = await trx
    .insertInto('chat_directory')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  // Somebody has this account already, here or in another network.
  if (listed.numInsertedOrUpdatedRows !== 1n) return false
  await trx
    .insertInto('chat_identities')
    .values({ ...row, member_id: id })
    .execute()
  return true
}
