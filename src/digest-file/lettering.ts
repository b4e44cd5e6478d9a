/** What people have typed, on one line, as XML, a workbook and a picture can all hold it. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|\uFFFD/gu, '')
    .trim()

/** No character is cut in two. */
export function short(text: string, most: number): string {
  const shown = [...plain(text)]
  return shown.length > most
    ? `${shown
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : shown.join('')
}

/** How wide a character of DejaVu Sans is, in ems, a little generously: nothing here can measure, and too narrow is worse than too wide. */
function ems(character: string): number {
  if (/[ ijlI.,:;'|!()[\]]/.test(character)) return 0.4
  if (/[mwMW@%—…]/.test(character)) return 1
  if (/[A-ZÅÄÖ]/.test(character)) return 0.72
  return character.charCodeAt(0) > 0x2e80 ? 1 : 0.63
}

export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + ems(character), 0) * size

export interface Room {
  readonly width: number
  readonly size: number
  readonly lines: number
}

/** Broken between words into as many lines as there is room for; what does not fit ends with "…". */
export function fitted(text: string, room: Room): string {
  const lines: string[] = []
  let rest = plain(text)
  while (rest !== '' && lines.length < room.lines) {
    const isLast = lines.length === room.lines - 1
    const line = firstLine(rest, room, isLast)
    rest = isLast ? '' : rest.slice(line.length).trimStart()
    lines.push(harmless(line.trimEnd()))
  }
  return lines.join('\n')
}

/**
 * The drawing library remembers how wide it has found a line by the line itself, in a plain object: `__proto__` would change what every
 * object of the process has. An invisible space before it does not change how it looks.
 */
const harmless = (line: string): string => (line in {} ? `\u200B${line}` : line)

function firstLine(text: string, { width, size }: Room, isLast: boolean): string {
  if (widthOf(text, size) <= width) return text
  const shown: string[] = []
  let used = isLast ? ems('…') * size : 0
  for (const character of text) {
    used += ems(character) * size
    if (used > width) break
    shown.push(character)
  }
  const fits = shown.join('')
  if (isLast) return `${fits.trimEnd()}…`
  const space = fits.lastIndexOf(' ')
  return space > 0 ? fits.slice(0, space) : fits
}
