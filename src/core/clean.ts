/**
 * What people type, made safe to keep and to show: composed (NFC), well-formed, without NUL and other control characters, and without
 * the marks that turn the direction of text around. Line breaks and tabs stay; lines end in one way.
 */
export const clean = (typed: string): string =>
  typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\ufeff\ufff9-\ufffb]/gu, '')
    .trim()

/** The same on one line. */
export const cleanLine = (typed: string): string => clean(typed).replace(/\s+/g, ' ')
