import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { startServer, timed } from '#src/http/server.ts'
import { createMetrics } from '#src/worker/metrics.ts'
import { sumOf } from '#test/reliability/stories.ts'

const now = new Date('2026-11-25T09:00:00Z')
const outbox = { counts: async () => ({ pending: 3, dead: 1, oldestDue: new Date('2026-11-25T08:58:00Z') }) }
const nights = async () => ({ openCases: 7, found: { 'access-missing': 2 } })
const opened = () => createMetrics(outbox, () => now, nights)

const page = readFileSync(path.join(import.meta.dirname, '..', '..', 'docs', 'operating.md'), 'utf8')
const [, section = ''] = page.split('\n## Metrics\n')
const rows = [...section.matchAll(/^\| `(\w+)` \| ([^|]*)\| [^|]+\|$/gm)]

/** Of every metric of ours that `/metrics` has its name and its labels, but for those of a histogram's buckets. */
async function told(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { observer, answered, text } = opened()
  observer.delivered('slack', 1, false)
  observer.delayed('slack', 'reset')
  observer.ambiguous('teams')
  observer.died('reset')
  observer.untold('reset')
  answered('/slack/events', 0.1)
  const lines = (await text()).split('\n')
  const ours = lines.flatMap((line) => /^# TYPE (?!process_|nodejs_)(\w+)/.exec(line)?.[1] ?? [])
  return new Map(
    ours.map((name) => {
      const own = lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name}_count{`))
      const labels = own.flatMap((line) => [...line.matchAll(/(\w+)="/g)].map(([, label = '']) => label))
      return [name, new Set(labels)]
    }),
  )
}

describe('the metrics', () => {
  it('are those that the page for operators lists, told apart by what it says', async () => {
    const listed = rows.map(([, name = '', labels = '']) => [
      name,
      new Set([...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label)),
    ])
    expect(Object.fromEntries(await told())).toEqual(Object.fromEntries(listed))
  })

  it('say how old the oldest is, and what the night found', async () => {
    const text = await opened().text()
    expect(sumOf(text, 'manydoors_outbox_oldest_seconds')).toBe(120)
    expect(sumOf(text, 'manydoors_outbox_pending')).toBe(3)
    expect(sumOf(text, 'manydoors_night_open_cases')).toBe(7)
    expect(sumOf(text, 'manydoors_night_findings', 'access-missing')).toBe(2)
    expect(sumOf(text, 'manydoors_night_findings', 'case-without-owner')).toBe(0)
  })

  it('are told, without those of the database, while that is away', async () => {
    const away = () => Promise.reject(new Error('away'))
    const text = await createMetrics({ counts: away }, () => now, away).text()
    expect(text).toContain('manydoors_dead_letters_total')
  })

  it('time an answer to its end, whatever it is', async () => {
    const took: number[] = []
    const route = {
      method: 'GET',
      path: '/',
      handle: (_: unknown, response: { end(): unknown }) => void response.end(),
    }
    const server = await startServer({
      ...{ host: '127.0.0.1', port: 0, log: { error: () => undefined } },
      routes: [timed({ ...route, method: 'GET' }, (seconds) => took.push(seconds))],
    })
    await fetch(`http://127.0.0.1:${server.port}/`)
    await server.stop(100)
    expect(took).toEqual([expect.any(Number)])
    expect(took[0]).toBeGreaterThan(0)
  })
})

describe('the rules for alarms on that page', () => {
  const rules = z.object({
    groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
  })
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? []
  const all = rules.parse(parse(yaml)).groups.flatMap((group) => group.rules)

  it.each(all.map(({ alert, expr }) => [alert, expr]))('%s asks for what there is', async (_, expr) => {
    const names = [...(await told()).keys(), 'up']
    const asked = [...expr.matchAll(/\b(?:manydoors_\w+|ambiguous_\w+|up)\b/g)].map(([name]) =>
      name.replace(/_bucket$/, ''),
    )
    expect(asked).not.toEqual([])
    expect(names).toEqual(expect.arrayContaining(asked))
  })

  it('never go by how many messages wait', () => {
    expect(all.filter(({ expr }) => expr.includes('outbox_pending'))).toEqual([])
  })
})
