import type { Invocation, Profile, Way } from '../../intents/invocation.ts'
import { commandLine, messageLine } from './line.ts'
import type { CommandPayload, HomePayload, MessagePayload, PressPayload, SubmissionPayload, Whose } from './payload.ts'
import { pressedOf } from './render/buttons.ts'
import { fieldNameOf } from './render/field.ts'
import { unpacked } from './render/metadata.ts'

/** Slack says of nobody in a delivery which language and zone they have: only the profile does. */
const invocation = (
  { user, home, installed }: Whose,
  delivery: string,
  way: Way,
  profile: () => Promise<Profile>,
): Invocation => ({
  by: { chat: 'slack', workspace: home, user },
  deliveryId: `${installed}:${delivery}`,
  localeHint: null,
  timeZoneHint: null,
  way,
  profile,
})

type ProfileOf = (whose: Whose) => () => Promise<Profile>

export const fromCommand = (payload: CommandPayload, profileOf: ProfileOf): Invocation => {
  const line = commandLine(payload.command, payload.text, payload.installed)
  return invocation(payload, `command:${payload.trigger}`, { by: 'line', line }, profileOf(payload))
}

export type Button = NonNullable<PressPayload['button']>

export const fromPress = (payload: PressPayload, button: Button, profileOf: ProfileOf): Invocation => {
  const pressed = pressedOf(button.action_id, button.value)
  const { intent } = pressed
  // What the form keeps is the button's as well: a long text has no room in the button itself.
  const input = { ...unpacked(payload.view?.private_metadata ?? '')?.keep, ...pressed.input }
  const delivery = `press:${button.action_ts}:${button.action_id}:${payload.user}`
  return invocation(payload, delivery, { by: 'press', intent, input }, profileOf(payload))
}

/** A form whose hidden part cannot be read is sent on without: its intent says that it is out of date. */
export const fromSubmission = (payload: SubmissionPayload, profileOf: ProfileOf): Invocation => {
  const { view, values } = payload
  const fields = Object.entries(values).map(([block, value]) => [fieldNameOf(block), value])
  const input = { ...unpacked(view.private_metadata)?.keep, ...Object.fromEntries(fields) }
  const way = { by: 'form' as const, intent: view.callback_id, input }
  return invocation(payload, `form:${view.id}:${view.hash}`, way, profileOf(payload))
}

const today: Way = { by: 'line', line: 'doors today' }

export const fromHome = (payload: HomePayload, profileOf: ProfileOf): Invocation =>
  invocation(payload, `event:${payload.delivery}`, today, profileOf(payload))

/** Home again, after something was done there. */
export const homeAgain = (after: Invocation): Invocation => ({
  ...after,
  deliveryId: `${after.deliveryId}:home`,
  way: today,
})

export const fromMessage = (
  payload: MessagePayload,
  user: string,
  botUser: string | null,
  profileOf: ProfileOf,
): Invocation => {
  const whose = { ...payload, user }
  const line = messageLine(payload.text, payload.installed, botUser)
  return invocation(whose, `event:${payload.delivery}`, { by: 'line', line }, profileOf(whose))
}
