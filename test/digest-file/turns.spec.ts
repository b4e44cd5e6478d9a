import { describe, expect, it } from '@jest/globals'
import { digestFiles } from '#src/digest-files.ts'
import type { Fetched } from '#src/storage/export-store.ts'
import { sample } from './sample.ts'

const digest = sample()
const { month, timeZone } = digest.period
const found: Fetched = {
  ...{ period: month, asFile: { of: 'file', format: 'csv' }, whose: 'network', locale: 'sv' },
  ...{ timeZone, digests: [digest] },
}

/** What is made ends when the test says so. */
function node() {
  const ends: (() => void)[] = []
  const taken: string[] = []
  const files = digestFiles({
    exports: {
      of: async (token) => (token === 'none' ? null : found),
      taken: async (token) => taken.push(token) > 0 && token !== 'removed meanwhile',
    },
    now: () => new Date('2030-01-02T08:00:00Z'),
    make: () => new Promise((resolve) => ends.push(() => resolve(Buffer.from('made')))),
  })
  const settles = () => new Promise((resolve) => setImmediate(resolve))
  const endsNext = async () => {
    ends[made.ended]?.()
    made.ended += 1
    await settles()
  }
  const made = { ended: 0, begun: () => ends.length }
  return { files, taken, made, endsNext, settles }
}

describe('what a node makes of files at a time', () => {
  it('is two, and the others wait for their turn', async () => {
    const { files, taken, made, endsNext, settles } = node()
    const all = ['a', 'b', 'c', 'd'].map((token) => files(token, 'csv', false))
    await settles()
    expect([made.begun(), taken]).toEqual([2, []])
    await endsNext()
    expect([made.begun(), taken]).toEqual([3, ['a']])
    for (const _ of ['b', 'c', 'd']) await endsNext()
    expect((await Promise.all(all)).map((file) => file?.body?.toString())).toEqual(Array(4).fill('made'))
  })

  it('is one for all who wait for the same', async () => {
    const { files, taken, made, endsNext, settles } = node()
    const all = [files('a', 'csv', false), files('a', 'csv', false), files('a', 'csv', false)]
    await settles()
    expect(made.begun()).toBe(1)
    await endsNext()
    expect((await Promise.all(all)).every((file) => file !== null)).toBe(true)
    expect(taken).toEqual(['a', 'a', 'a'])
  })

  it.each<{ what: string; asked: Parameters<ReturnType<typeof digestFiles>>; given: unknown }>([
    { what: 'a head alone', asked: ['a', 'csv', true], given: { body: null, name: `manadsbrev-${month}.csv` } },
    { what: 'another ending', asked: ['a', 'pdf', false], given: null },
    { what: 'nothing', asked: ['none', 'csv', false], given: null },
  ])('is none for $what, and nothing is written down as taken', async ({ asked, given }) => {
    const { files, taken, made } = node()
    expect(await files(...asked)).toEqual(given)
    expect([made.begun(), taken]).toEqual([0, []])
  })

  it('is not given where the link was removed meanwhile', async () => {
    const { files, endsNext, settles } = node()
    const file = files('removed meanwhile', 'csv', false)
    await settles()
    await endsNext()
    expect(await file).toBeNull()
  })
})
