import type { EChartsCoreOption } from 'echarts/core'
import type { Cell, Matrix } from '../../core/digest/digest.ts'
import type { SmallMatrix } from '../largest.ts'
import { fitted, widthOf } from '../lettering.ts'
import { ink, letters, margin, sizes, width } from './look.ts'

interface MatrixWords {
  readonly number: (value: number) => string
  readonly down: string
  readonly across: string
  readonly star: string
}

const left = 150
const above = 132
const row = 36
/** Names of columns stand aslant, so that they can be read; the last needs room beyond its column. */
const slant = { radians: 1.13, beyond: 44 } as const

const lines = (grid: Matrix): number => (grid.cells.flat().includes('suppressed') ? 26 : 0)

export const heightOfMatrix = (grid: Matrix): number => above + grid.rows.length * row + margin + lines(grid)

/** Squares that darken with their number, which stands in each; none is a dot and what is not shown a star, so that neither can be taken for the other. */
export function matrixOption(grid: SmallMatrix, { number, down, across, star }: MatrixWords): EChartsCoreOption {
  const { rows, columns, cells } = grid
  const wide = Math.min(64, (width - left - margin - slant.beyond) / Math.max(1, columns.length))
  const known = cells.flat().filter((cell) => cell !== 'suppressed')
  const most = mostOf(grid)
  const at = (r: number, c: number) => ({ x: left + (c + 0.5) * wide, y: above + (r + 0.5) * row })
  const squares = cells.flatMap((line, r) => line.map((cell, c) => ({ cell, r, c })))
  return {
    animation: false,
    backgroundColor: ink.ground,
    grid: { left, top: above, width: wide * columns.length, height: row * rows.length },
    xAxis: { type: 'category', show: false, data: columns.map((_, c) => `${c}`) },
    yAxis: { type: 'category', show: false, inverse: true, data: rows.map((_, r) => `${r}`) },
    series: [
      {
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [wide - 3, row - 3],
        silent: true,
        data: squares.map(({ cell, r, c }) => ({ value: [c, r], itemStyle: { color: shade(cell, most), opacity: 1 } })),
      },
    ],
    graphic: [
      letters({ text: `${down} ↓  ${across} →`, x: margin, y: above - 14, size: sizes.small, fill: ink.subtle }),
      ...rows.map(({ name }, r) =>
        letters({
          ...{ text: fitted(name, { width: left - margin - 10, size: sizes.small, lines: 2 }), size: sizes.small },
          ...{ x: left - 8, y: at(r, 0).y, align: 'right' },
        }),
      ),
      ...columns.map(({ name }, c) => slanted(name, at(0, c).x)),
      ...squares.map(({ cell, r, c }) =>
        letters({
          ...at(r, c),
          ...inSquare(inWords(cell, number), wide),
          fill: isDark(cell, most) ? ink.ground : ink.text,
          align: 'center',
        }),
      ),
      ...(known.length === squares.length
        ? []
        : [letters({ text: star, x: left, y: above + rows.length * row + 16, size: sizes.small, fill: ink.subtle })]),
    ],
  }
}

/** Of those that are named: the others together are many, and beside them all would be as light. */
function mostOf({ cells, left: others }: SmallMatrix): number {
  const named = others === 0 ? cells : cells.slice(0, -1).map((line) => line.slice(0, -1))
  return Math.max(1, ...named.flat().filter((cell) => cell !== 'suppressed'))
}

const slanted = (name: string, x: number) => ({
  ...letters({ text: fitted(name, { width: 128, size: sizes.small, lines: 1 }), x: 0, y: 0, size: sizes.small }),
  x,
  y: above - 10,
  rotation: slant.radians,
})

function inWords(cell: Cell, number: (value: number) => string): string {
  if (cell === 'suppressed') return '*'
  return cell === 0 ? '·' : number(cell)
}

/** Bold, as large as the square has room for. */
function inSquare(text: string, wide: number) {
  const size = Math.min(sizes.label, (sizes.label * (wide - 5)) / (widthOf(text, sizes.label) * 1.15))
  return { text, size, bold: text !== '·' }
}

const part = (cell: Cell, most: number): number => (cell === 'suppressed' ? 0 : Math.min(1, cell / most))
const isDark = (cell: Cell, most: number): boolean => part(cell, most) > 0.68

/** From nearly white to the strong colour; none is whiter than the fewest. */
function shade(cell: Cell, most: number): string {
  if (cell === 0 || cell === 'suppressed') return '#f4f4f4'
  const much = 0.12 + 0.88 * part(cell, most)
  const mixed = [0x0b, 0x4f, 0x6c].map((channel) => Math.round(255 + (channel - 255) * much))
  return `rgb(${mixed.join(',')})`
}
