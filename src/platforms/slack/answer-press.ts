import type { Answer, Invocation } from '../../intents/invocation.ts'
import { ephemeral, open } from './answer-command.ts'
import { attempt, profiles, type Turn } from './desk.ts'
import { fromPress, homeAgain } from './invocation.ts'
import type { OpenView, PressPayload } from './payload.ts'
import { pressedOf } from './render/buttons.ts'
import { homeOf } from './render/message.ts'
import { modalOf } from './render/modal.ts'
import { voiceFor } from './render/voice.ts'

export async function answerPress(payload: PressPayload, turn: Turn): Promise<void> {
  const { button, view } = payload
  if (button !== null) {
    const invocation = fromPress(payload, button, profiles(turn))
    const answer = await turn.desk.dispatch(invocation)
    turn.acknowledgement.committed()
    if (view?.type === 'home') await onHome(payload, turn, invocation, answer)
    else if (view) await onModal(payload, view, turn, answer)
    else await onMessage(payload, pressedOf(button.action_id, button.value).opens, turn, answer)
  }
  turn.acknowledgement.give()
}

/** The message that was pressed stays: its card is brought up to date by the outbox. */
async function onMessage(payload: PressPayload, opens: boolean, turn: Turn, answer: Answer): Promise<void> {
  const { kind } = answer.view
  const onTop = kind === 'form' || kind === 'details' || (opens && kind !== 'done' && kind !== 'refusal')
  if (onTop && payload.trigger !== null && (await open(turn, payload.trigger, answer, payload.channel))) return
  await turn.desk.respond(payload.responseUrl, { ...ephemeral(answer), replace_original: false })
}

/** Home has no place for a private answer: it comes in a modal, and what it changed shows in Home itself. */
async function onHome(payload: PressPayload, turn: Turn, invocation: Invocation, answer: Answer): Promise<void> {
  const { kind } = answer.view
  if (kind === 'today') return publish(turn, payload.user, answer)
  const told = payload.trigger === null ? undefined : open(turn, payload.trigger, answer, null)
  if (kind === 'done' || kind === 'refusal') {
    await publish(turn, payload.user, await turn.desk.dispatch(homeAgain(invocation)))
  }
  await told
}

/** A form goes on top of the modal; anything else takes its place. */
async function onModal({ trigger }: PressPayload, open: OpenView, turn: Turn, { view, tongue }: Answer): Promise<void> {
  const modal = modalOf(view, voiceFor(tongue), null)
  const pushed =
    view.kind === 'form' &&
    trigger !== null &&
    (await attempt(turn, 'views.push', { trigger_id: trigger, view: modal }))
  if (!pushed) await attempt(turn, 'views.update', { view_id: open.id, view: modal })
}

export async function publish(turn: Turn, user: string, { view, tongue }: Answer): Promise<void> {
  await attempt(turn, 'views.publish', { user_id: user, view: homeOf(view, tongue) })
}
