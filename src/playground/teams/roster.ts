import { type Answer, type Asked, type Route, refusal } from './answer.ts'
import type { Place, Someone, World } from './world.ts'

/** The Bot Connector's reading half: who is in a conversation. */
export function rosterRoutes(world: World): Route[] {
  const get = (path: RegExp, handle: (place: Place, asked: Asked) => Answer): Route => ({
    call: 'GET members',
    method: 'GET',
    path,
    guarded: true,
    handle: (asked) => {
      const spot = world.spot(asked.params[0] ?? '')
      if (!spot) return refusal(404, 'ConversationNotFound', 'Conversation not found.')
      if (spot.place.installed) return handle(spot.place, asked)
      return refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
    },
  })
  const everyone = (place: Place): Someone[] => [...place.people].map((id) => world.person(id))
  return [
    get(/^\/emea\/v3\/conversations\/([^/]+)\/members\/?$/, (place) => ({
      status: 200,
      body: everyone(place).map(accountOf),
    })),
    get(/^\/emea\/v3\/conversations\/([^/]+)\/pagedmembers$/, (place, { query }) => paged(everyone(place), query)),
    get(/^\/emea\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, (place, { params }) => {
      const person = world.whoIs(params[1] ?? '')
      if (person && place.people.has(person.id)) return { status: 200, body: accountOf(person) }
      return refusal(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.')
    }),
  ]
}

function paged(people: readonly Someone[], query: URLSearchParams): Answer {
  const size = Number(query.get('pageSize') ?? 200)
  const start = Number(query.get('continuationToken') ?? 0)
  if (!Number.isInteger(size) || size < 50 || size > 500) {
    return refusal(400, 'BadArgument', 'pageSize must be between 50 and 500')
  }
  if (!Number.isInteger(start)) return refusal(400, 'BadArgument', 'continuationToken is not one of ours')
  const next = start + size < people.length ? { continuationToken: String(start + size) } : {}
  return { status: 200, body: { ...next, members: people.slice(start, start + size).map(accountOf) } }
}

/** A TeamsChannelAccount, as the roster gives it. */
function accountOf(person: Someone): object {
  const [givenName = '', ...surnames] = person.name.split(' ')
  const guest = person.kind === 'guest'
  return {
    id: person.account,
    name: person.name,
    objectId: person.id,
    aadObjectId: person.id,
    givenName,
    surname: surnames.join(' '),
    email: person.email,
    userPrincipalName: guest ? `${person.email.replace('@', '_')}#EXT#@${person.tenant}.onmicrosoft.com` : person.email,
    tenantId: person.tenant,
    userRole: guest ? 'guest' : person.kind === 'external' ? 'anonymous' : 'user',
  }
}
