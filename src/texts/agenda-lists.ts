import type { Standing } from '../core/service/changes.ts'
import type { Openness } from '../core/service/service.ts'
import type { AgendaDetails } from '../views/agenda-view.ts'
import type { Formats } from './formats.ts'
import type { AgendaTexts } from './shape.ts'
import type { DigestTexts } from './shape-digest.ts'

/** What a language says of what there is to see at an agenda's items. */
export interface AgendaWords {
  readonly locale: 'sv' | 'en'
  readonly actions: string
  readonly coming: string
  /** Of which month. */
  readonly figures: (month: string) => string
  readonly needs: string
  readonly noNeeds: (months: string) => string
  readonly noMonths: string
  readonly need: (of: { readonly need: string; readonly cases: string }) => string
  readonly cases: readonly [one: string, more: string]
  readonly capacity: (since: string) => string
  readonly services: (since: string) => string
  readonly unchanged: string
  readonly noNew: string
  readonly standings: { readonly [S in Exclude<Standing['is'], 'closed'>]: string }
  readonly closed: (until: string | null) => string
}

/** Texts of other things that stand in them. */
export interface ListedBeside {
  readonly digest: DigestTexts
  readonly shown: (shown: number, total: number) => string
}

/** So many lines of each: the rest is in the directory of services, and in the digest. */
const most = 10

/** The lists of an agenda, put together in one way in both languages. */
export function agendaLists(
  w: AgendaWords,
  f: Formats,
  { digest, meeting, action, shown }: ListedBeside & Pick<AgendaTexts, 'meeting' | 'action'>,
): AgendaTexts['lists'] {
  const standing = (of: Standing | Openness): string =>
    of.is === 'closed' ? w.closed(of.until && f.date(of.until)) : w.standings[of.is]
  const first = (lines: readonly string[]): readonly string[] =>
    lines.length <= most ? lines : [...lines.slice(0, most), shown(most, lines.length)]
  const changed = (
    of: AgendaDetails['capacity'],
    none: string,
    said: (change: string, was: Standing, now: Standing) => string,
  ) =>
    of === null
      ? []
      : of.changes.length === 0
        ? [none]
        : of.changes.map(
            (one) => `${said(`${one.organisationName}: ${one.title}`, one.was, one.now)} (${f.date(one.on)})`,
          )
  return ({ actions, figures, needs, capacity, services, coming, closing }) =>
    [
      { label: w.actions, lines: actions.map(action) },
      {
        label: w.figures(figures === null ? '' : digest.month(figures.period.month)),
        lines: figures === null ? [] : digest.short(figures),
      },
      { label: w.needs, lines: needs === null ? [] : first(needLines(w, f, needs, digest)) },
      {
        label: w.capacity(capacity === null ? '' : f.date(capacity.since)),
        lines: first(changed(capacity, w.unchanged, (one, was, now) => `${one}: ${standing(was)} → ${standing(now)}`)),
      },
      {
        label: w.services(services === null ? '' : f.date(services.since)),
        lines: first(
          changed(services, w.noNew, (one, _, now) => (now.is === 'open' ? one : `${one}, ${standing(now)}`)),
        ),
      },
      {
        label: w.coming,
        lines: [
          ...coming.map(meeting),
          ...first(
            closing.map(
              ({ organisationName, title, until }) => `${organisationName}: ${title}, ${w.closed(f.date(until))}`,
            ),
          ),
        ],
      },
    ].filter(({ lines }) => lines.length > 0)
}

function needLines(
  w: AgendaWords,
  f: Formats,
  { months, needs }: NonNullable<AgendaDetails['needs']>,
  digest: DigestTexts,
): readonly string[] {
  if (months.length === 0) return [w.noMonths]
  const told = f.all(months.map(digest.month))
  if (needs.length === 0) return [w.noNeeds(told)]
  return needs.map((one) => w.need({ need: one[w.locale], cases: f.plural(one.cases, ...w.cases) }))
}
