import type { OpenOf } from '../core/network-file.ts'
import type { DraftFile } from './draft.ts'
import type { Finding } from './wording.ts'

/** Nobody is made inactive with something open: who takes it over is said in chat, where it is told and written down. */
export const leavers = ({ organisations }: DraftFile, open: readonly OpenOf[]): readonly Finding[] =>
  organisations.flatMap(({ key: organisation, members }) =>
    members.flatMap(({ key: member, active, path }) => {
      const has = open.find((one) => one.organisation === organisation && one.member === member)
      return active || !path || !has ? [] : [{ path: [...path, 'active'], message: stillHas(has) }]
    }),
  )

const stillHas = ({ member, cases, referrals }: OpenOf): string => {
  const counted = [
    ...(cases > 0 ? [cases === 1 ? '1 open case' : `${cases} open cases`] : []),
    ...(referrals > 0 ? [referrals === 1 ? '1 referral under way' : `${referrals} referrals under way`] : []),
  ]
  return `"${member}" still has ${counted.join(' and ')}: say first in chat who takes over, with "/doors leave ${member}"; it also makes them inactive`
}
