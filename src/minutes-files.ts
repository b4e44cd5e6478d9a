import type { Reader } from './core/delivery.ts'
import type { MeetingId } from './core/ids.ts'
import type { Storage } from './core/ports.ts'
import type { Locale } from './core/register/register.ts'
import type { MinutesFile, MinutesFormat } from './http/minutes.ts'
import { docxOf } from './minutes-file/docx.ts'
import type { Paper, Section } from './minutes-file/paper.ts'
import { pdfOf } from './minutes-file/pdf.ts'
import { wordsFor } from './texts/words.ts'
import { minutesView } from './views/minutes-rows.ts'
import type { View } from './views/view.ts'

interface Where {
  readonly storage: Storage
  readonly minutesOf: (token: string) => Promise<{ readonly meeting: MeetingId; readonly reader: Reader } | null>
  readonly now: () => Date
}

/** The minutes that an address leads to, as they stand now, as a file in the language that is asked for. */
export const minutesFiles =
  ({ storage, minutesOf, now }: Where) =>
  async (token: string, format: MinutesFormat, language: string | null): Promise<MinutesFile | null> => {
    const found = await minutesOf(token)
    if (found === null) return null
    const { reader, meeting } = found
    const view = await storage.asReader(reader, async (ports) => {
      const sheet = await ports.agenda.sheet(meeting)
      return sheet && minutesView(ports, sheet, reader)
    })
    if (view === null) return null
    const locale = language === 'sv' || language === 'en' ? language : reader.locale
    const paper = paperOf(view, { ...reader, locale }, now())
    const day = view.meeting.startsAt.toISOString().slice(0, 10)
    const name = `${locale === 'sv' ? 'protokoll' : 'minutes'}-${day}`
    return { name, body: await (format === 'pdf' ? pdfOf(paper) : docxOf(paper)) }
  }

const labelOf = { decision: 'decision', note: 'note', action: 'action', present: 'present', absent: 'absent' } as const

/** Minutes in words. A meeting's people see them, so they name no company either. */
export function paperOf(
  view: View<'minutes'>,
  { locale, timeZone, network }: Pick<Reader, 'timeZone' | 'network'> & { readonly locale: Locale },
  madeAt: Date,
): Paper {
  const { agenda } = wordsFor({ locale, timeZone })
  const { labels } = agenda
  const fact = (label: string, text: string) => (text === '' ? [] : [{ label, text }])
  const sections: readonly Section[] = view.paragraphs.map((part) => ({
    heading: agenda.paragraph(part),
    parts:
      part.records.length === 0
        ? [{ point: labels.nothing }]
        : part.records.map((record) => ({ label: labels[labelOf[record.kind]], text: agenda.recorded(record) })),
  }))
  const then: readonly Section[] =
    view.startedWith.length === 0
      ? []
      : [{ heading: labels.agendaThen, parts: view.startedWith.map((row) => ({ point: agenda.item(row) })) }]
  return {
    ...{ locale, madeAt, sections: [...sections, ...then], page: agenda.page },
    title: agenda.paperTitle(view.meeting),
    author: network.name,
    facts: [
      ...fact(labels.when, agenda.when(view.meeting)),
      ...fact(labels.registryNo, view.registryNo || '–'),
      ...fact(labels.present, view.present.join('; ')),
      ...fact(labels.absent, view.absent.join('; ')),
      ...fact(labels.approval, agenda.approval(view)),
    ],
  }
}
