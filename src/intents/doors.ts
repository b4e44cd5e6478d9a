import { z } from 'zod'
import { maySayWhoLeaves } from '../core/leaving.ts'
import { allow } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { noon } from '../core/register/absence.ts'
import type { Locale } from '../core/register/register.ts'
import { caseRow, caseRowButtons, referralButtons, referralRow } from '../views/rows.ts'
import { commandNames } from '../views/view.ts'
import { choice } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

/** Slack's Home holds a hundred blocks, a card 25 KB: so many rows fit in both, with their buttons. */
const mostWaiting = 10
const mostCases = 10

/** What waits for me, by clock, and my cases: Slack's Home, and "today" in both chats. */
export const today = defineIntent({
  name: 'doors.today',
  writes: false,
  input: z.object({}),
  run: async (ports, _, { by }) => {
    const [waiting, { cases, total }] = await Promise.all([
      ports.referrals.waitingFor(by, mostWaiting),
      ports.cases.list('mine', mostCases),
    ])
    return allow({
      kind: 'today',
      name: by.name,
      waiting: waiting.map((sheet) => ({ ...referralRow(sheet), buttons: referralButtons(sheet, by) })),
      mine: cases.map((of) => ({
        ...caseRow(of),
        buttons: caseRowButtons(of, by),
      })),
      total,
      buttons: [
        { intent: 'case.new', input: {}, weight: 'main', opens: true },
        { intent: 'doors.away', input: {}, weight: 'plain', opens: true },
        { intent: 'doors.settings', input: {}, weight: 'plain', opens: true },
        { intent: 'doors.help', input: {}, weight: 'plain', opens: false },
      ],
    })
  },
})

/** One's own language; without one, the chat's setting counts. */
export const settings = defineIntent({
  name: 'doors.settings',
  writes: true,
  input: z.object({ locale: choice(['sv', 'en', 'chat']) }),
  form: async (ports, known, { by }) => ({
    kind: 'form',
    form: 'doors.settings',
    keep: {},
    fields: [
      {
        kind: 'choice',
        name: 'locale',
        value: known['locale'] ?? (await ownLocale(ports, by)) ?? 'chat',
        required: true,
        options: [
          { value: 'sv', meaning: 'swedish' },
          { value: 'en', meaning: 'english' },
          { value: 'chat', meaning: 'as-in-chat' },
        ],
      },
    ],
  }),
  run: async (ports, { locale }, { by }) => {
    if (locale === null) return { ok: false, refusal: { code: 'required', field: 'locale' } }
    const own = locale === 'chat' ? null : locale
    await ports.register.setLocale(by.member, own)
    return allow({ kind: 'done', done: { what: 'settings-saved', locale: own }, buttons: [] })
  },
})

async function ownLocale(ports: Ports, { member }: Occasion['by']): Promise<Locale | null> {
  const members = (await ports.register.all()).flatMap((one) => one.members)
  return members.find(({ id }) => id === member)?.locale ?? null
}

export const people = defineIntent({
  name: 'doors.people',
  writes: false,
  input: z.object({}),
  run: async (ports, _, { by }) => {
    const all = await ports.register.all()
    return allow({
      kind: 'people',
      buttons: maySayWhoLeaves(by) ? [{ intent: 'doors.leave', input: {}, weight: 'plain', opens: true }] : [],
      organisations: all.map(({ organisation, members }) => ({
        key: organisation.key,
        name: organisation.name,
        members: members.map(({ name, key, roles, chat, away }) => ({
          ...{ name, key, roles, chat },
          awayUntil: away && noon(away.until),
        })),
      })),
    })
  },
})

export const help = defineIntent({
  name: 'doors.help',
  writes: false,
  input: z.object({ command: choice(commandNames) }),
  run: async (_, { command }) => allow({ kind: 'help', command }),
})
