import { createRequire } from 'node:module'
import { describe, expect, it } from '@jest/globals'
import { cruise, type ICruiseResult } from 'dependency-cruiser'

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

const see = async (places: string[]): Promise<ICruiseResult> => {
  const { output } = await cruise(places, { ...options, parser: 'swc', ruleSet: { forbidden }, validate: true })
  if (typeof output === 'string') throw new Error('the cruise gave text instead of a result')
  return output
}

describe('the house', () => {
  it('has only the arrows that it should, between all of its rooms', async () => {
    const { summary } = await see(['src', 'migrations'])
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    expect(summary.totalCruised).toBeGreaterThan(150)
  })
})
