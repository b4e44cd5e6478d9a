import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import type { Digest } from '#src/core/digest/digest.ts'
import type { Locale } from '#src/core/register/register.ts'
import { digestBook } from '#src/digest-file/book.ts'
import { pdfOf } from '#src/digest-file/pdf.ts'
import { wordsFor } from '#src/texts/words.ts'
import { forty, hostileDigest } from './hostile.ts'
import { nothing, sample } from './sample.ts'

/** As another library reads it. */
async function read(digest: Digest, locale: Locale = 'sv') {
  const steps: string[] = []
  const spoken = { locale, texts: wordsFor({ locale, timeZone: 'Europe/Stockholm' }) }
  const file = await pdfOf(digestBook(digest, spoken), spoken, (done, of) => steps.push(`${done}/${of}`))
  const pdf = await getDocumentProxy(new Uint8Array(file))
  const { text, totalPages } = await extractText(pdf, { mergePages: true })
  const trees = await Promise.all(
    Array.from({ length: totalPages }, async (_, at) => (await pdf.getPage(at + 1)).getStructTree()),
  )
  return { steps, text, totalPages, found: trees.flatMap(nodesIn), ...(await getMeta(pdf)) }
}

interface Found {
  readonly role: string
  readonly alt: string
}

function nodesIn(node: unknown): readonly Found[] {
  if (typeof node !== 'object' || node === null) return []
  const role = 'role' in node && typeof node.role === 'string' ? node.role : ''
  const alt = 'alt' in node && typeof node.alt === 'string' ? node.alt : ''
  const children = 'children' in node && Array.isArray(node.children) ? node.children : []
  return [{ role, alt }, ...children.flatMap(nodesIn)]
}

describe('a digest as a report', () => {
  it('has its title and language, headings, tables, and pictures that are told in words', async () => {
    const { info, found, text, steps } = await read(sample())
    expect(info).toMatchObject({
      Title: 'Exportnätverket Kronoberg: november 2026',
      Author: 'Exportnätverket Kronoberg',
      Language: 'sv-SE',
    })
    const roles = found.map(({ role }) => role)
    expect(roles.filter((role) => role === 'Figure')).toHaveLength(5)
    // One that goes on over a page is met on each.
    expect(roles.filter((role) => role === 'Table').length).toBeGreaterThanOrEqual(9)
    expect(roles.filter((role) => role === 'H2')).toHaveLength(11)
    expect(found.find(({ role }) => role === 'Figure')?.alt).toContain('Öppnade ärenden: 46')
    for (const words of [
      '78,8 %',
      '3,1 tim',
      'visas inte',
      'Det är inte detsamma som 0',
      'Växjö',
      'under månaden före',
    ])
      expect(text).toContain(words)
    expect(steps).toEqual(['0/6', '1/6', '2/6', '3/6', '4/6', '5/6'])
  })

  it('is whole in English', async () => {
    const { info, text } = await read(sample(), 'en')
    expect(info).toMatchObject({ Title: 'Exportnätverket Kronoberg: November 2026', Language: 'en-GB' })
    for (const words of ['78.8%', '3.1 h', 'not shown', 'It is not the same as 0', 'opened in the month before'])
      expect(text).toContain(words)
  })

  it('can be of nothing, and says so', async () => {
    const { text, found } = await read(nothing())
    expect(text).toContain('Det finns inget att visa för perioden.')
    expect(found.filter(({ role }) => role === 'Figure')).toEqual([])
  })

  it('has the largest of what there is too much of, and says so', async () => {
    const { text } = await read(forty())
    expect(text.replace(/\s+/g, ' ')).toContain('66 till är sammanförda i ”Övriga”')
  })

  it('holds whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDigest, async ({ digest }) => {
        const { found } = await read({ ...digest, needs: digest.needs, responseTimes: [] })
        expect(found.filter(({ role }) => role === 'Table').length).toBeGreaterThan(5)
      }),
      { numRuns: 1 },
    )
  })
})
