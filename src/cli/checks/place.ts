import type { Config } from '../../config.ts'
import { ask, whyNot } from './ask.ts'
import { type Check, failed, ok, skipped, warning } from './check.ts'

/** Whether the world reaches a bot at PUBLIC_URL. */
export async function lookAtAddress({ mode, publicUrl, slack, teams }: Config): Promise<Check> {
  const name = 'PUBLIC_URL'
  if (mode === 'playground') return skipped(name, 'the playground is for this machine only')
  if (publicUrl === null) {
    const needed = slack?.oauth || (teams && !teams.insecureLocal) || (slack && !slack.appToken)
    return needed
      ? warning(
          name,
          'is not set',
          'Set it to the https address that reaches the bot: manifests and installation need it.',
        )
      : skipped(name, 'is not set, and not needed')
  }
  const asked = await ask(`${publicUrl}/live`)
  if (asked.answered && asked.status === 200) return ok(name, `a bot answers at ${publicUrl}`)
  return warning(
    name,
    `no bot answers at ${publicUrl}/live (${whyNot(asked)})`,
    'If the bot is running, check the reverse proxy and its certificate; if not, start it and ask again.',
  )
}

/** Milliseconds: worth a word, and what makes Slack's and Microsoft's signatures look stale. */
const skew = { noticed: 30_000, fatal: 300_000 }

export interface OtherClock {
  readonly whose: string
  readonly at: Date | null
}

/** This machine's clock beside those of whoever has just answered, each to a second or so. */
export function lookAtClocks(now: Date, clocks: readonly OtherClock[]): Check {
  const name = 'Clock'
  const seen = clocks.flatMap(({ whose, at }) => (at ? [{ whose, away: Math.abs(now.getTime() - at.getTime()) }] : []))
  const [worst] = seen.toSorted((one, other) => other.away - one.away)
  if (!worst) return skipped(name, 'nobody to compare with')
  const says = `${Math.round(worst.away / 1000)} s from ${worst.whose}’s`
  const todo = 'Let the machine keep its time by NTP: signatures older than five minutes are refused.'
  if (worst.away >= skew.fatal) return failed(name, says, todo)
  return worst.away >= skew.noticed ? warning(name, says, todo) : ok(name, says)
}
