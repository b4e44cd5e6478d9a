import type { OrganisationId } from '../core/ids.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'

/** For what is done for another organisation: until it is said again, everything is read and written as that one. */
const speakFor = statement('session.speakFor', `select set_config('app.organisation', $1, true)`)

/** All that `work` asks for in this turn, in the name of another organisation. */
export function inTheNameOf<T>(
  { line, organisation }: Pick<Session, 'line' | 'organisation'>,
  other: OrganisationId,
  work: () => Promise<T>,
): Promise<T> {
  if (other === organisation) return work()
  const begun = line.run(speakFor, [other])
  const done = work()
  const ended = line.run(speakFor, [organisation])
  return Promise.all([done, begun, ended]).then(([value]) => value)
}
