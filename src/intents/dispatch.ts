import { setTimeout as pause } from 'node:timers/promises'
import { allow, refuse } from '../core/outcome.ts'
import { type Ports, type Settled, type Storage, StorageGone } from '../core/ports.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Actor, ChatIdentity, Locale, Network } from '../core/register/register.ts'
import type { WorkingCalendar } from '../core/working-time.ts'
import type { Tongue } from '../views/messenger.ts'
import type { View } from '../views/view.ts'
import { intents } from './index.ts'
import type { Answer, Dispatch, Invocation, Profile, Way } from './invocation.ts'
import { inWords } from './mention.ts'
import { readLine } from './read-line.ts'
import { refusalView, refused } from './refused.ts'

export interface DispatchOptions {
  readonly storage: Storage
  /** Links an identity to the member with this e-mail, if the register has one in that workspace. */
  readonly introduce: (identity: ChatIdentity, profile: Profile) => Promise<boolean>
  readonly now: () => Date
  readonly calendarOf: (network: Network) => Promise<WorkingCalendar>
  readonly newReference: () => string
  /** For those whose own setting nobody knows. */
  readonly fallback: Tongue
  readonly log: { error(fields: object, message: string): void }
}

/** Finds the intent, runs it as the one who called, and puts whatever came of it into a view. The one catcher of faults. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const tongues = lastTongues()
  return async (invocation) => {
    try {
      const answer = await answerTo(invocation, options)
      tongues.keep(invocation.by, answer.tongue)
      return answer
    } catch (fault) {
      const answer = strangersAnswer(refusalOf(fault, invocation, options), invocation, options)
      return { ...answer, tongue: tongues.of(invocation.by) ?? answer.tongue }
    }
  }
}

const mostTongues = 10_000

/** How each was last spoken to: when the database is away, nobody can look it up, and that is when one wants to be understood. */
function lastTongues() {
  const kept = new Map<string, Tongue>()
  const keyOf = ({ chat, workspace, user }: ChatIdentity) => `${chat} ${workspace} ${user}`
  return {
    of: (identity: ChatIdentity): Tongue | undefined => kept.get(keyOf(identity)),
    keep: (identity: ChatIdentity, tongue: Tongue): void => {
      if (kept.size >= mostTongues) kept.clear()
      kept.set(keyOf(identity), tongue)
    },
  }
}

async function answerTo(invocation: Invocation, options: DispatchOptions): Promise<Answer> {
  const { by: identity, localeHint, timeZoneHint } = invocation
  const caller = { identity, localeHint, timeZoneHint }
  const attempt = () => options.storage.asCaller(caller, (ports, actor) => serve(invocation, ports, actor, options))
  const served = await attempt()
  if ('found' in served) return served.found.guessed ? inOwnLanguage(served.found, invocation, options) : served.found
  const profile = await invocation.profile()
  const introduced = !profile.outsider && (await options.introduce(identity, profile)) ? await attempt() : served
  if ('found' in introduced) return introduced.found
  return strangersAnswer({ code: 'not-in-register', ask: introduced.unknown.askWhom }, invocation, options)
}

/** Milliseconds that an answer waits to learn the language it should be in. */
const patience = 400

interface Served extends Answer {
  readonly guessed: boolean
}

/** Asks the chat once for the language and zone that a person has set there, and remembers them; the answer is already what it is. */
async function inOwnLanguage(
  answer: Answer,
  { by, profile }: Invocation,
  { storage }: DispatchOptions,
): Promise<Answer> {
  const known = await Promise.race([profile().catch(() => null), pause(patience, null, { ref: false })])
  if (known === null || known.locale === null) return answer
  const caller = { identity: by, localeHint: known.locale, timeZoneHint: known.timeZone }
  const learned = await storage
    .asCaller(caller, async (_, { locale, timeZone }) => ({ commit: true, value: { locale, timeZone } }))
    .catch(() => null)
  return learned && 'found' in learned ? { ...answer, tongue: learned.found } : answer
}

async function serve(
  invocation: Invocation,
  ports: Ports,
  by: Actor,
  { calendarOf, ...options }: DispatchOptions,
): Promise<Settled<Served>> {
  const now = options.now()
  const tongue = { locale: by.locale, timeZone: by.timeZone }
  const guessed = by.localeGuessed
  const settle = (commit: boolean, view: View): Settled<Served> => ({ commit, value: { view, tongue, guessed } })
  const wanted = await wantedBy(invocation.way, ports)
  if (!wanted.ok) return settle(false, refusalView(wanted.refusal))
  const { intent, input } = wanted.value
  const occasion = { by, now, calendar: await calendarOf(by.network) }
  const [first, outcome] = await Promise.all([
    intent.writes ? ports.inbox.first(invocation.deliveryId, now) : true,
    intent.run(ports, input, occasion),
  ])
  if (!first) return settle(false, { kind: 'done', done: { what: 'already-done' }, buttons: [] })
  if (outcome.ok)
    return { commit: true, value: { view: outcome.value, tongue: tongueAfter(outcome.value, tongue), guessed } }
  const refusals = 'all' in outcome ? outcome.all : [outcome.refusal]
  return settle(false, await refused(ports, { intent, input, refusals, way: invocation.way.by }, occasion))
}

async function wantedBy(way: Way, ports: Ports) {
  if (way.by !== 'line') return named(way.intent, way.input)
  const read = readLine(way.line)
  return read.ok ? named(read.value.intent, await inWords(ports, read.value.input)) : read
}

/** A button or form that no intent knows is one from another time. */
function named(name: string, input: unknown) {
  const intent = intents.get(name)
  return intent ? allow({ intent, input }) : refuse({ code: 'form-expired' })
}

/** A change of language shows in its own confirmation. */
const tongueAfter = (view: View, tongue: Tongue): Tongue =>
  view.kind === 'done' && view.done.what === 'settings-saved' && view.done.locale !== null
    ? { ...tongue, locale: view.done.locale }
    : tongue

function refusalOf(fault: unknown, { way }: Invocation, { newReference, log }: DispatchOptions): Refusal {
  if (fault instanceof StorageGone) return { code: fault.unsure ? 'perhaps-saved' : 'not-saved' }
  const reference = newReference()
  const kind = fault instanceof Error ? fault.name : typeof fault
  const stack = fault instanceof Error ? fault.stack?.split('\n').slice(1, 6) : undefined
  log.error({ reference, kind, stack, way: way.by }, 'a request failed')
  return { code: 'fault', reference }
}

const strangersAnswer = (refusal: Refusal, { localeHint }: Invocation, { fallback }: DispatchOptions): Answer => ({
  view: refusalView(refusal),
  tongue: { ...fallback, locale: localeOf(localeHint) ?? fallback.locale },
})

/** The language of a BCP 47 tag, if it is one of ours. */
const localeOf = (tag: string | null): Locale | null => {
  const language = tag?.toLowerCase().split(/[-_]/)[0]
  return language === 'sv' || language === 'en' ? language : null
}
