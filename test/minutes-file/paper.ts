import fc from 'fast-check'
import { clean } from '#src/core/clean.ts'
import type { Paper } from '#src/minutes-file/paper.ts'

/** Names as they are in Småland and beyond, and what somebody means ill by. */
export const hostile = 'Åsa Öström 😀 مرحبا بالعالم Ελλάδα Київ =HYPERLINK("http://x")\u0007 <b>&amp;</b> \u202eomvänt'

export const paper = (changes: Partial<Paper> = {}): Paper => ({
  locale: 'sv',
  title: 'Protokoll: Arbetsgruppen, tisdag 1 december 2026',
  author: 'Exportcentrum Kronoberg',
  madeAt: new Date('2026-12-01T12:00:00Z'),
  facts: [
    { label: 'Tid', text: 'tisdag 1 december 2026, 09.00–10.30' },
    { label: 'Diarienummer', text: '26RK1234' },
    { label: 'Närvarande', text: 'Sara Lund, Almi; Li Berg, Business Sweden' },
  ],
  sections: [
    {
      heading: '1. Öppna åtgärder (2)',
      parts: [
        { point: 'Ring hamnen i Åhus – Sara Lund, senast 8 december 2026' },
        { point: 'Stäm av med EKN – Li Berg, senast 10 december 2026' },
        { label: 'Beslut', text: 'Båda förs över till nästa möte.' },
      ],
    },
    { heading: '2. KRO-1: exportgaranti', parts: [{ label: 'Anteckning', text: hostile }] },
  ],
  page: (page, of) => `Sida ${page} av ${of}`,
  ...changes,
})

const tricks = [
  '=HYPERLINK("http://x","y")',
  '<script>alert(1)</script>',
  '&lt;&amp;&#0;&#xD;]]>',
  '<w:hyperlink r:id="rId1"/>',
  ') /JS (app.alert(1)) /URI (http://evil.example)',
  'endstream endobj',
  'https://evil.example/?a=1 mailto:x@y.z',
  '{ HYPERLINK "http://evil.example" }',
  '\ud800 lone \udc00',
  '\ufffe\uffff\u{1fffe}',
  '\u0000\u0008\u001b[31m',
  '\u202eomvänt\u2066',
  '_x0041_ %s {0}',
  '👩‍👩‍👧‍👦',
] as const

const typed = fc.oneof(
  fc.constantFrom(...tricks),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.tuple(fc.constantFrom(...tricks), fc.string({ unit: 'grapheme', maxLength: 40 })).map((two) => two.join(' ')),
)

/** A hundred texts of the kind that is typed to break something, cleaned as all that is kept; `words`: what is to be read of them again. */
export const typedPaper = fc.array(typed, { minLength: 100, maxLength: 100 }).map((all) => {
  const texts = all.map(clean)
  return {
    // Who wrote it stands in what the file says of itself.
    words: texts
      .filter((_, at) => at !== 1)
      .map((text) =>
        text
          .replace(/\p{Noncharacter_Code_Point}/gu, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    paper: paper({
      title: texts[0] ?? '',
      author: texts[1] ?? '',
      facts: texts.slice(2, 20).map((text) => ({ label: text, text })),
      sections: texts.slice(20, 40).map((heading, at) => ({
        heading,
        parts: [
          { label: 'A', text: texts[40 + at] ?? '' },
          ...texts.slice(60 + at * 2, 62 + at * 2).map((point) => ({ point })),
        ],
      })),
    }),
  }
})
