import type { InvokeAnswer } from './connector.ts'
import { deliver } from './deliver.ts'
import { actOn } from './invoke.ts'
import { lineIn } from './line.ts'
import type { Payload, Source } from './payload.ts'
import { type Deed, deedOf, invocationOf, type Person, type Received } from './receive.ts'
import type { Reply, Responder } from './responder.ts'
import { profileOf } from './roster.ts'

const done: InvokeAnswer = { status: 200 }

/** Does what an activity asks for. What comes back is the body of our HTTP answer, which only invokes look at. */
export async function respond(
  activity: Payload,
  source: Source,
  reply: Reply,
  responder: Responder,
): Promise<InvokeAnswer> {
  const deed = deedOf(activity)
  if (deed.does === 'removes') await responder.memory.drop(source)
  if (deed.does === 'asks-else') return { status: 501 }
  if (deed.does === 'nothing' || deed.does === 'removes') return done
  responder.roster.learn(source)
  const noted = responder.memory.note(source, deed.does === 'installs')
  const answered = await answerTo(deed, activity, { source, reply }, responder)
  await noted
  return answered
}

interface Occasion {
  readonly source: Source
  readonly reply: Reply
}

type Answerable = Extract<Deed, { does: 'installs' | 'says' | 'acts' }>

async function answerTo(
  deed: Answerable,
  activity: Payload,
  { source, reply }: Occasion,
  responder: Responder,
): Promise<InvokeAnswer> {
  const { user } = source
  if (user === null) return deed.does === 'acts' && deed.asked !== 'chat' ? { status: 403 } : done
  const person: Person = { ...source, user }
  const profile = () => profileOf(responder.connector, source, responder.insecureLocal)
  const received: Received = { activity, person, profile }
  if (deed.does === 'acts' && deed.asked !== 'chat') return actOn(deed, received, responder)
  const invocation = await spoken(deed, received, responder)
  if (invocation === null) return done
  await deliver(await responder.dispatch(invocation), person, reply, responder)
  return done
}

/** What is said in so many words; the greeting after an installation is what somebody gets who asks for help. */
async function spoken(deed: Answerable, received: Received, { roster }: Responder) {
  const { activity, person } = received
  if (deed.does === 'acts') return invocationOf(received, deed.way, deed.nonce)
  if (deed.does === 'says') return invocationOf(received, { by: 'line', line: await lineIn(activity, person, roster) })
  return deed.greet && person.kind === 'personal' ? invocationOf(received, { by: 'line', line: 'doors help' }) : null
}
