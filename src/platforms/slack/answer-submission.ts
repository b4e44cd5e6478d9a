import { z } from 'zod'
import type { Answer } from '../../intents/invocation.ts'
import { sayRefusal } from '../../texts/say.ts'
import { attempt, profiles, type Turn } from './desk.ts'
import { fromSubmission } from './invocation.ts'
import { inputsOf, refusedForm } from './open-form.ts'
import type { SubmissionPayload } from './payload.ts'
import { messageOf } from './render/message.ts'
import { unpacked } from './render/metadata.ts'
import { errorsAt, modalOf } from './render/modal.ts'
import { voiceFor } from './render/voice.ts'

/** What the form turns into: at once, or where it had to be answered before, by a call. */
interface Next {
  readonly body: object
  readonly view: object
}

export async function answerSubmission(payload: SubmissionPayload, turn: Turn): Promise<void> {
  const answer = await turn.desk.dispatch(fromSubmission(payload, profiles(turn)))
  turn.acknowledgement.committed()
  const next = await nextOf(payload, turn, answer)
  if (turn.acknowledgement.give(next.body)) return
  await attempt(turn, 'views.update', { view_id: payload.view.id, view: next.view })
}

async function nextOf(payload: SubmissionPayload, turn: Turn, answer: Answer): Promise<Next> {
  const { view, tongue } = answer
  const voice = voiceFor(tongue)
  const channel = unpacked(payload.view.private_metadata)?.channel ?? null
  if (view.kind === 'form') {
    const shown = modalOf(view, voice, channel)
    const errors = errorsAt(view, inputsOf(payload.view), voice)
    return { body: errors ? { response_action: 'errors', errors } : update(shown), view: shown }
  }
  if (view.kind === 'refusal') {
    const refused = refusedForm(payload, sayRefusal(voice.t, view.refusal))
    return { body: update(refused), view: refused }
  }
  const told = await confirm(payload, channel, turn, answer)
  const shown = modalOf(view, voice, null)
  return { body: told ? { response_action: 'clear' } : update(shown), view: shown }
}

const update = (view: object): object => ({ response_action: 'update', view })

/** Privately where the form was opened; in the person's own chat with the bot where that was nowhere, or the bot is not there. */
async function confirm(
  payload: SubmissionPayload,
  channel: string | null,
  turn: Turn,
  answer: Answer,
): Promise<boolean> {
  const message = { ...messageOf(answer.view, answer.tongue), parse: 'none' }
  const { user } = payload
  if (channel !== null && (await attempt(turn, 'chat.postEphemeral', { channel, user, ...message }))) return true
  const direct = await directWith(turn, user)
  return direct !== null && attempt(turn, 'chat.postMessage', { channel: direct, ...message, unfurl_links: false })
}

const opened = z.object({ channel: z.object({ id: z.string() }) })

async function directWith({ client }: Turn, user: string): Promise<string | null> {
  const answer = await client?.apiCall('conversations.open', { users: user }).catch(() => null)
  return opened.safeParse(answer).data?.channel.id ?? null
}
