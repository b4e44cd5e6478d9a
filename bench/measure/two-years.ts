import { inTurn, slackPromoters, teamsPromoters } from './network.ts'
import { personOf, type SeedCase, type Seeded } from './seed.ts'

/** The first two are who is at work while it is measured. */
const owners = [...slackPromoters.slice(2), ...teamsPromoters]
/** Slack promoters of the organisation that those two are not in. */
const neighbours = slackPromoters.slice(slackPromoters.length / 2)
const days = 730

/** Two years of cases: nine in ten of them closed, one in fifty just offered to somebody in another chat. */
export function* twoYears(seeded: Seeded, count: number): Generator<SeedCase> {
  for (let n = 0; n < count; n += 1) {
    const from = inTurn(owners, n)
    const to = personOf(seeded, inTurn(from.chat === 'slack' ? teamsPromoters : neighbours, n).key)
    const stage = n % 50 === 0 ? ('offered' as const) : ('completed' as const)
    const referral = n % 10 === 1 ? null : { to, stage }
    yield { owner: personOf(seeded, from.key), referral, age: (n * 7) % days }
  }
}
