import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hasServer, serverDatabase } from '#test/database.ts'
import { serverHome } from '../bench/measure/homes.ts'
import { load } from '../bench/measure/load.ts'
import { timeNotices } from '../bench/measure/notices.ts'
import { type Plan, quick } from '../bench/measure/plan.ts'
import { isReached, partText, summary } from '../bench/measure/report.ts'
import type { Run } from '../bench/measure/run.ts'
import { openSinks, type Sinks } from '../bench/measure/sinks.ts'
import { median, quantile, ratio } from '../bench/measure/statistics.ts'
import { startBare } from '../bench/measure/subjects.ts'

const tiny: Plan = { ...quick, rounds: 1, alone: 2, together: 4, warmUp: 1, notices: 1, starts: 1 }

describe('the bench', () => {
  let sinks: Sinks
  let run: Run
  beforeAll(async () => {
    sinks = await openSinks()
    run = { plan: tiny, server: null, sinks, progress: () => undefined, picture: null }
  })
  afterAll(() => sinks.close())

  it('asks a bare bot, and takes no wrong answer for a figure', async () => {
    const closing: (() => Promise<void>)[] = []
    const bot = await startBare(run, { name: 'echo', file: 'subject-bolt.ts', home: null }, (close) =>
      closing.push(close),
    )
    const asked = (expect: string) =>
      load({ port: bot.subject.port, requests: Array.from({ length: 8 }, bot.request), concurrency: 4, expect })
    expect((await asked(bot.expect)).latencies).toHaveLength(8)
    await expect(asked('something else')).rejects.toThrow('a wrong answer: 200')
    expect((await bot.subject.usage()).cpu).toBeGreaterThan(0)
    for (const close of closing) await close()
  })

  const onServer = hasServer ? it : it.skip
  onServer('times a card from one chat to the other, both ways', async () => {
    const { url, drop } = await serverDatabase()
    const part = await timeNotices(run, await serverHome(url)).finally(drop)
    expect(part.figures.map(({ name }) => name)).toEqual(['Slack → Teams, Postgres', 'Teams → Slack, Postgres'])
    for (const { measured } of part.verdicts) expect(measured).toBeGreaterThan(0)
    expect(partText({ title: 'Notices', ...part })).toContain('Slack → Teams, Postgres, p50')
    expect(summary([{ title: 'Notices', ...part }])).toMatch(/of 4 targets reached\.$/)
  })

  it('takes the middle, and compares round by round', () => {
    expect([median([3, 1, 2]), median([1, 2, 3, 10])]).toEqual([2, 2.5])
    expect(quantile([5, 1, 4, 2, 3], 0.95)).toBe(5)
    expect(ratio([2, 20, 9], [1, 10, 3])).toBe(2)
  })

  it.each([
    { what: 'at most', judged: { measured: 1, target: 1, atMost: true }, reached: true },
    { what: 'more than that', judged: { measured: 1.1, target: 1, atMost: true }, reached: false },
    { what: 'at least', judged: { measured: 1, target: 1, atMost: false }, reached: true },
    { what: 'less than that', judged: { measured: 0.9, target: 1, atMost: false }, reached: false },
    { what: 'without a target', judged: { measured: 5, target: Number.NaN, atMost: true }, reached: null },
  ])('judges what is $what', ({ judged, reached }) => {
    expect(isReached({ figure: '', unit: '×', ...judged })).toBe(reached)
  })
})
