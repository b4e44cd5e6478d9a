import type { NetworkId, NewId } from '../core/ids.ts'
import type { Encryption } from './encryption.ts'
import type { Trx } from './scope.ts'

export interface ImportOptions {
  readonly encryption: Encryption
  readonly newId: NewId
}

/** What every part of an import works with. */
export interface Import extends ImportOptions {
  readonly trx: Trx
  readonly network: NetworkId
  /** That the network comes with this file. */
  readonly isNew: boolean
}

/** The organisation's own in that chat; said by the file, or by an earlier one. */
export async function workspaceOf(
  { trx, network }: Import,
  organisation: string,
  chat: 'slack' | 'teams',
): Promise<string> {
  const found = await trx
    .selectFrom('workspaces')
    .select('workspace')
    .where('network_id', '=', network)
    .where('organisation_id', '=', organisation)
    .where('chat', '=', chat)
    .executeTakeFirst()
  if (found === undefined)
    throw new Error(`an organisation has somebody or something in ${chat}, but no workspace there`)
  return found.workspace
}

export function networkIdOf(text: string): NetworkId {
  const isId = (id: string): id is NetworkId => id === text
  if (!isId(text)) throw new Error('no id')
  return text
}
