import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { pdfOf } from '#src/minutes-file/pdf.ts'
import { runs } from '#test/long.ts'
import { hostile, paper, typedPaper } from './paper.ts'

/** As another library reads it. */
async function read(file: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(file))
  const { text, totalPages } = await extractText(pdf, { mergePages: true })
  const tree = await (await pdf.getPage(1)).getStructTree()
  return { pdf, text, totalPages, roles: rolesIn(tree), ...(await getMeta(pdf)) }
}

function rolesIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  const role = 'role' in node && typeof node.role === 'string' ? [node.role] : []
  const children = 'children' in node && Array.isArray(node.children) ? node.children : []
  return [...role, ...children.flatMap(rolesIn)]
}

describe('minutes as PDF', () => {
  it('have a title, a language, headings, paragraphs and lists that a screen reader finds', async () => {
    const file = await pdfOf(paper())
    const { info, roles, pdf } = await read(file)
    expect(info).toMatchObject({
      Title: 'Protokoll: Arbetsgruppen, tisdag 1 december 2026',
      Author: 'Exportcentrum Kronoberg',
      Language: 'sv-SE',
    })
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true })
    const found = roles.filter((role) => ['H1', 'H2', 'P', 'L', 'LI'].includes(role))
    expect(found).toEqual(['H1', 'P', 'P', 'P', 'H2', 'L', 'LI', 'LI', 'P', 'H2', 'P'])
    expect(file.toString('latin1')).toContain('pdfuaid:part')
  })

  it('say all that they are told, in the order in which it was told', async () => {
    const { text, totalPages } = await read(await pdfOf(paper()))
    const at = [
      'Diarienummer: 26RK1234',
      '1. Öppna åtgärder',
      'hamnen i Åhus',
      'Beslut: Båda förs över',
      '2. KRO-1',
    ].map((words) => text.indexOf(words))
    expect(at).not.toContain(-1)
    expect(at).toEqual(at.toSorted((one, other) => one - other))
    expect(text).toContain('Sida 1 av 1')
    expect(totalPages).toBe(1)
  })

  it('hold what people type in whatever script, and make nothing of formulas and tags', async () => {
    const { text } = await read(await pdfOf(paper()))
    for (const part of ['Åsa Öström', 'Ελλάδα', 'Київ', '=HYPERLINK("http://x")', '<b>&amp;</b>', 'omvänt'])
      expect(text).toContain(part)
    for (const mark of ['\u0007', '\u202e']) expect(text).not.toContain(mark)
  })

  it('go on over pages, each numbered, and cut what is too long with “…”', async () => {
    const long = `${'Långt, mycket långt. '.repeat(300)}SLUT`
    const sections = Array.from({ length: 12 }, (_, at) => ({
      heading: `${at + 1}. ${hostile.slice(0, 40)}`,
      parts: [{ label: 'Anteckning', text: long }, { point: hostile }],
    }))
    const { text, totalPages } = await read(await pdfOf(paper({ sections })))
    expect(totalPages).toBeGreaterThan(8)
    expect(text).toContain(`Sida ${totalPages} av ${totalPages}`)
    expect(text).toContain('…')
    expect(text).not.toContain('SLUT')
    expect(text).toContain('12. Åsa')
  })

  it('hold whatever is typed as text: nothing in it can be followed, sent or run', async () => {
    await fc.assert(
      fc.asyncProperty(typedPaper, async ({ paper: typed, words }) => {
        const { pdf, text, totalPages } = await read(await pdfOf(typed))
        const pages = await Promise.all(Array.from({ length: totalPages }, (_, at) => pdf.getPage(at + 1)))
        expect((await Promise.all(pages.map((page) => page.getAnnotations()))).flat()).toEqual([])
        expect([await pdf.getJSActions(), await pdf.getAttachments(), await pdf.getOpenAction()]).toEqual([
          null,
          null,
          null,
        ])
        const said = text.replace(/\s+/g, '')
        const plain = words.filter((word) => /^[ -~]*$/.test(word)).map((word) => word.replace(/\s+/g, ''))
        expect(plain.filter((word) => !said.includes(word))).toEqual([])
      }),
      runs(2, 1_000),
    )
  })
})
