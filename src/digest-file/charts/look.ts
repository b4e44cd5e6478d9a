/** A picture is as wide as a phone shows it, so that its letters stay as large as they are drawn. */
export const width = 480

/** Told apart by how light they are, so that they stay apart without colour. The ground comes along: a picture is the same in the dark. */
export const ink = {
  ground: '#ffffff',
  text: '#1a1a1a',
  subtle: '#595959',
  rule: '#c9c9c9',
  strong: '#0b4f6c',
  weak: '#8fb3c2',
} as const

export const sizes = { title: 15, label: 13, small: 11.5 } as const
export const margin = 14

/**
 * DejaVu comes along with the house; whoever opens the drawing elsewhere reads it in whatever they have. Without quotation marks: they
 * would end the attribute that it is written into.
 */
const family = 'DejaVu Sans, Verdana, Arial, sans-serif'

type Align = 'left' | 'center' | 'right'

interface Lettered {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly bold?: boolean
  readonly fill?: string
  readonly align?: Align
}

/** Words at a place of the picture. */
export const letters = ({
  text,
  x,
  y,
  size = sizes.label,
  bold = false,
  fill = ink.text,
  align = 'left',
}: Lettered) => ({
  type: 'text',
  silent: true,
  z: 10,
  style: {
    ...{ text, x, y, fill, align, verticalAlign: 'middle', lineHeight: Math.round(size * 1.25) },
    font: `${bold ? 'bold ' : ''}${size}px ${family}`,
  },
})

interface Line {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly stroke?: string
  readonly dashed?: boolean
}

export const line = ({ from, to, stroke = ink.rule, dashed = false }: Line) => ({
  type: 'line',
  silent: true,
  z: 5,
  shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
  style: { stroke, lineWidth: dashed ? 1.5 : 1, ...(dashed && { lineDash: [5, 4] }) },
})
