import type { Cell, Digest, NamedCount } from '../../core/digest/digest.ts'
import { type ChartName, chartNames, isDrawn, trendFigures } from '../../core/digest/drawn.ts'
import type { FigureName } from '../../core/digest/figures.ts'
import { figures, responseBands } from '../../core/digest/figures.ts'
import { countName, isOthers } from '../../texts/digest-lines.ts'
import { countOf, largestOf, smallMatrix, sumOf } from '../largest.ts'
import { plain, short } from '../lettering.ts'
import { cellInWords, type Spoken } from '../spoken.ts'
import { type Bar, barsOption, heightOfBars } from './bars.ts'
import type { Chart } from './chart.ts'
import { width } from './look.ts'
import { heightOfMatrix, matrixOption } from './matrix.ts'
import { heightOfTrend, type Panel, trendOption } from './trend.ts'

const most = { bars: 10, places: 8 }

/** Pictures of a digest, each with what it shows in words; what there is nothing of has none. */
export const chartsOf = (digest: Digest, spoken: Spoken): readonly Chart[] =>
  chartNames.filter((name) => isDrawn[name](digest)).map((name) => makers[name](digest, spoken))

const makers: { readonly [C in ChartName]: (digest: Digest, spoken: Spoken) => Chart } = {
  responseTimes,
  trend,
  doorOwner,
  needs: ({ needs }, spoken) => counted('needs', needs, spoken),
  municipalities: ({ municipalities }, spoken) => counted('municipalities', municipalities, spoken),
}

const inWords = (spoken: Spoken, name: FigureName, cell: Cell | null): string =>
  cellInWords(spoken, cell, figures[name])

const numberOf =
  ({ texts }: Spoken) =>
  (value: number) =>
    texts.digestFile.value(value, 'count')

const cellIn = (spoken: Spoken, cell: Cell): string => cellInWords(spoken, cell, 'count')

/** "Accepterade inom en arbetsdag: 80 % av 20." and what was most, as a list has it. */
function responseTimes(digest: Digest, spoken: Spoken): Chart {
  const { texts } = spoken
  const counts = new Map(digest.responseTimes.map(({ key, count }) => [key, count]))
  const bars = responseBands.map((band, at) => ({
    label: texts.digest.responses[band],
    cell: counts.get(band) ?? 0,
    isWeak: at > 1,
  }))
  const { value, outOf } = digest.headlines.acceptedInADay
  const words = texts.digestFile.charts
  const told = [
    words.inADay(inWords(spoken, 'acceptedInADay', value), inWords(spoken, 'referrals', outOf)),
    `${bars.map(({ label, cell }) => words.named(label, cellIn(spoken, cell))).join('; ')}.`,
  ]
  return {
    ...of('responseTimes', texts.digest.tables.responseTimes[0], told, heightOfBars(bars.length)),
    option: barsOption({ ...styled(spoken), bars, mark: { below: 2, label: words.workingDay } }),
  }
}

const of = (name: ChartName, title: string, told: readonly string[], height: number): Omit<Chart, 'option'> => ({
  ...{ name, title: plain(title), text: plain(told.filter((one) => one !== '').join(' ')), width, height },
})

const styled = (spoken: Spoken) => ({ number: numberOf(spoken), suppressed: spoken.texts.digest.suppressed })

/** The largest of what was counted, the others together, and last those that are not told of one by one or of whom it is not known. */
function counted(name: 'needs' | 'municipalities', counts: readonly NamedCount[], spoken: Spoken): Chart {
  const { texts } = spoken
  const some = counts.filter(({ count }) => count !== 0)
  const hasName = ({ key }: NamedCount): boolean => key !== '' && !isOthers(name, key)
  const { shown, left } = largestOf(some.filter(hasName), most.bars, countOf)
  const words = texts.digestFile.charts
  const barOf = (one: NamedCount): Bar => ({ label: countName(texts.digest, name, one), cell: one.count })
  const bars: readonly Bar[] = [
    ...shown.map(barOf),
    ...(left.length === 0
      ? []
      : [{ label: texts.digestFile.others(left.length), cell: sumOf(left.map(countOf)), isWeak: true }]),
    ...some.filter((one) => !hasName(one)).map((one) => ({ ...barOf(one), isWeak: true })),
  ]
  const told = [
    words.most(bars.slice(0, 3).map(({ label, cell }) => words.named(short(label, 80), cellIn(spoken, cell)))),
    left.length === 0 ? '' : words.left(left.length),
  ]
  return {
    ...of(name, texts.digest.tables[name][0], told, heightOfBars(bars.length)),
    option: barsOption({ ...styled(spoken), bars }),
  }
}

function doorOwner({ doorOwner: matrix }: Digest, spoken: Spoken): Chart {
  const { texts } = spoken
  const grid = smallMatrix(matrix, most.places, texts.digestFile.others)
  const words = texts.digestFile.charts
  const pairs = grid.rows.flatMap(({ name: from }, r) =>
    grid.columns.map(({ name: to }, c) => ({ from, to, cell: grid.cells[r]?.[c] ?? 0 })),
  )
  const told = [
    words.most(
      largestOf(pairs, 2, ({ cell }) => cell)
        .shown.filter(({ cell }) => cell !== 0)
        .map(({ from, to, cell }) => words.fromTo(short(from, 80), short(to, 80), cellIn(spoken, cell))),
    ),
    grid.left === 0 ? '' : words.left(grid.left),
  ]
  return {
    ...of('doorOwner', texts.digest.tables.doorOwner[0], told, heightOfMatrix(grid)),
    option: matrixOption(grid, {
      ...{ number: numberOf(spoken), star: words.star },
      ...{ down: texts.digestFile.labels.door, across: texts.digestFile.labels.owner },
    }),
  }
}

function trend({ series, headlines }: Digest, spoken: Spoken): Chart {
  const { texts } = spoken
  const names = trendFigures.flat()
  const lineOf = (name: FigureName) => ({
    label: texts.digest.figures[name][0],
    values: series.values[name],
    word: (value: number) => texts.digestFile.value(value, figures[name]),
  })
  const drawn = trendFigures.map(
    ([one, other]): Panel => ({ max: figures[one] === 'percent' ? 100 : null, lines: [lineOf(one), lineOf(other)] }),
  )
  const words = texts.digestFile.charts
  const hasGaps = names.some((name) => series.values[name].some((cell) => typeof cell !== 'number'))
  const told = names.map((name) =>
    words.now({
      figure: texts.digest.figures[name][0],
      value: inWords(spoken, name, headlines[name].value),
      before: inWords(spoken, name, headlines[name].before),
    }),
  )
  const note = hasGaps ? words.gaps : ''
  return {
    ...of('trend', texts.digestFile.labels.trend, [...told, note], heightOfTrend(drawn.length)),
    option: trendOption({ ...series, shortMonth: texts.digestFile.shortMonth, panels: drawn, note }),
  }
}
