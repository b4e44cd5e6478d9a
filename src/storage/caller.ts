import type { MemberId, NetworkId, OrganisationId } from '../core/ids.ts'
import type { Caller } from '../core/ports.ts'
import type { Actor, Locale, Network, Role } from '../core/register/register.ts'
import { bySwedishName } from './fold.ts'
import { type Line, settings, statement } from './line.ts'
import { keepers } from './register-store.ts'

export interface NetworkRow {
  readonly network_id: NetworkId
  readonly network_name: string
  readonly prefix: string
  readonly time_zone: string
  readonly network_locale: Locale
  readonly country: string
  readonly working_from: number
  readonly working_to: number
}

interface CallerRow extends NetworkRow {
  readonly id: MemberId
  readonly name: string
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
  readonly roles: readonly Role[]
  readonly locale: Locale | null
  readonly locale_hint: string | null
  readonly time_zone_hint: string | null
}

export const networkColumns = `n.network_id, n.name as network_name, n.prefix, n.time_zone, n.locale as network_locale,
  n.country, n.working_from, n.working_to`

/** Each setting holds until the transaction ends. */
const begin = statement(
  'caller.begin',
  `select set_config('role', 'manydoors_app', true), ${settings},
    set_config('app.identity', $1, true), set_config('app.workspace', $2, true),
    set_config('app.network', $3, true), set_config('app.organisation', '', true), set_config('app.member', '', true)`,
)
const inItsNetwork = statement(
  'caller.network',
  `select set_config('app.network', network_id::text, true) from chat_directory
  where chat = $1 and workspace = $2 and chat_user = $3`,
)
const itself = statement<CallerRow>(
  'caller.member',
  `select m.id, m.name, m.organisation_id, o.name as organisation_name, m.roles, m.locale, i.locale_hint, i.time_zone_hint,
    ${networkColumns}, set_config('app.organisation', m.organisation_id::text, true), set_config('app.member', m.id::text, true)
  from chat_identities i join networks n on n.network_id = i.network_id
  join members m on m.network_id = i.network_id and m.id = i.member_id and m.active
  join organisations o on o.network_id = m.network_id and o.id = m.organisation_id
  where i.network_id = nullif(current_setting('app.network', true), '')::uuid
    and i.chat = $1 and i.workspace = $2 and i.chat_user = $3`,
)
const keepHints = statement(
  'caller.hints',
  `update chat_identities set locale_hint = coalesce($4, locale_hint), time_zone_hint = coalesce($5, time_zone_hint)
  where network_id = nullif(current_setting('app.network', true), '')::uuid
    and chat = $1 and workspace = $2 and chat_user = $3`,
)
const networksOfWorkspace = statement<{ readonly network_id: NetworkId }>(
  'caller.workspace',
  'select distinct network_id from workspaces where chat = $1 and workspace = $2',
)
const enter = statement('caller.enter', `select set_config('app.network', $1, true)`)

/** In which network an identity was last found: a hint that saves asking, and that the register confirms. */
const lastFoundIn = new Map<string, NetworkId>()
const mostRemembered = 10_000

/** Finds the member and sets the transaction's scope, all in one round trip; null when nobody has the identity. */
export async function identify(line: Line, caller: Caller): Promise<Actor | null> {
  const { chat, workspace, user } = caller.identity
  const identity = `${chat}:${workspace}:${user}`
  const hint = lastFoundIn.get(identity)
  const row = (hint && (await findIn(line, caller, hint))) ?? (await findIn(line, caller, null))
  if (row === null) return null
  if (lastFoundIn.size >= mostRemembered) lastFoundIn.clear()
  lastFoundIn.set(identity, row.network_id)
  await keep(line, caller, row)
  return actorOf(row, caller)
}

async function findIn(line: Line, { identity }: Caller, hint: NetworkId | null): Promise<CallerRow | null> {
  const { chat, workspace, user } = identity
  const who = [chat, workspace, user]
  const begun = line.run(begin, [`${chat}:${workspace}:${user}`, `${chat}:${workspace}`, hint ?? ''])
  const entered = hint === null ? line.run(inItsNetwork, who) : null
  const [{ rows }] = await Promise.all([line.run(itself, who), begun, entered])
  return rows[0] ?? null
}

async function keep(line: Line, caller: Caller, row: CallerRow): Promise<void> {
  const { chat, workspace, user } = caller.identity
  const { localeHint, timeZoneHint } = caller
  const isNews = (hint: string | null, kept: string | null): boolean => hint !== null && hint !== kept
  if (isNews(localeHint, row.locale_hint) || isNews(timeZoneHint, row.time_zone_hint)) {
    await line.run(keepHints, [chat, workspace, user, localeHint, timeZoneHint])
  }
}

function actorOf(row: CallerRow, { localeHint, timeZoneHint }: Caller): Actor {
  return {
    network: networkOf(row),
    member: row.id,
    name: row.name,
    organisation: row.organisation_id,
    organisationName: row.organisation_name,
    roles: row.roles,
    locale: row.locale ?? localeOf(localeHint ?? row.locale_hint) ?? row.network_locale,
    localeGuessed: row.locale === null && localeHint === null && row.locale_hint === null,
    timeZone: zoneOf(timeZoneHint ?? row.time_zone_hint) ?? row.time_zone,
  }
}

/** Names of those who keep the registers of the networks that this workspace is in: whom a stranger there can ask. */
export async function whomToAsk(line: Line, { identity: { chat, workspace } }: Caller): Promise<readonly string[]> {
  const names: string[] = []
  for (const { network_id } of (await line.run(networksOfWorkspace, [chat, workspace])).rows) {
    const [, found] = await Promise.all([line.run(enter, [network_id]), line.run(keepers, [network_id])])
    names.push(...found.rows.map(({ name }) => name))
  }
  return names.sort(bySwedishName)
}

export const networkOf = (row: NetworkRow): Network => ({
  id: row.network_id,
  name: row.network_name,
  prefix: row.prefix,
  timeZone: row.time_zone,
  locale: row.network_locale,
  country: row.country,
  workingHours: { from: row.working_from, to: row.working_to },
})

/** Null for a language that the bot does not speak. */
export function localeOf(hint: string | null): Locale | null {
  const language = hint?.toLowerCase().split(/[-_]/)[0]
  return language === 'sv' || language === 'en' ? language : null
}

const zones = new Map<string, boolean>()
const mostZones = 1_000

/** Null for what is no zone: a chat can send anything. */
export function zoneOf(hint: string | null): string | null {
  if (hint === null) return null
  const known = zones.get(hint) ?? isZone(hint)
  if (zones.size < mostZones) zones.set(hint, known)
  return known ? hint : null
}

function isZone(hint: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: hint })
    return true
  } catch {
    return false
  }
}
