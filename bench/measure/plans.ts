import type pg from 'pg'
import { z } from 'zod'

interface Node {
  readonly 'Node Type': string
  readonly 'Index Name'?: string | undefined
  readonly 'Relation Name'?: string | undefined
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly Node[] | undefined
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Index Name': z.string().optional(),
    'Relation Name': z.string().optional(),
    'Shared Hit Blocks': z.number(),
    'Shared Read Blocks': z.number(),
    Plans: z.array(node).optional(),
  }),
)
const logged = z.object({ 'Query Text': z.string(), Plan: node })

/** Has the server tell how it went about every statement of these connections. Needs a login that may load auto_explain. */
export const explaining =
  `-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on
  -c auto_explain.log_buffers=on -c auto_explain.log_timing=off -c auto_explain.log_format=json -c client_min_messages=log`.replace(
    /\s+/g,
    ' ',
  )

/** Calls `heard` with each statement, how it was carried out, and the milliseconds that the server took for it. */
export function hearPlans(pool: pg.Pool, heard: (statement: string, plan: Node, took: number) => void): void {
  pool.on('connect', (client) => {
    client.on('notice', ({ message = '' }) => {
      const told = logged.safeParse(jsonIn(message))
      const [, took] = /^duration: ([\d.]+) ms/.exec(message) ?? []
      if (told.success) heard(told.data['Query Text'], told.data.Plan, Number(took))
    })
  })
}

function jsonIn(message: string): unknown {
  const [, text = ''] = /plan:\s*(\{[\s\S]*\})\s*$/.exec(message) ?? []
  return text === '' ? null : JSON.parse(text)
}

const nodesIn = (one: Node): readonly Node[] => [one, ...(one.Plans ?? []).flatMap(nodesIn)]

/** Tables that grow with the network and were read from end to end: there should be none. */
export const readWhole = (plan: Node): readonly string[] =>
  nodesIn(plan).flatMap((one) => (one['Node Type'] === 'Seq Scan' ? [one['Relation Name'] ?? 'something'] : []))

/** Which indexes, in the order in which they are gone through, and how many pages were looked at. */
export function inWords(plan: Node): string {
  const indexes = nodesIn(plan).flatMap((one) => one['Index Name'] ?? [])
  const pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
  return `${pages} pages by ${[...new Set(indexes)].join(', ') || 'no index'}`
}
