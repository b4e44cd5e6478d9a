import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import { type Kind, kinds } from '../core/referral/referral.ts'
import type { RoundPlace } from '../core/referral/round.ts'
import { type Mode, modes } from '../core/referral/round.ts'
import { findReceiver, keyOf, receiverName } from './receiver.ts'

/** The keys of those who could be found among some, as a form chooses them. */
export async function keysIn(ports: Ports, also: string): Promise<readonly string[]> {
  const typed = also.split(',').filter((one) => one.trim() !== '')
  const found = await Promise.all(typed.map((one) => findReceiver(ports, one.trim())))
  return found.flatMap((one) => (one.ok ? [keyOf(one.value)] : []))
}

/** The first receiver, and the others joined by commas, as a line, a form or what it kept has them. */
interface Typed {
  readonly to?: string | undefined
  readonly also?: string | undefined
}

/** Everybody who is named, in that order; the first who cannot be found is refused at the field that they stand in. */
export async function findReceivers(
  ports: Ports,
  { to = '', also = '' }: Typed,
): Promise<Outcome<readonly Receiver[]>> {
  const typed = [to, ...also.split(',')].map((one) => one.trim()).filter((one) => one !== '')
  if (to === '') return refuse({ code: 'required', field: 'to' })
  const found = await Promise.all(typed.map((one) => findReceiver(ports, one)))
  const receivers: Receiver[] = []
  for (const [at, one] of found.entries()) {
    if (!one.ok) return refuse({ ...one.refusal, ...(at > 0 && { field: 'also' }) })
    if (receivers.some((other) => keyOf(other) === keyOf(one.value)))
      return refuse({ code: 'receiver-twice', field: 'also', name: receiverName(one.value) })
    receivers.push(one.value)
  }
  return allow(receivers)
}

export interface Said extends Typed {
  readonly question?: string | undefined
  /** The question for the case that its first word, which stands last among the receivers, is nobody's name. */
  readonly unlisted?: string | undefined
}

/** What somebody meant by "almi, can you help?": what follows the comma is a receiver, or the question. */
export async function asMeant<S extends Said>(ports: Ports, said: S): Promise<S> {
  const { also = '', unlisted = '' } = said
  const others = also.split(',')
  const last = others.at(-1) ?? ''
  if (unlisted === '' || last === '' || (await findReceiver(ports, last)).ok) return said
  return { ...said, also: others.slice(0, -1).join(','), question: unlisted, unlisted: '' }
}

export const kindFrom = (typed: string | undefined): Kind => kinds.find((kind) => kind === typed) ?? 'handover'
export const modeFrom = (typed: string | undefined): Mode | null => modes.find((mode) => mode === typed) ?? null

/** `1` … `5`, or the sender; null where nothing has been chosen. */
export const leadFrom = (typed: string | undefined): number | 'sender' | null =>
  typed === 'sender' ? typed : /^[1-9]$/.test(typed ?? '') ? Number(typed) : null

/** The field of a receiver's own question. */
export const questionFields = ['question1', 'question2', 'question3', 'question4', 'question5'] as const
export const questionField = ({ place }: Pick<RoundPlace, 'place'>): (typeof questionFields)[number] =>
  questionFields[place - 1] ?? 'question5'

/** What has been seen before it is sent: how, and led by whom; the questions stand in the same form. */
export const seenAs = (mode: Mode | null, lead: string): string => `${mode ?? ''}/${lead}`
