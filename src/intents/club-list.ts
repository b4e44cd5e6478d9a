import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import type { ClubSheet, Segment, SuggestedCompany } from '../core/club/club.ts'
import { barredFromMoving } from '../core/club/hall.ts'
import type { CompanyFacts } from '../core/company/company-store.ts'
import type { CompanyId, PlaceId } from '../core/ids.ts'
import { exportStages } from '../core/network-file.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { showClub } from '../views/club.ts'
import type { Field, Option } from '../views/form.ts'
import { clubOf, ownSeat } from './club-deed.ts'
import { choice, id, line, listOf } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'

/** As many as can be chosen among at once, in either chat. */
const mostShown = 100
const sizes = ['0-9', '10-49', '50-249', '250-'] as const

const segmentInput = {
  municipality: line(4),
  size: choice(sizes),
  exportStage: choice(exportStages),
}
const segmentOf = z.object(segmentInput).transform(({ municipality, size, exportStage }): Segment => {
  const [from, to] = (size ?? '').split('-')
  return {
    ...{ municipality: municipality === '' ? null : municipality, exportStage },
    employees: size === null ? null : { from: Number(from), to: to ? Number(to) : null },
  }
})
const isId = id<'company'>()
const meetingId = id<'meeting'>()

/** Companies of a segment, to be put on the organisation's list: shown first, and then chosen among. Nothing is sent to them. */
export const clubSuggest = defineIntent({
  name: 'club.suggest',
  writes: true,
  // `seen`: the segment whose companies stood in the form that was sent.
  input: z.object({
    ...segmentInput,
    ...{ meeting: line(60), companies: listOf(8_000), company: line(longest.companyName), seen: line(60) },
  }),
  form: async (ports, known, occasion) => {
    const found = await clubOf(ports, meetingId.safeParse(known['meeting']).data ?? null, occasion)
    const looked = known['seen'] !== undefined
    const companies = found.ok && looked ? await companiesOf(ports, found.value, known) : []
    const names = await ports.clubs.municipalities()
    return {
      kind: 'form',
      form: 'club.suggest',
      keep: { meeting: known['meeting'] ?? '', seen: looked ? segmentTyped(known) : '-' },
      fields: [
        ...(companies.length === 0 ? [] : [companiesField(companies, known, names)]),
        ...segmentFields(known, names),
        {
          ...{ kind: 'line', name: 'company', value: known['company'] ?? '', required: false },
          most: longest.companyName,
        },
      ],
    }
  },
  run: async (ports, typed, occasion) => {
    const found = await clubOf(ports, meetingId.safeParse(typed.meeting).data ?? null, occasion)
    if (!found.ok) return found
    const { club, meeting } = found.value
    const { by, now } = occasion
    const barred = barredFromMoving(meeting.meeting, 'invite', { now, dayBegins: now })
    if (barred) return refuse(barred)
    const named = await companyNamed(ports, typed.company)
    if (!named.ok) return named
    if (typed.seen === '') return refuse({ code: 'required', field: 'municipality' })
    const chosen = [...typed.companies.filter((one): one is CompanyId => isId.safeParse(one).success), ...named.value]
    if (chosen.length === 0) {
      const shown = await companiesOf(ports, found.value, {
        ...typed,
        size: typed.size ?? '',
        exportStage: typed.exportStage ?? '',
        companies: '',
      })
      return refuse({
        ...{ code: 'companies-shown', none: shown.length === 0 },
        cut: shown.length > mostShown ? mostShown : null,
      })
    }
    const count = await ports.clubs.propose(club, await visible(ports, chosen), { by: by.member, at: now })
    await ports.clubs.record({ what: 'proposed', meeting: club.meeting, place: null }, by.organisation, {
      ...{ by: by.member, at: now },
    })
    return allow({
      kind: 'done',
      done: { what: 'companies-listed', count },
      buttons: [showClub(club.meeting)],
    })
  },
})

/** Those that the reader sees, of what was sent. */
async function visible(ports: Ports, ids: readonly CompanyId[]): Promise<readonly CompanyId[]> {
  const found = await Promise.all([...new Set(ids)].map((one) => ports.companies.byId(one)))
  return [...new Set(found.flatMap((one) => one?.id ?? []))]
}

async function companyNamed(ports: Ports, name: string): Promise<Outcome<readonly CompanyId[]>> {
  if (name === '') return allow([])
  const found = await ports.companies.byName(name)
  if (found.length > 1) return refuse({ code: 'company-several', field: 'company', wanted: name })
  const [only] = found
  return only ? allow([only.id]) : refuse({ code: 'company-not-registered', field: 'company', wanted: name })
}

const companiesOf = (ports: Ports, { club }: ClubSheet, known: Known): Promise<readonly SuggestedCompany[]> => {
  const segment = segmentOf.safeParse(known)
  return segment.success ? ports.clubs.suggest(club.meeting, segment.data, mostShown + 1) : Promise.resolve([])
}

const segmentTyped = (known: Known): string =>
  [known['municipality'], known['size'], known['exportStage']].map((one) => one ?? '').join(' ')

type Names = Awaited<ReturnType<Ports['clubs']['municipalities']>>

/** "Nordform AB (Växjö · 14)": with what the register knows. */
const labelOf = ({ name, municipality, employees }: SuggestedCompany, names: Names): string => {
  const where = names.find(({ code }) => code === municipality)?.name ?? municipality
  const known = [where, employees].filter((one) => one !== null)
  return known.length === 0 ? name : `${name} (${known.join(' · ')})`
}

function companiesField(companies: readonly SuggestedCompany[], known: Known, names: Names): Field {
  const options = companies.slice(0, mostShown).map((one) => ({ value: one.id, label: labelOf(one, names) }))
  return {
    ...{ kind: 'several', name: 'companies', value: known['companies'] ?? '', required: false },
    ...{ options, most: mostShown },
  }
}

function segmentFields(known: Known, municipalities: Names): readonly Field[] {
  const field = (name: 'municipality' | 'size' | 'exportStage', options: readonly Option[]): Field => ({
    ...{ kind: 'choice', name, value: known[name] ?? '', required: false, options },
  })
  return [
    ...(municipalities.length === 0
      ? []
      : [
          field(
            'municipality',
            municipalities.slice(0, 100).map(({ code: value, name: label }) => ({ value, label })),
          ),
        ]),
    field(
      'size',
      sizes.map((value) => ({ value, label: value.endsWith('-') ? '250+' : value.replace('-', '–') })),
    ),
    field('exportStage', exportStageOptions),
  ]
}

export const exportStageOptions: readonly Option[] = exportStages.map((value) => ({
  value,
  meaning: `export-${value}`,
}))

/** What the register knows, as a form has it. */
export const factsTyped = ({ municipality, employees, exportStage }: CompanyFacts): Known => ({
  ...{ municipality: municipality ?? '', employees: employees?.toString() ?? '', exportStage: exportStage ?? '' },
})

export const clubDrop = defineIntent({
  name: 'club.drop',
  writes: true,
  input: z.object({ place: id<'place'>() }),
  run: async (ports, { place }: { readonly place: PlaceId }, occasion: Occasion) => {
    const found = await ownSeat(ports, place, occasion)
    if (!found.ok) return found
    const { place: of, club } = found.value
    // Whoever invites it at this moment is waited for.
    await ports.clubs.hold(club)
    if (!(await ports.clubs.drop(place))) return refuse({ code: 'place-moved-on', stage: of.stage })
    const { by, now } = occasion
    await ports.clubs.record({ what: 'dropped', meeting: club.meeting, place }, by.organisation, {
      ...{ by: by.member, at: now },
    })
    const done = { what: 'place-dropped', company: of.companyName } as const
    return allow({ kind: 'done', done, buttons: [showClub(club.meeting)] })
  },
})
