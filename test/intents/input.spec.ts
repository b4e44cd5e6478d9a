import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { line, refusalsOf, text } from '#src/intents/input.ts'

const most = 500

describe.each([
  ['a line', line],
  ['a text of several lines', text],
])('%s that somebody has typed', (_, field) => {
  const shape = z.object({ note: field(most) })

  it.each([0, 1, most])('of %d characters is taken', (length) => {
    expect(shape.parse({ note: 'å'.repeat(length) }).note).toHaveLength(length)
  })

  it.each([most + 1, 4_000_000])(
    'of %d characters is refused at its field, with how long it is and may be',
    (length) => {
      const given = { note: 'å'.repeat(length) }
      const { error } = shape.safeParse(given)
      expect(error && refusalsOf(error, given)).toEqual([{ code: 'too-long', field: 'note', most, was: length }])
    },
  )

  it('is measured as it is kept: without what is not seen around it', () => {
    expect(shape.parse({ note: ` ${'å'.repeat(most)}\u202e\n` }).note).toHaveLength(most)
  })
})
