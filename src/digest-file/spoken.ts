import type { Cell, Scope } from '../core/digest/digest.ts'
import type { Unit } from '../core/digest/figures.ts'
import type { Locale } from '../core/register/register.ts'
import type { Texts } from '../texts/shape.ts'

/** In whose language, and its words. */
export interface Spoken {
  readonly locale: Locale
  readonly texts: Texts
}

/** A number, one that is not shown, or nothing that it could be reckoned of: three that never look alike. */
export function cellInWords({ texts }: Spoken, cell: Cell | null, unit: Unit): string {
  if (cell === 'suppressed') return texts.digest.suppressed
  return cell === null ? texts.digest.nothing : texts.digestFile.value(cell, unit)
}

export interface Heading {
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
}

interface Told {
  readonly scope: Scope
  readonly networkName: string
  readonly timeZone: string
  readonly cutOff: string
  /** Null: of several digests. */
  readonly version: number | null
  readonly when: string
}

/** What a file says of itself before it says anything else: whose, when, and what small numbers are. */
export function headingOf({ scope, networkName, timeZone, cutOff, version, when }: Told, { texts }: Spoken): Heading {
  const { labels, ...words } = texts.digestFile
  const whose = scope.of === 'network' ? words.wholeNetwork : words.ownFigures(scope.name)
  return {
    title: words.title({ network: scope.of === 'network' ? networkName : scope.name, when }),
    facts: [
      { label: labels.network, text: networkName },
      { label: labels.figures, text: whose },
      { label: labels.period, text: when },
      { label: labels.cutOff, text: words.moment(new Date(cutOff), timeZone) },
      ...(version === null ? [] : [{ label: labels.version, text: words.version(version) }]),
      ...(scope.of === 'network' ? [{ label: labels.smallNumbers, text: words.aboutSmall }] : []),
    ],
  }
}
