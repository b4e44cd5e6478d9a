import { randomUUID } from 'node:crypto'
import type { Fields } from './json.ts'
import type { Place, Someone, Spot, World } from './world.ts'

/** Builds activities as Teams sends them to a bot. */
export class Activities {
  readonly #world: World
  readonly #serviceUrl: string

  constructor(world: World, serviceUrl: string) {
    this.#world = world
    this.#serviceUrl = serviceUrl
  }

  /** A message's activity carries that message's id. `rest` has its text, value, entities … */
  message(person: Someone, spot: Spot, id: string, rest: Fields): Fields {
    const { entities, recipient, ...others } = rest
    return {
      ...this.#from(person, spot),
      type: 'message',
      id,
      textFormat: 'plain',
      entities: [...this.#clientInfo(person), ...(Array.isArray(entities) ? entities : [])],
      ...(recipient ? { recipient } : {}),
      ...others,
    }
  }

  invoke(person: Someone, spot: Spot, name: string, rest: Fields): Fields {
    const base = this.#from(person, spot)
    const source = name === 'adaptiveCard/action' ? { source: { name: 'message' } } : {}
    return {
      ...base,
      type: 'invoke',
      name,
      id: `f:${randomUUID()}`,
      entities: this.#clientInfo(person),
      channelData: { ...this.#channelData(spot.place), ...source },
      ...rest,
    }
  }

  /** The two activities that tell the bot of its installation (`add`) or removal, in the order Teams sends them. */
  installation(person: Someone, place: Place, action: 'add' | 'remove'): readonly Fields[] {
    const base = this.#from(person, { place, thread: null })
    const bot = { id: this.#world.botAccount }
    const event = place.team ? { eventType: action === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved' } : {}
    const update = {
      ...base,
      type: 'conversationUpdate',
      id: `f:${randomUUID()}`,
      [action === 'add' ? 'membersAdded' : 'membersRemoved']: [bot],
      channelData: { ...this.#channelData(place), ...event, settings: { selectedChannel: { id: place.id } } },
    }
    const installation = {
      ...base,
      type: 'installationUpdate',
      id: `f:${randomUUID()}`,
      action,
      entities: this.#clientInfo(person),
      channelData: { ...this.#channelData(place), settings: { selectedChannel: { id: place.id } } },
    }
    return [update, installation]
  }

  botMention(): Fields {
    return this.mention(this.#world.botAccount, this.#world.botName)
  }

  mention(id: string, name: string): Fields {
    return { type: 'mention', mentioned: { id, name }, text: `<at>${name}</at>` }
  }

  #from(person: Someone, { place, thread }: Spot): Fields {
    const now = this.#world.now()
    const group = place.kind === 'personal' ? {} : { isGroup: true }
    return {
      channelId: 'msteams',
      serviceUrl: this.#serviceUrl,
      timestamp: now.toISOString(),
      localTimestamp: localTime(now, person.tz),
      localTimezone: person.tz,
      locale: person.locale,
      from: { id: person.account, name: person.name, aadObjectId: person.id },
      recipient: { id: this.#world.botAccount, name: this.#world.botName },
      conversation: {
        ...group,
        conversationType: place.kind,
        tenantId: place.tenant,
        id: thread === null ? place.id : `${place.id};messageid=${thread}`,
        ...(place.kind === 'groupChat' ? { name: place.name } : {}),
      },
      channelData: this.#channelData(place),
    }
  }

  #channelData(place: Place): Fields {
    const tenant = { tenant: { id: place.tenant } }
    if (!place.team) return tenant
    return {
      teamsChannelId: place.id,
      teamsTeamId: place.team.id,
      channel: { id: place.id, name: place.name },
      team: { id: place.team.id, name: place.team.name },
      ...tenant,
    }
  }

  #clientInfo({ locale, tz }: Someone): Fields[] {
    return [{ type: 'clientInfo', locale, country: locale.split('-')[1] ?? 'SE', platform: 'Web', timezone: tz }]
  }
}

/** The moment in the person's zone with its offset, as `localTimestamp` has it. */
function localTime(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(moment)
  const zone = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(moment)
  const offset = zone.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00'
  const fraction = String(moment.getUTCMilliseconds()).padStart(3, '0')
  return `${parts.replace(' ', 'T')}.${fraction}${offset}`
}
