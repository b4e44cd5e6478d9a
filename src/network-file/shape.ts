import { z } from 'zod'
import {
  type AgreementEntry,
  type ChannelEntry,
  type CompanyEntry,
  capacities,
  exportStages,
  type MemberEntry,
  type NetworkEntry,
  type NetworkFile,
  type OrganisationEntry,
  purposes,
  type ServiceEntry,
  type WorkspaceEntry,
} from '../core/network-file.ts'
import { roles } from '../core/register/register.ts'
import * as leaf from './leaves.ts'

const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? null)

const list = <S extends z.ZodType>(schema: S, most: number) =>
  z
    .array(schema)
    .max(most, `has too many entries: at most ${most}`)
    .nullish()
    .transform((entries) => entries ?? [])

const once = <T extends string>(values: readonly T[]): boolean => new Set(values).size === values.length

const locale = z.enum(['sv', 'en'])

const network = {
  key: leaf.key,
  name: leaf.line(120),
  prefix: leaf.prefix,
  time_zone: leaf.timeZone.default('Europe/Stockholm'),
  locale: locale.default('sv'),
  country: leaf.country.default('SE'),
  working_hours: leaf.workingHours.default({ from: 480, to: 1020 }),
}

const member = {
  key: leaf.key,
  name: leaf.line(120),
  email: leaf.email,
  roles: z.array(z.enum(roles)).min(1, 'must name at least one role').refine(once, 'names a role twice'),
  locale: optional(locale),
  slack: optional(leaf.slackUser),
  teams: optional(leaf.entraUser),
  stand_in: optional(leaf.key),
  active: z.boolean().default(true),
}

const range = z
  .tuple([leaf.whole(0, 10_000_000), leaf.whole(0, 10_000_000)])
  .refine(([from, to]) => from <= to, 'must be the least and the most, such as [2, 49]')
  .transform(([from, to]) => ({ from, to }))

const municipality = { code: leaf.municipality, name: leaf.line(60) }

const need = {
  key: leaf.need,
  sv: leaf.line(60),
  en: leaf.line(60),
  words: z
    .array(leaf.line(60))
    .min(1, 'must have at least one word by which the need is recognised')
    .max(200, 'has too many entries: at most 200'),
}

const eligibility = {
  employees: optional(range),
  net_turnover_min_sek: optional(leaf.whole(0, Number.MAX_SAFE_INTEGER)),
}

const service = {
  need: leaf.need,
  title: leaf.line(120),
  eligibility: z.strictObject(eligibility).nullish(),
  capacity: z.enum(capacities).default('open'),
  closed_until: optional(leaf.date),
  reviewed: optional(leaf.date),
}

const closing = z
  .strictObject(service)
  .refine(({ capacity, closed_until }) => closed_until === null || capacity === 'closed', {
    path: ['closed_until'],
    message: 'is for what is closed: write "capacity: closed", or take it away',
  })

const slackChat = { team: leaf.slackTeam }
const teamsChat = { tenant: leaf.tenant }
const chat = { slack: z.strictObject(slackChat).nullish(), teams: z.strictObject(teamsChat).nullish() }
const place = { slack: optional(leaf.slackChannel), teams: optional(leaf.teamsChannel) }
const channels = { handovers: z.strictObject(place).nullish(), digest: z.strictObject(place).nullish() }

const organisation = {
  key: leaf.key,
  name: leaf.line(120),
  convener: z.boolean().default(false),
  public_authority: z.boolean().default(false),
  chat: z
    .strictObject(chat)
    .nullish()
    .transform((typed): readonly WorkspaceEntry[] => [
      ...(typed?.slack ? [{ chat: 'slack', workspace: typed.slack.team } as const] : []),
      ...(typed?.teams ? [{ chat: 'teams', workspace: typed.teams.tenant } as const] : []),
    ]),
  channels: z
    .strictObject(channels)
    .nullish()
    .transform((typed): readonly ChannelEntry[] =>
      purposes.flatMap((purpose) =>
        (['slack', 'teams'] as const).flatMap((chat) => {
          const place = typed?.[purpose]?.[chat]
          return place ? [{ purpose, chat, place }] : []
        }),
      ),
    ),
  members: list(
    z.strictObject(member).transform(({ stand_in, ...rest }): MemberEntry => ({ ...rest, standIn: stand_in })),
    2_000,
  ),
  services: list(
    closing.transform(
      ({ eligibility, closed_until, ...rest }): ServiceEntry => ({
        ...rest,
        closedUntil: closed_until,
        eligibility: {
          employees: eligibility?.employees ?? null,
          netTurnoverMinSek: eligibility?.net_turnover_min_sek ?? null,
        },
      }),
    ),
    200,
  ),
}

const agreement = {
  version: leaf.whole(1, 100_000),
  signed_on: leaf.date,
  parties: z.array(leaf.key).min(1, 'must name who has signed').max(500, 'has too many entries: at most 500'),
}

const company = {
  number: optional(leaf.organisationNumber),
  name: leaf.line(200),
  municipality: optional(leaf.municipality),
  employees: optional(leaf.whole(0, 10_000_000)),
  net_turnover_sek: optional(leaf.whole(0, Number.MAX_SAFE_INTEGER)),
  export_stage: optional(z.enum(exportStages)),
  markets: list(leaf.country, 250).refine(once, 'names a country twice'),
}

const file = {
  network: z.strictObject(network).transform(
    ({ time_zone, working_hours, ...rest }): NetworkEntry => ({
      ...rest,
      timeZone: time_zone,
      workingHours: working_hours,
    }),
  ),
  municipalities: list(z.strictObject(municipality), 400),
  needs: list(z.strictObject(need), 200),
  organisations: list(
    z.strictObject(organisation).transform(
      ({ public_authority, chat, ...rest }): OrganisationEntry => ({
        ...rest,
        publicAuthority: public_authority,
        workspaces: chat,
      }),
    ),
    500,
  ),
  agreement: z
    .strictObject(agreement)
    .nullish()
    .transform((typed): AgreementEntry | null =>
      typed ? { version: typed.version, signedOn: typed.signed_on, parties: typed.parties } : null,
    ),
  companies: list(
    z.strictObject(company).transform(
      ({ net_turnover_sek, export_stage, ...rest }): CompanyEntry => ({
        ...rest,
        netTurnoverSek: net_turnover_sek,
        exportStage: export_stage,
      }),
    ),
    20_000,
  ),
}

/** A file entry by entry; what the entries say of each other is checked apart. */
export const shape: z.ZodType<NetworkFile> = z.strictObject(file)

/** The keys that an entry may have, by its path without the places in lists. */
export const knownKeys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '': file,
    network,
    municipalities: municipality,
    needs: need,
    organisations: organisation,
    'organisations.chat': chat,
    'organisations.chat.slack': slackChat,
    'organisations.chat.teams': teamsChat,
    'organisations.channels': channels,
    'organisations.channels.handovers': place,
    'organisations.channels.digest': place,
    'organisations.members': member,
    'organisations.services': service,
    'organisations.services.eligibility': eligibility,
    agreement,
    companies: company,
  }).map(([path, entry]) => [path, Object.keys(entry)]),
)
