import { crc32, deflateSync } from 'node:zlib'

/** Red, green, blue from 0 to 255; opacity from 0 to 1. */
export type Colour = readonly [number, number, number, number]

/** A shape is where it is; the picture is 1 wide and 1 high, with its origin at the top left. */
export interface Shape {
  readonly covers: (x: number, y: number) => boolean
  readonly colour: Colour
}

/** Points looked at in each direction of a pixel, so that edges come out smooth. */
const fine = 4

/** Draws the shapes one over the other, and returns the picture as PNG with transparency. The same shapes give the same pixels. */
export function drawPng(size: number, shapes: readonly Shape[]): Buffer {
  const fromTop = shapes.toReversed()
  const rows: Buffer[] = []
  for (let y = 0; y < size; y += 1) {
    const row = Buffer.alloc(1 + size * 4)
    for (let x = 0; x < size; x += 1) row.set(pixel(fromTop, x / size, y / size, 1 / size), 1 + x * 4)
    rows.push(row)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function pixel(fromTop: readonly Shape[], left: number, top: number, side: number): readonly number[] {
  const [all, sum] = [fine * fine, { red: 0, green: 0, blue: 0, opacity: 0 }]
  for (let n = 0; n < all; n += 1) {
    const x = left + (((n % fine) + 0.5) / fine) * side
    const y = top + ((Math.floor(n / fine) + 0.5) / fine) * side
    const [red, green, blue, opacity] = seenAt(fromTop, x, y)
    sum.red += red * opacity
    sum.green += green * opacity
    sum.blue += blue * opacity
    sum.opacity += opacity
  }
  const { red, green, blue, opacity } = sum
  if (opacity === 0) return [0, 0, 0, 0]
  return [red / opacity, green / opacity, blue / opacity, (opacity / all) * 255].map(Math.round)
}

const nothing: Colour = [0, 0, 0, 0]

/** From the top down, for as long as something below can still be seen. */
function seenAt(fromTop: readonly Shape[], x: number, y: number): Colour {
  let seen = nothing
  for (const { covers, colour } of fromTop) {
    if (!covers(x, y)) continue
    seen = over(seen, colour)
    if (seen[3] === 1) break
  }
  return seen
}

function over([red, green, blue, opacity]: Colour, under: Colour): Colour {
  const rest = under[3] * (1 - opacity)
  const whole = opacity + rest
  if (whole === 0) return nothing
  const mix = (above: number, below: number): number => (above * opacity + below * rest) / whole
  return [mix(red, under[0]), mix(green, under[1]), mix(blue, under[2]), whole]
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
