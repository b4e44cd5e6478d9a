import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export type MergingRefusal = 'not-yours-to-merge' | 'not-a-pair' | 'merged-already' | 'said-apart' | 'merge-unseen'
type Row = Parameters<Texts['merging']['entry']>[0]

const cases = (count: number, f: Formats): string => (count === 0 ? 'no cases' : f.plural(count, 'case', 'cases'))

const entry = ({ name, number, cases: count, formerly }: Row, f: Formats): string =>
  `${name} (${number ?? 'no organisation number'}${formerly === null ? '' : `; ${formerly} has become part of it`}), ${cases(count, f)}`

export const enAnotherHasIt =
  'Another promoter has an open case on the same company. You can ask to be brought in: they are told who you are, and you who they are if they invite you.'

export const enMerging = (f: Formats): Texts['merging'] => ({
  list: ({ total, more }) => ({
    title: 'May be one company',
    intro:
      total === 0
        ? 'No two companies in the register have the same number or nearly the same name without it being settled whether they are the same.'
        : `${more ? 'At least ' : ''}${f.plural(total, 'pair has', 'pairs have')} the same number, or nearly the same name and numbers that do not speak against their being one company. Merge them, or say that they are not the same.`,
  }),
  entry: (row) => entry(row, f),
  preview: ({ stays, goes, moving, reveals, widens, ofFile }) => [
    `Stays: ${entry(stays, f)}.`,
    `Becomes part of it: ${entry(goes, f)}. Whoever knew ${goes.name} finds the company by both names.`,
    moving.cases === 0
      ? 'No cases move.'
      : `Moves: ${cases(moving.cases, f)}, of which ${f.number(moving.open)} open. With them go ${f.all([
          f.plural(moving.contacts, 'contact person', 'contact persons'),
          f.plural(moving.approvals, 'approval', 'approvals'),
          f.plural(moving.referrals, 'referral', 'referrals'),
        ])}, just as they are.`,
    'Whoever has a case keeps it, and nobody sees more cases than before. Whoever saw the company sees the one that stays.',
    ...(reveals !== null
      ? [
          `Those who have a part in the cases that move come to see the number ${reveals}, which ${goes.name} did not have.`,
        ]
      : []),
    ...(widens
      ? [
          `${stays.name} becomes the network’s own, as ${goes.name} is: everybody in the network sees its name and number.`,
        ]
      : []),
    ...(ofFile ? [`${goes.name} came with the network’s file. A row of that name does not add it again.`] : []),
    'The owners of open cases that move are told what the company is called now. This cannot be undone.',
  ],
  company: ({ caseNo, need, elsewhere }) =>
    `The company of ${caseNo} (${need}) stood twice in the register and has been merged. What it is called now stands in the case; nothing else in it has changed.${elsewhere ? ` ${enAnotherHasIt}` : ''}`,
})

export const enMergingRefusals = (f: Formats): Pick<Texts['refusals'], MergingRefusal> => ({
  'not-yours-to-merge': ({ keepers }) =>
    `Only a network administrator can see which companies in the register may be the same, and merge them.${
      keepers.length ? ` Ask ${f.either(keepers)}.` : ''
    }`,
  'not-a-pair': () =>
    'These two companies cannot be merged as they stand in the register now: their names or their numbers speak against it. Nothing has changed. “/doors companies” shows what may be the same now.',
  'merged-already': ({ goes, stays, by, at }) =>
    `${by} merged ${goes} with ${stays} on ${f.moment(at)}. Nothing else has changed. “/doors companies” shows what is left.`,
  'said-apart': ({ names: [one, other], by, at }) =>
    `${by} said on ${f.moment(at)} that ${one} and ${other} are not the same company. Nothing has changed.`,
  'merge-unseen': ({ changed }) =>
    changed
      ? 'Something has changed since you opened the form, so nothing has been done yet. This is how it is now.'
      : 'Nothing has been done yet. See below what moves.',
})

export const enMergingDone = (f: Formats): Pick<Texts['done'], 'merged' | 'said-apart' | 'said-together'> => ({
  merged: ({ goes, stays, cases: count, open }) =>
    `${goes} is now the same company as ${stays}. ${count === 0 ? 'No cases had to move.' : `${f.plural(count, 'case has', 'cases have')} moved.`}${
      open === 0 ? '' : ' The owners of the open ones are told.'
    }`,
  'said-apart': ({ names: [one, other] }) =>
    `${one} and ${other} are not the same company, and are not suggested again.`,
  'said-together': ({ names: [one, other] }) => `${one} and ${other} may be the same company, and are suggested again.`,
})
