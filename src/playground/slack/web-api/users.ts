import { z } from 'zod'
import { type Json, present } from '../json.ts'
import { app, type PersonSeed } from '../seed.ts'
import { type Caller, flag, method, ok, page, refuse, whole } from './method.ts'

export const info = method('users:read', { user: z.string(), include_locale: flag.optional() }, (caller, args) => {
  if (args.user === caller.workspace.botUser) return ok({ user: itself(caller) })
  const person = caller.world.personIn(caller.workspace, args.user)
  return person ? ok({ user: described(caller, person, args.include_locale ?? false) }) : refuse('user_not_found')
})

export const list = method(
  'users:read',
  {
    cursor: z.string().optional(),
    limit: whole.optional(),
    include_locale: flag.optional(),
  },
  (caller, args) => {
    const people = caller.workspace.people.map((person) => described(caller, person, args.include_locale ?? false))
    const found = page([...people, itself(caller)], args.cursor, args.limit)
    return found ? ok({ members: found.items, response_metadata: found.response_metadata }) : refuse('invalid_cursor')
  },
)

export const lookupByEmail = method('users:read.email', { email: z.string() }, (caller, args) => {
  const wanted = args.email.toLowerCase()
  const found = caller.workspace.people.find(
    ({ email, kind }) => email.toLowerCase() === wanted && kind !== 'deactivated' && kind !== 'external',
  )
  return found ? ok({ user: described(caller, found, false) }) : refuse('users_not_found')
})

/** A user as Slack shows one: the locale only on asking, the address only with its scope, an outsider's never. */
function described({ world, workspace }: Caller, person: PersonSeed, withLocale: boolean): Json {
  const { id, name, kind = 'member' } = person
  const outside = kind === 'external'
  const email = !outside && world.granted('users:read.email') ? person.email : undefined
  const deleted = kind === 'deactivated'
  return present({
    id,
    team_id: outside ? app.home : workspace.id,
    name: handle(name),
    deleted,
    real_name: deleted ? undefined : name,
    tz: deleted ? undefined : person.tz,
    tz_label: deleted ? undefined : person.tz,
    tz_offset: deleted ? undefined : offset(person.tz, world.seed.now()),
    profile: present({ real_name: name, display_name: name, email, team: outside ? app.home : workspace.id }),
    is_admin: false,
    is_owner: false,
    is_restricted: kind === 'guest',
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_stranger: outside ? true : undefined,
    locale: withLocale && !deleted ? person.locale : undefined,
  })
}

function itself({ world, workspace }: Caller): Json {
  const profile = { real_name: world.botName, display_name: '', team: workspace.id }
  const names = { name: handle(world.botName), real_name: world.botName }
  return { id: workspace.botUser, team_id: workspace.id, ...names, deleted: false, is_bot: true, profile }
}

export function handle(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')
}

/** Seconds east of Greenwich at this moment. */
function offset(tz: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(at)
  const named = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(named) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}
