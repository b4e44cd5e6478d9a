import type { Figures, Part, Verdict } from './run.ts'

/** What one part found, as a person reads it. */
export function partText({ title, figures, verdicts, plans = [] }: Part): string {
  const shown = plans.map((plan) => `\n  ${plan}`).join('')
  return `\n${title}\n${table(figures)}\n\n${verdicts.map(verdictText).join('\n')}\n${shown}${shown && '\n'}`
}

function table(figures: readonly Figures[]): string {
  const columns = [...new Set(figures.flatMap(({ cells }) => Object.keys(cells)))]
  const width = Math.max(...figures.map(({ name }) => name.length))
  const head = ['', ...columns]
  const rows = figures.map(({ name, cells }) => [name, ...columns.map((column) => shown(cells[column]))])
  return [head, ...rows]
    .map(([name = '', ...cells]) => {
      const aligned = cells.map((cell, at) => cell.padStart(Math.max(10, columns[at]?.length ?? 0)))
      return `  ${name.padEnd(width)}  ${aligned.join('  ')}`
    })
    .join('\n')
}

/** Three digits that say something. */
const shown = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value.toPrecision(3)

/** Null for a figure that has no target. */
export const isReached = ({ measured, target, atMost }: Verdict): boolean | null =>
  Number.isNaN(target) ? null : atMost ? measured <= target : measured >= target

function verdictText(verdict: Verdict): string {
  const { figure, measured, target, atMost, unit } = verdict
  const reached = isReached(verdict)
  const wanted =
    reached === null ? '' : `   ${atMost ? '≤' : '≥'} ${target} ${unit}   ${reached ? 'reached' : 'MISSED'}`
  return `  ${figure}: ${shown(measured)} ${unit}${wanted}`
}

export function summary(parts: readonly Part[]): string {
  const judged = parts.flatMap(({ verdicts }) => verdicts).filter((verdict) => isReached(verdict) !== null)
  const missed = judged.filter((verdict) => isReached(verdict) === false)
  return `${judged.length - missed.length} of ${judged.length} targets reached.`
}
