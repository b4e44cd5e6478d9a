import type { Answer } from '../../intents/invocation.ts'
import { attempt, profiles, type Turn } from './desk.ts'
import { fromCommand } from './invocation.ts'
import type { CommandPayload } from './payload.ts'
import { messageOf } from './render/message.ts'
import { modalOf } from './render/modal.ts'
import { voiceFor } from './render/voice.ts'

export async function answerCommand(payload: CommandPayload, turn: Turn): Promise<void> {
  const answer = await turn.desk.dispatch(fromCommand(payload, profiles(turn)))
  turn.acknowledgement.committed()
  const onTop = answer.view.kind === 'form' || answer.view.kind === 'details'
  if (onTop && (await open(turn, payload.trigger, answer, payload.channel))) {
    turn.acknowledgement.give()
    return
  }
  const body = ephemeral(answer)
  if (!turn.acknowledgement.give(body)) await turn.desk.respond(payload.responseUrl, body)
}

/** Shows a view in a modal. False when the trigger has run out or Slack does not answer. */
export const open = (turn: Turn, trigger: string, { view, tongue }: Answer, channel: string | null): Promise<boolean> =>
  attempt(turn, 'views.open', { trigger_id: trigger, view: modalOf(view, voiceFor(tongue), channel) })

/** For the eyes of the one who acted only. */
export const ephemeral = ({ view, tongue }: Answer): object => ({
  response_type: 'ephemeral',
  ...messageOf(view, tongue),
})
