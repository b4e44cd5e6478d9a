import type { MemberId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { noon } from '../core/register/absence.ts'
import type { Member, Organisation } from '../core/register/register.ts'
import type { HandedOn } from '../core/staff.ts'
import type { AwayNote, FieldName, Option } from '../views/form.ts'
import { findReceiver } from './receiver.ts'

/** A person, as they were named in a form or on a line; what is wrong stands at the field where that was. */
export async function findColleague(ports: Ports, typed: string, field: FieldName): Promise<Outcome<Member>> {
  const found = await findReceiver(ports, typed)
  if (found.ok)
    return found.value.member
      ? allow(found.value.member)
      : refuse({ code: 'colleague-unknown', field, wanted: typed, nearest: [] })
  const { refusal } = found
  return refusal.code === 'receiver-unknown'
    ? refuse({ code: 'colleague-unknown', field, wanted: refusal.wanted, nearest: refusal.nearest })
    : found
}

type Group = { readonly organisation: Organisation; readonly members: readonly Member[] }

/** People to choose from, as `findColleague` knows them again. */
export const colleagueOptions = (
  groups: readonly Group[],
  isAmong: (member: Member, organisation: Organisation) => boolean,
): readonly Option[] =>
  groups.flatMap(({ organisation, members }) =>
    members
      .filter((member) => isAmong(member, organisation))
      .map((member) => ({
        value: `${organisation.key}/${member.key}`,
        label: member.name,
        group: organisation.name,
        ...(member.away && { awayUntil: noon(member.away.until) }),
      })),
  )

/** The choice that is meant by what was typed: its value, or the name; empty when none is. */
export const chosenOf = (options: readonly Option[], typed: string): string => {
  const wanted = typed.replace(/^@/, '').toLocaleLowerCase('sv')
  const found = options.find(
    (one) =>
      one.value === typed ||
      one.value.endsWith(`/${wanted}`) ||
      ('label' in one && one.label.toLocaleLowerCase('sv') === wanted),
  )
  return found?.value ?? ''
}

export const awayOf = ({ name, away }: Member): AwayNote | null =>
  away && { name, until: noon(away.until), standIn: away.standIn?.name ?? null }

/** Whoever asks to be brought in to what somebody has taken over is answered by them: what was asked of whoever had it says so. */
export async function passOnInquiries(ports: Ports, taker: MemberId, { inquiries }: HandedOn): Promise<void> {
  await Promise.all([
    ...[...new Set(inquiries.map((one) => one.case))].map((of) => ports.notices.refresh(of)),
    ports.notices.post(
      ...inquiries.map((one) => ({
        id: ports.newId<'notice'>(),
        recipient: { member: taker },
        about: { kind: 'inquiry', ...one } as const,
      })),
    ),
  ])
}
