import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { barredFromGiving, type Held, reassign } from '../core/case/reassign.ts'
import { stuck } from '../core/case/stuck.ts'
import type { MemberId } from '../core/ids.ts'
import { concernedBy } from '../core/leaving.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { showCase } from '../views/rows.ts'
import { caseForm } from './case-kept.ts'
import { caseNoFrom } from './case-no.ts'
import { awayOf, chosenOf, colleagueOptions, findColleague, passOnInquiries } from './colleague.ts'
import { line, text } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { textField } from './move-form.ts'

interface Found {
  readonly of: Held
  readonly stuck: boolean
  /** Whether the reader is a party to it, and not only helps it along. */
  readonly seen: boolean
}

/** Another owner within the owner's organisation: from the owner to a colleague, by the team lead, or of what is stuck by a coordinator. */
export const caseReassign = defineIntent({
  name: 'case.reassign',
  writes: true,
  input: z.object({ case: line(60), owner: line(200), reason: text(longest.note) }),
  form: async (ports, known, occasion) => {
    const [form, found, all] = await Promise.all([
      caseForm(ports, 'case.reassign', known, occasion),
      heldCase(ports, known['case'] ?? '', occasion),
      ports.register.all(),
    ])
    const home = found.ok ? found.value.of : { ownerOrganisation: occasion.by.organisation, owner: null }
    const options = takersAmong(all, home)
    if (options.length === 0) return null
    return form([
      { kind: 'choice', name: 'owner', value: chosenOf(options, known['owner'] ?? ''), required: true, options },
      textField('reason', known, longest.note, true),
    ])
  },
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await heldCase(ports, wanted.case, occasion)
    if (!found.ok) return found
    const { of, stuck: isStuck, seen } = found.value
    const barred = barredFromGiving(of, by, isStuck)
    if (barred) return barred
    if (wanted.owner === '') {
      // A form that nobody can be chosen in would ask for ever.
      const nobody = takersAmong(await ports.register.all(), of).length === 0
      const { no: caseNo, ownerName: owner, ownerOrganisationName: organisation } = of
      return refuse(
        nobody ? { code: 'nobody-to-take', caseNo, owner, organisation } : { code: 'required', field: 'owner' },
      )
    }
    const taker = await findColleague(ports, wanted.owner, 'owner')
    if (!taker.ok) return taker
    const { value: member } = taker
    const given = reassign(of, { taker: member, reason: wanted.reason, by, stuck: isStuck })
    if (!given.ok) return given
    if (member.chat === null) return refuse({ code: 'taker-unreachable', name: member.name })
    const { owner: from, ownerOrganisation: organisation } = of
    const handing = { from, to: member, organisation, by, at: now, words: wanted.reason }
    const handed = await ports.staff.handOn(of, handing)
    if (handed === null) return goneElsewhere(ports, of, occasion)
    const leads = by.organisation === organisation ? [] : await leadsOf(ports, organisation)
    const told = concernedBy([member.id, from, ...leads], by.member)
    await Promise.all([
      ports.notices.post(
        ...told.map((one) => ({
          id: ports.newId<'notice'>(),
          recipient: { member: one },
          about: { kind: 'ownership', case: of.id } as const,
        })),
      ),
      ...handed.referrals.map((referral) => ports.notices.refresh(referral)),
      passOnInquiries(ports, member.id, handed),
    ])
    const done = { what: 'reassigned', caseNo: of.no, owner: member.name, away: awayOf(member) } as const
    return allow({ kind: 'done', done, buttons: seen ? [showCase(of.no)] : [] })
  },
})

/** Colleagues of the owner who can be told of it. */
const takersAmong = (
  all: Parameters<typeof colleagueOptions>[0],
  {
    ownerOrganisation,
    owner,
  }: { readonly ownerOrganisation: Held['ownerOrganisation']; readonly owner: MemberId | null },
) => colleagueOptions(all, (one) => one.organisation === ownerOrganisation && one.chat !== null && one.id !== owner)

/** A party sees the case; a coordinator knows of it what it takes to help it along. */
async function heldCase(ports: Ports, typed: string, { by }: Occasion): Promise<Outcome<Found>> {
  if (typed === '') return refuse({ code: 'required', field: 'case' })
  const no = caseNoFrom(typed, by.network.prefix)
  const helps = by.roles.includes('coordinator')
  const [seen, known] = await Promise.all([ports.cases.byNo(no), helps ? ports.stuck.byNo(no) : null])
  const of = seen ?? known
  if (of === null) return refuse({ code: 'case-not-found', wanted: no })
  return allow({ of, stuck: known !== null && stuck(known.standing).length > 0, seen: seen !== null })
}

async function goneElsewhere(ports: Ports, was: Held, occasion: Occasion) {
  const is = await heldCase(ports, was.no, occasion)
  if (!is.ok) return is
  const { no: caseNo, ownerName, ownerOrganisationName, status } = is.value.of
  if (status === 'closed') return refuse({ code: 'case-closed', caseNo })
  return refuse({ code: 'changed-hands', caseNo, owner: `${ownerName}, ${ownerOrganisationName}` })
}

async function leadsOf(ports: Ports, organisation: Held['ownerOrganisation']): Promise<readonly MemberId[]> {
  return (await ports.clocks.concerned(organisation, null)).teamLeads
}
