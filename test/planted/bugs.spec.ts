import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { plant } from './bug.ts'
import { bugs } from './bugs.ts'

const root = path.join(import.meta.dirname, '..', '..')

/** `npm run test:planted` runs the specs that each names; here is seen that each still has its place in the source. */
describe('each planted bug', () => {
  it.each(bugs.map((bug) => [bug.name, bug] as const))(
    '%s changes one place, and names specs that are there',
    (_, bug) => {
      const source = readFileSync(path.join(root, bug.file), 'utf8')
      expect(plant(source, bug)).not.toBe(source)
      expect(bug.caughtBy.filter((spec) => !existsSync(path.join(root, spec)))).toEqual([])
      expect(bug.caughtBy).not.toEqual([])
    },
  )

  it('has a name of its own', () => {
    expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length)
  })

  it('says so when its text does not stand there any more, or stands there twice', () => {
    const [bug] = bugs
    expect(() => bug && plant('nothing of the kind', bug)).toThrow('0 times')
    expect(() => bug && plant(`${bug.find}\n${bug.find}`, bug)).toThrow('2 times')
  })
})
