import { describe, expect, it } from '@jest/globals'
import { tidings, warmTidings } from '#src/core/notice.ts'
import { moveNames, stages } from '#src/core/referral/referral.ts'
import { warmStages } from '#src/core/referral/warm.ts'
import { sayHappening, sayRefusal, sayWarm } from '#src/texts/say.ts'
import { wordsFor } from '#src/texts/words.ts'
import { formNames } from '#src/views/form.ts'
import type { ReferralRow } from '#src/views/view.ts'
import { idOf } from '#test/core/referrals.ts'

const locales = ['sv', 'en'] as const
const at = new Date('2026-11-24T09:15:00Z')

const known: ReferralRow = {
  caseNo: 'KRO-1',
  need: 'Tyskland',
  referralKind: 'handover',
  stage: 'offered',
  from: 'Sara Lund',
  fromOrganisation: 'Almi',
  to: 'Li Berg',
  toOrganisation: 'Business Sweden',
  deadline: at,
  overdue: false,
  since: at,
  by: 'Li Berg',
  taker: 'Li Berg',
  onwards: 'EKN',
  outcome: null,
  settled: true,
  unnamed: false,
  revoked: false,
  seat: { id: idOf('round'), mode: 'in-turn', place: 2, size: 3, lead: false, ended: false },
  warm: null,
}
const unknown = { ...known, to: null, deadline: null, by: null, taker: null, onwards: null, settled: false, seat: null }

describe.each(locales)('the texts in %s', (locale) => {
  const t = wordsFor({ locale, timeZone: 'Europe/Stockholm' })

  it.each(formNames)('the title and the button of %s fit in Slack’s 24 characters', (form) => {
    expect(t.forms[form].title.length).toBeLessThanOrEqual(24)
    expect(t.forms[form].submit.length).toBeLessThanOrEqual(24)
  })

  it.each(tidings.flatMap((tiding) => stages.map((stage) => [tiding, stage] as const)))(
    'say the news of %s while it is %s with the case and nothing that is not there',
    (tiding, stage) => {
      for (const row of [
        { ...known, stage },
        { ...unknown, stage },
      ]) {
        const said = `${t.tidings[tiding](row)} ${t.sentences.stands(row)}`
        expect(said).toMatch(/KRO-1.*Tyskland/)
        expect(said).not.toMatch(/null|undefined|\(\)| {2}/)
      }
    },
  )

  it.each(warmTidings.flatMap((tiding) => warmStages.map((stage) => [tiding, stage] as const)))(
    'say of a warm handover %s while it is %s, with the case and nothing that is not there',
    (tiding, stage) => {
      for (const [time, by] of [
        [at, 'Li Berg'],
        [null, null],
      ] as const) {
        const booking = { stage, at: time, times: [at], minutes: 30, by }
        for (const passed of [true, false]) {
          const view = { ...known, kind: 'warm', tiding, passed, booking, calendar: null, buttons: [] } as const
          const said = `${sayWarm(t, view)} ${t.warm.stands(booking)}`
          expect(said).toMatch(/KRO-1.*Tyskland/)
          expect(said).not.toMatch(/null|undefined|\(\)| {2}| [.,]/)
        }
      }
    },
  )

  it('name what came of it', () => {
    const outcome = t.sentences.outcome({ result: 'got-help', gains: ['loan', 'new-market'] })
    expect(outcome).toBe(
      { sv: 'Företaget fick hjälp (Lån, Ny marknad)', en: 'The company got help (Loan, New market)' }[locale],
    )
  })

  it('have a word for every stage and every move', () => {
    for (const stage of stages) expect(t.stages[stage]).not.toBe('')
    for (const move of moveNames) {
      const moved = { what: 'moved', referral: idOf<'referral'>('r'), move, kind: 'handover', words: '' } as const
      expect(sayHappening(t, moved)).toMatch(/\w/)
    }
  })
})

describe('dates, numbers and lists as the reader writes them', () => {
  it.each([
    ['sv', 'Europe/Stockholm', 'tis 24 nov. 10:15'],
    ['en', 'Europe/London', 'Tue 24 Nov, 09:15'],
  ] as const)('a moment in %s, in %s: %s', (locale, timeZone, moment) => {
    const t = wordsFor({ locale, timeZone })
    const said = sayRefusal(t, { code: 'moved-on', stage: 'accepted', by: 'Li Berg', at })
    expect(said).toContain(moment)
    expect(said).toContain('Li Berg')
  })

  it.each([
    ['sv', 'Anna, Bo eller Cia', '10\u00a0000'],
    ['en', 'Anna, Bo or Cia', '10,000'],
  ] as const)('lists and numbers in %s', (locale, list, number) => {
    const t = wordsFor({ locale, timeZone: 'Europe/Stockholm' })
    expect(sayRefusal(t, { code: 'not-in-register', ask: ['Anna', 'Bo', 'Cia'] })).toContain(list)
    expect(sayRefusal(t, { code: 'too-long', field: 'need', most: 500, was: 10_000 })).toContain(number)
  })
})

it.each([
  ['sv', 20, 'Visar 20 av 99', 'Visar 20 av minst 100'],
  ['en', 20, 'Showing 20 of 99', 'Showing 20 of at least 100'],
] as const)('a long list in %s says that it was not counted to the end', (locale, shown, counted, notCounted) => {
  const { sentences } = wordsFor({ locale, timeZone: 'Europe/Stockholm' })
  expect(sentences.shown(shown, 99)).toBe(counted)
  expect(sentences.shown(shown, 100)).toBe(notCounted)
})
