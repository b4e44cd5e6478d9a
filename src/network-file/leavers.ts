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

const stillHas = ({ member, cases, referrals, actions }: OpenOf): string => {
  const counted = [
    ...counting(cases, 'open case', 'open cases'),
    ...counting(referrals, 'referral under way', 'referrals under way'),
    ...counting(actions, 'action from a meeting', 'actions from meetings'),
  ]
  return `"${member}" still has ${list.format(counted)}: say first in chat who takes over, with "/doors leave ${member}"; it also makes them inactive`
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const counting = (count: number, one: string, several: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : several}`]
