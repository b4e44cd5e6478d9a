import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'

const entry = z.object({
  version: z.string(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
})
const lock = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
const { '': _itself, ...others } = lock.packages
const packages = Object.entries(others).map(([at, one]) => ({ ...one, name: at.split('node_modules/').at(-1) ?? at }))
const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** Licences that ask for nothing but a notice, or, as MPL, for nothing of what only uses them. */
const allowed = new Set([
  ...['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'Unlicense'],
  ...['Zlib', 'CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'PSF-2.0', 'MPL-2.0'],
])
/** Those that say it elsewhere than in their package file, and what stands there. */
const read: Readonly<Record<string, string>> = {
  'png-js': 'MIT',
  // Bitstream Vera’s and Arev’s, which let fonts be embedded and passed on.
  'dejavu-fonts-ttf': 'MIT',
  // Microsoft’s own terms: a tool of the tests, never passed on.
  '@microsoft/m365agentsplayground': 'MIT',
}

/** Of two, one may be chosen; of both, each counts. */
const isAllowed = (licence: string): boolean => {
  const plain = licence.replaceAll(/[()]/g, '')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed)
  return plain.split(' AND ').every((one) => allowed.has(one))
}

describe('what the bot is made of', () => {
  it('comes from the registry that npm is set to and from nowhere else, and is known by its sum', () => {
    expect(packages.length).toBeGreaterThan(500)
    const strange = packages.filter(
      ({ resolved = 'https://registry.npmjs.org/', integrity = '', link = false }) =>
        link || !resolved.startsWith('https://registry.npmjs.org/') || !/^sha512-[\w+/]{86}==$/.test(integrity),
    )
    expect(strange).toEqual([])
  })

  it('may be used as it is used: each licence is one of a few', () => {
    const others = packages.filter(({ name, license = '' }) => !isAllowed(read[name] ?? license))
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
  })

  it.each([
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND AGPL-3.0)', false],
    ['', false],
  ])('%j is allowed: %s', (licence, is) => expect(isAllowed(licence)).toBe(is))

  it('runs nothing when it is installed, but for what has been looked at', () => {
    const scripts = packages.filter(({ hasInstallScript = false }) => hasInstallScript).map(({ name }) => name)
    expect(scripts.toSorted()).toEqual(Object.keys(allowScripts).toSorted())
  })

  it('is listed by `npm run sbom`: every package, with its version and its sum', () => {
    const text = execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 50_000_000 })
    const bill = z
      .object({
        bomFormat: z.literal('CycloneDX'),
        components: z.array(
          z.object({
            version: z.string().min(1),
            purl: z.string().startsWith('pkg:npm/'),
            hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string() })).min(1),
          }),
        ),
      })
      .parse(JSON.parse(text))
    const listed = new Set(bill.components.flatMap(({ hashes }) => hashes.map(({ content }) => content)))
    const unlisted = packages.filter(
      ({ integrity = '' }) => !listed.has(Buffer.from(integrity.slice(7), 'base64').toString('hex')),
    )
    expect(unlisted).toEqual([])
  })
})
