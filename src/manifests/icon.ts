import { type Colour, drawPng, type Shape } from './canvas.ts'

/** Many doors, one of them open: light falls out of it. */

const ground: Colour = [23, 73, 90, 1]
const shut: Colour = [94, 146, 160, 1]
const light: Colour = [255, 209, 102, 1]
const leaf: Colour = [255, 255, 255, 1]
const knob: Colour = [23, 73, 90, 1]
const glow: Colour = [255, 209, 102, 0.28]
const white: Colour = [255, 255, 255, 1]

/** A doorway with a round top: `top` is the highest point. */
const doorway = (middle: number, width: number, top: number, foot: number) => (x: number, y: number) => {
  const half = width / 2
  const spring = top + half
  if (Math.abs(x - middle) > half || y > foot) return false
  return y >= spring || (x - middle) ** 2 + (y - spring) ** 2 <= half ** 2
}

const disc = (middleX: number, middleY: number, radius: number) => (x: number, y: number) =>
  (x - middleX) ** 2 + (y - middleY) ** 2 <= radius ** 2

/** Four corners, clockwise. */
const quad = (corners: readonly (readonly [number, number])[]) => (x: number, y: number) =>
  corners.every(([fromX, fromY], n) => {
    const [toX, toY] = corners[(n + 1) % corners.length] ?? [fromX, fromY]
    return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= 0
  })

interface Leaf {
  /** Where it hangs, and where its free edge is. */
  readonly from: number
  readonly to: number
  readonly top: number
  readonly foot: number
  /** How much its free edge stands towards whoever looks, and so seems taller. */
  readonly nearer: number
}

/** A door's leaf that stands ajar, hung at the right. */
const ajar = ({ from, to, top, foot, nearer }: Leaf) =>
  quad([
    [to, top - nearer / 2],
    [from, top],
    [from, foot],
    [to, foot + nearer],
  ])

const foot = 0.735

const colourShapes: readonly Shape[] = [
  { covers: () => true, colour: ground },
  { covers: doorway(0.235, 0.17, 0.37, foot), colour: shut },
  { covers: disc(0.285, 0.575, 0.014), colour: ground },
  { covers: doorway(0.765, 0.17, 0.37, foot), colour: shut },
  { covers: disc(0.715, 0.575, 0.014), colour: ground },
  {
    covers: quad([
      [0.38, foot],
      [0.62, foot],
      [0.72, 0.88],
      [0.34, 0.88],
    ]),
    colour: glow,
  },
  { covers: doorway(0.5, 0.24, 0.235, foot), colour: light },
  { covers: ajar({ from: 0.62, to: 0.515, top: 0.325, foot, nearer: 0.075 }), colour: leaf },
  { covers: disc(0.54, 0.56, 0.016), colour: knob },
]

const outer = doorway(0.5, 0.66, 0.06, 0.94)
const inner = doorway(0.5, 0.5, 0.14, 0.95)

/** For Teams' narrow places: white on nothing. */
const outlineShapes: readonly Shape[] = [
  { covers: (x, y) => outer(x, y) && !inner(x, y), colour: white },
  { covers: ajar({ from: 0.75, to: 0.5, top: 0.3, foot: 0.86, nearer: 0.08 }), colour: white },
]

/** 192 × 192, full colour. */
export const colourIcon = (): Buffer => drawPng(192, colourShapes)

/** 32 × 32, white on a transparent ground. */
export const outlineIcon = (): Buffer => drawPng(32, outlineShapes)
