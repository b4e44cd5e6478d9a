import type { Reaction } from '../../stand-in.ts'
import type { Answer } from '../http/delivery.ts'
import { commandAnswer, type ResponseUrls } from '../response-urls.ts'
import { app } from '../seed.ts'
import type { Conversation } from '../state/conversation.ts'
import type { Placed, World } from '../state/world.ts'
import { domain } from '../web-api/app.ts'
import { handle } from '../web-api/users.ts'
import { escapedCommand } from './escape.ts'
import { isFine, reaction, type Wire } from './wire.ts'

interface Tools {
  readonly world: World
  readonly wire: Wire
  readonly urls: ResponseUrls
}

/** Commands that are Slack's own, whatever an app would like. */
const slacksOwn = new Set(
  '/active /apps /archive /away /call /collapse /dm /dnd /expand /feed /feedback /help /invite /join /leave /me /msg /mute /open /prefs /remind /remove /rename /search /shortcuts /shrug /star /status /topic /who'.split(
    ' ',
  ),
)

/** Sends a slash command, and shows what the bot answers it with. */
export async function command(tools: Tools, who: Placed, conversation: Conversation, typed: string): Promise<Reaction> {
  const { world, wire, urls } = tools
  const [, name = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trimEnd()) ?? []
  const trouble = notTheBots(world, who, name)
  if (trouble) return { status: 0, trouble }
  const place = { workspace: who.workspace, conversation, person: who.person.id, original: null }
  const answer = await wire.send('command', {
    token: app.verificationToken,
    team_id: who.workspace.id,
    team_domain: domain(who.workspace),
    channel_id: conversation.id,
    channel_name: conversation.person ? 'directmessage' : conversation.name,
    user_id: who.person.id,
    user_name: handle(who.person.name),
    command: name,
    text: escapedCommand(text, who.workspace),
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: urls.deal('commands', place),
    trigger_id: world.triggers.deal(who.person.id, who.workspace.id),
  })
  const error = commandError(answer)
  if (error) return reaction(answer, failed(name, error))
  const payload = commandAnswer(answer.body, answer.headers['content-type'] ?? '')
  if (payload === undefined) return reaction(answer, failed(name, 'invalid_command_response'))
  const refusal = payload && urls.respond(place, payload, name)
  return reaction(answer, refusal ? failed(name, refusal.error) : null)
}

function notTheBots(world: World, who: Placed, name: string): string | null {
  const known = world.seed.commands?.includes(name) ?? true
  if (slacksOwn.has(name)) return `${name} is one of Slack's own commands`
  return known && who.person.kind !== 'external' ? null : `${name} is not a valid command.`
}

function commandError(answer: Answer): string | null {
  if (isFine(answer)) return null
  if (answer.failure === 'timeout') return 'operation_timeout'
  if (answer.failure === 'unreachable') return 'dispatch_failed'
  return answer.status >= 500 ? 'http_service_error' : 'http_client_error'
}

function failed(name: string, error: string): string {
  return `${name} failed with the error "${error}"`
}
