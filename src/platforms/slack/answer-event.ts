import { publish } from './answer-press.ts'
import { attempt, profiles, type Turn } from './desk.ts'
import { fromHome, fromMessage } from './invocation.ts'
import type { HomePayload, LeftPayload, MessagePayload } from './payload.ts'
import { messageOf } from './render/message.ts'

export async function answerHome(payload: HomePayload, turn: Turn): Promise<void> {
  if (payload.tab === 'home') {
    const answer = await turn.desk.dispatch(fromHome(payload, profiles(turn)))
    turn.acknowledgement.committed()
    await publish(turn, payload.user, answer)
  }
  turn.acknowledgement.give()
}

/** A line written to the bot is a command without its slash. What Slack tells twice is done, and said, once. */
export async function answerMessage(payload: MessagePayload, turn: Turn): Promise<void> {
  if (payload.user !== null) {
    const { view, tongue } = await turn.desk.dispatch(fromMessage(payload, payload.user, turn.botUser, profiles(turn)))
    turn.acknowledgement.committed()
    const said = turn.again && view.kind === 'done' && view.done.what === 'already-done'
    const message = { channel: payload.channel, ...messageOf(view, tongue), parse: 'none', unfurl_links: false }
    if (!said) await attempt(turn, 'chat.postMessage', message)
  }
  turn.acknowledgement.give()
}

/** The bot was taken out of a workspace, or its token was. A fault goes up, and Slack tells it again. */
export async function answerLeft(payload: LeftPayload, turn: Turn): Promise<void> {
  if (payload.ours) await turn.desk.installations.revoked(payload.installed)
  turn.acknowledgement.give()
}
