import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import { docxOf } from '#src/minutes-file/docx.ts'
import { runs } from '#test/long.ts'
import { hostile, paper, typedPaper } from './paper.ts'

const part = (file: Buffer, name: string): string => Buffer.from(unzipSync(file)[name] ?? []).toString('utf8')

describe('minutes as DOCX', () => {
  it('have headings, lists and bold labels, as another library reads them', async () => {
    const { value: html, messages } = await mammoth.convertToHtml({ buffer: await docxOf(paper()) })
    expect(messages).toEqual([])
    expect(html).toContain('<h1>Protokoll: Arbetsgruppen, tisdag 1 december 2026</h1>')
    expect(html).toContain('<p><strong>Diarienummer: </strong>26RK1234</p>')
    expect(html).toContain('<h2>1. Öppna åtgärder (2)</h2><ul><li>Ring hamnen i Åhus')
    expect(html).toContain('<strong>Beslut: </strong>Båda förs över till nästa möte.')
  })

  it('have a title and a language', async () => {
    const file = await docxOf(paper({ locale: 'en' }))
    expect(part(file, 'docProps/core.xml')).toContain('<dc:title>Protokoll: Arbetsgruppen')
    expect(part(file, 'word/styles.xml')).toContain('w:val="en-GB"')
    expect(await mammoth.extractRawText({ buffer: file })).toMatchObject({ value: expect.stringContaining('Åsa') })
  })

  it('hold what people type in whatever script, and cut what is too long with “…”', async () => {
    const sections = [{ heading: 'A', parts: [{ label: 'B', text: hostile }, { point: `${'x'.repeat(5_100)}SLUT` }] }]
    const { value } = await mammoth.extractRawText({ buffer: await docxOf(paper({ sections })) })
    for (const words of ['Åsa Öström 😀', 'مرحبا بالعالم', '=HYPERLINK("http://x")', '<b>&amp;</b>'])
      expect(value).toContain(words)
    for (const gone of ['\u0007', '\u202e', 'SLUT']) expect(value).not.toContain(gone)
    expect(value).toContain('x…')
  })

  it('can be opened though somebody has typed what is no character', async () => {
    const file = await docxOf(paper({ title: 'Möte\uffff', facts: [{ label: 'A', text: 'x\ufffe\ud800y' }] }))
    for (const name of ['word/document.xml', 'docProps/core.xml']) new SaxesParser().write(part(file, name)).close()
    expect(part(file, 'docProps/core.xml')).toContain('<dc:title>Möte</dc:title>')
  })

  it('hold whatever is typed as text, in XML that any reader takes', async () => {
    await fc.assert(
      fc.asyncProperty(typedPaper, async ({ paper: typed, words }) => {
        const file = await docxOf(typed)
        for (const [name, content] of Object.entries(unzipSync(file)))
          if (/\.(xml|rels)$/.test(name)) new SaxesParser().write(Buffer.from(content).toString('utf8')).close()
        expect(part(file, 'word/document.xml')).not.toMatch(/<w:(hyperlink|fldSimple|instrText|object)|<w:altChunk/)
        const { value } = await mammoth.extractRawText({ buffer: file })
        // A new line is a break in the paper, of which the reader makes nothing.
        const solid = (text: string) => text.replace(/\s+/g, '')
        expect(words.filter((word) => !solid(value).includes(solid(word)))).toEqual([])
      }),
      runs(3, 1_000),
    )
  })
})
