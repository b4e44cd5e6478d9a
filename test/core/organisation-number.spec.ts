import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readOrganisationNumber, showOrganisationNumber } from '#src/core/company/organisation-number.ts'

describe('an organisation number', () => {
  it.each([
    ['556016-0680', '5560160680', false],
    ['5560160680', '5560160680', false],
    ['16556016-0680', '5560160680', false],
    [' 556016 - 0680 ', '5560160680', false],
    ['556016–0680', '5560160680', false],
    ['５５６０１６-０６８０', '5560160680', false],
    ['202100-5489', '2021005489', false],
    ['811218-9876', '8112189876', true],
    ['19811218-9876', '8112189876', true],
    ['811278-9873', '8112789873', true],
  ])('%s is %s, a sole trader’s: %s', (typed, digits, soleTrader) => {
    expect(readOrganisationNumber(typed)).toEqual({ ok: true, value: { digits, soleTrader } })
  })

  it.each([
    ['556016-0681', 'check-digit'],
    ['556016-068', 'length'],
    ['', 'length'],
    ['55601606800', 'length'],
    ['SE556016068001', 'characters'],
    ['556016-068O', 'characters'],
    ['16811218-9876', 'group', '16811218-••••'],
    ['19556016-0680', 'group'],
    ['811318-9876', 'group', '811318-••••'],
    ['811232-9876', 'group', '811232-••••'],
    ['811200-9876', 'group', '811200-••••'],
    ['811218 98 77', 'check-digit', '811218 ••••'],
  ])('%j is not one: %s', (typed, fault, shown = typed) => {
    expect(readOrganisationNumber(typed)).toEqual({
      ok: false,
      refusal: { code: 'organisation-number-invalid', typed: shown, fault },
    })
  })

  it('is wrong as soon as one digit is changed', () => {
    const place = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{2}[2-9][0-9]{6}$/),
        place,
        fc.integer({ min: 1, max: 9 }),
        (body, at, by) => {
          const valid = [...'0123456789']
            .map((last) => body + last)
            .filter((digits) => readOrganisationNumber(digits).ok)
          expect(valid).toHaveLength(1)
          const digits = [...(valid[0] ?? '')]
          digits[at] = String((Number(digits[at]) + by) % 10)
          expect(readOrganisationNumber(digits.join('')).ok).toBe(false)
        },
      ),
    )
  })

  it('hides the last four digits of a sole trader', () => {
    expect(showOrganisationNumber({ digits: '8112189876', soleTrader: true })).toBe('811218-••••')
    expect(showOrganisationNumber({ digits: '5560160680', soleTrader: false })).toBe('556016-0680')
  })
})
