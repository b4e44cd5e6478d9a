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
