import { z } from 'zod'
import { type OrganisationNumber, readOrganisationNumber } from '../core/company/organisation-number.ts'
import type { NumberFault } from '../core/refusal.ts'
import type { WorkingHours } from '../core/register/register.ts'
import { suggest } from './nearest.ts'

/** The single values of a network file. Messages read after the path: "organisations[0].key: …". */

const unseen = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** One line of text as it is shown to people: composed, trimmed, without characters that cannot be seen. */
export const line = (most: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1, 'must not be empty')
    .max(most, `is too long: at most ${most} characters`)
    .refine((text) => !unseen.test(text), 'holds line breaks or characters that cannot be seen; write one plain line')

const like = (pattern: RegExp, message: string) => z.string().regex(pattern, message)

export const key = like(
  /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/,
  'must be lower-case letters a–z, digits and single dashes, such as "business-sweden", at most 60',
)

export const prefix = like(/^[A-Z][A-Z0-9]{1,7}$/, 'must be 2 to 8 capital letters A–Z or digits, such as "KRO"')

export const need = like(
  /^(?=.{1,60}$)[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
  'must be lower-case letters a–z, digits and single underscores, such as "market_entry", at most 60',
)

export const email = z.email('is not an e-mail address').max(254, 'is too long: at most 254 characters')

export const slackTeam = like(
  /^[TE][A-Z0-9]{2,30}$/,
  'is not a Slack workspace id: it begins with T, such as "T0ALMI001"',
)
export const slackUser = like(/^[UW][A-Z0-9]{2,30}$/, 'is not a Slack user id: it begins with U, such as "U0SARA0001"')
export const slackChannel = like(
  /^[CG][A-Z0-9]{2,30}$/,
  'is not a Slack channel id: it begins with C, such as "C0ALMIHAND"; it stands at the bottom of the channel’s details',
)

/** The Agents Playground's ids have one digit more in the last group. */
const entraId = (what: string) =>
  like(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12,13}$/i,
    `is not ${what}: it looks like "7d0c2a7e-0001-4000-8000-000000000001"`,
  ).toLowerCase()

export const tenant = entraId('a Teams tenant id')
export const entraUser = entraId('an Entra object id')
export const teamsChannel = like(
  /^19:[^\s;@]{1,200}@thread\.(tacv2|v2|skype)$/,
  'is not a Teams channel id: it looks like "19:…@thread.tacv2", without ";messageid="; it is in the channel’s link',
)

const zones = Intl.supportedValuesOf('timeZone')

export const timeZone = z.string().superRefine((typed, context) => {
  if (typed === 'UTC' || (/^[A-Za-z]+\//.test(typed) && isZone(typed))) return
  context.addIssue({
    code: 'custom',
    message: `is not a time zone, such as "Europe/Stockholm"${suggest(typed, zones)}`,
  })
})

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

export const country = z
  .string()
  .refine((code) => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined, 'is not a country code, such as "SE"')

const hours = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/

export const workingHours = z.string().transform((typed, context): WorkingHours => {
  const [, fromHour, fromMinute, toHour, toMinute] = hours.exec(typed) ?? []
  const from = Number(fromHour) * 60 + Number(fromMinute)
  const to = Number(toHour) * 60 + Number(toMinute)
  if (from < to) return { from, to }
  context.addIssue({
    code: 'custom',
    message: 'must be working hours, such as "08:00-17:00", that begin before they end',
  })
  return z.NEVER
})

export const date = z
  .string()
  .refine((typed) => z.iso.date().safeParse(typed).success, 'is not a date, such as 2026-10-01')

export const municipality = like(/^\d{4}$/, 'must be the municipality’s four digits in quotes, such as "0780"')

export const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`
  return z.number().int(message).min(least, message).max(most, message)
}

const faults: { readonly [F in NumberFault]: string } = {
  length: 'is not an organisation number: it has ten digits',
  characters: 'is not an organisation number: it has digits and a dash only',
  group: 'is not an organisation number: its third digit, or the birth date in it, cannot be right',
  'check-digit': 'is not an organisation number: its last digit does not fit the others, so look for a slip',
}

/** A sole trader's is a personal identity number, so a message never repeats it. */
export const organisationNumber = z.preprocess(
  (typed) => (typeof typed === 'number' ? String(typed) : typed),
  z.string().transform((typed, context): OrganisationNumber => {
    const read = readOrganisationNumber(typed)
    if (read.ok) return read.value
    const fault = read.refusal.code === 'organisation-number-invalid' ? read.refusal.fault : 'characters'
    context.addIssue({ code: 'custom', message: faults[fault] })
    return z.NEVER
  }),
)
