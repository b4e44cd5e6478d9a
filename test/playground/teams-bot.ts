import { createServer } from 'node:http'
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  TurnContext,
} from 'botbuilder'
import {
  AuthenticationConfiguration,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
} from 'botframework-connector'
import type { TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { askForToken, seed } from './teams-world.ts'

/** Botbuilder's MSAL takes https authorities only, so the bot of these tests asks the token endpoint itself. */
class OwnCredentials extends ServiceClientCredentialsFactory {
  readonly #teams: TeamsStandIn

  constructor(teams: TeamsStandIn) {
    super()
    this.#teams = teams
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === seed.app.id
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false
  }

  async createCredentials(): Promise<ServiceClientCredentials> {
    const { body } = await askForToken(this.#teams)
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${String(body['access_token'])}`)
        return request
      },
    }
  }
}

export type Logic = (context: TurnContext) => Promise<void>

/** A bare botbuilder bot on a free port, with its real token checks, listening to the stand-in. */
export async function startBot(teams: TeamsStandIn, logic: Logic) {
  const settings = { ...teams.environment, ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdMetadataUrl }
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { ...settings, ValidateAuthority: false },
    new OwnCredentials(teams),
    new AuthenticationConfiguration(),
  )
  const adapter = new CloudAdapter(authentication)
  const heard: Partial<Activity>[] = []
  const remembered: Partial<ConversationReference>[] = []
  const listening = async (context: TurnContext) => {
    heard.push(context.activity)
    remembered.push(TurnContext.getConversationReference(context.activity))
    await logic(context)
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString())
      const facade = {
        socket: response.socket,
        status: (code: number) => {
          response.statusCode = code
        },
        header: (name: string, value: unknown) => void response.setHeader(name, String(value)),
        send: (sent: unknown) => void response.write(typeof sent === 'string' ? sent : JSON.stringify(sent)),
        end: () => void response.end(),
      }
      adapter
        .process({ body, headers: request.headers, method: 'POST' }, facade, listening)
        .catch(() => response.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the bot has no port')
  teams.deliverTo(`http://127.0.0.1:${address.port}/api/messages`)
  return {
    heard,
    last: () => heard.at(-1) ?? {},
    /** Speaks outside a turn, in the conversation of the first activity heard. */
    say: async (text: string) => {
      const speak = async (context: TurnContext) => void (await context.sendActivity(text))
      await adapter.continueConversationAsync(seed.app.id, remembered[0] ?? {}, speak)
    },
    /** Edits a message of the conversation of the last activity heard. */
    edit: async (id: string, activity: object) => {
      const update = async (context: TurnContext) => void (await context.updateActivity({ ...activity, id }))
      await adapter.continueConversationAsync(seed.app.id, remembered.at(-1) ?? {}, update)
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
