import bolt, { type AuthorizeResult, type AuthorizeSourceData, type Receiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Acknowledgement } from './acknowledgement.ts'
import { answerCommand } from './answer-command.ts'
import { answerHome, answerLeft, answerMessage } from './answer-event.ts'
import { answerPress } from './answer-press.ts'
import { answerSubmission } from './answer-submission.ts'
import type { Desk, Turn } from './desk.ts'
import { kindOf, quietLogger } from './log.ts'
import type { Payload } from './payload.ts'
import { clientOptions } from './web-api.ts'

/** A delivery that has been checked and understood. `raw` is what Bolt sees. */
interface Arrival {
  readonly raw: Record<string, unknown>
  readonly payload: Payload
  readonly acknowledgement: Acknowledgement
  readonly again: boolean
}

/** Takes a delivery through Bolt, and sees to it that Slack gets an answer whatever happens. */
export type Process = (arrival: Arrival) => Promise<void>

type Answers = {
  readonly [K in Payload['kind']]: (payload: Extract<Payload, { readonly kind: K }>, turn: Turn) => Promise<void>
}

const answers: Answers = {
  command: answerCommand,
  press: answerPress,
  submission: answerSubmission,
  home: answerHome,
  message: answerMessage,
  left: answerLeft,
}

const answer = <K extends Payload['kind']>(
  payload: Extract<Payload, { readonly kind: K }>,
  turn: Turn,
): Promise<void> => answers[payload.kind](payload, turn)

/** The receiver is our own: deliveries come from the house's server or from Socket Mode, already verified and parsed. */
const nothing: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined }

export function createBolt(desk: Desk, apiUrl: string): Process {
  const arrivals = new WeakMap<object, Arrival>()
  const logger = quietLogger(desk.log)
  const app = new bolt.App({
    receiver: nothing,
    authorize: (source) => authorize(source, desk),
    deferInitialization: true,
    convoStore: false,
    logger,
    clientOptions: clientOptions({ apiUrl, log: desk.log }),
  })
  const serve = async ({ body, client, context }: Heard): Promise<void> => {
    const arrival = arrivals.get(body)
    if (arrival === undefined) return
    const { payload, acknowledgement, again } = arrival
    const installed = context.botToken === undefined ? null : client
    await answer(payload, { desk, acknowledgement, again, client: installed, botUser: context.botUserId ?? null })
  }
  app.command(/^\//, serve)
  app.action({ type: 'block_actions' }, serve)
  app.shortcut({ type: 'message_action' }, serve)
  app.view({ type: 'view_submission' }, serve)
  app.message(serve)
  app.event(/^(?:app_home_opened|app_uninstalled|tokens_revoked)$/, serve)
  app.error(async (fault) => {
    throw fault
  })
  const ready = app.init()
  return async (arrival) => {
    arrivals.set(arrival.raw, arrival)
    try {
      await ready
      await app.processEvent({ body: arrival.raw, ack: async () => undefined })
      arrival.acknowledgement.give()
    } catch (fault) {
      desk.log.error({ ...kindOf(fault), delivery: arrival.payload.kind }, 'a delivery from Slack could not be handled')
      arrival.acknowledgement.fail()
    }
  }
}

interface Heard {
  readonly body: object
  readonly client: WebClient
  readonly context: { readonly botToken?: string; readonly botUserId?: string }
}

/** Where the bot is not installed, or storage is away, people still get an answer: privately, and without a token. */
async function authorize(source: AuthorizeSourceData<boolean>, { installations, log }: Desk): Promise<AuthorizeResult> {
  const { teamId, enterpriseId } = source
  if (teamId === undefined) return {}
  const found = await installations.byTeam(teamId, enterpriseId ?? null).catch((fault: unknown) => {
    log.error(kindOf(fault), 'it could not be read where the bot is installed')
    return null
  })
  return found ? { teamId, botToken: found.botToken, botUserId: found.botUser } : { teamId }
}
