import { createHash } from 'node:crypto'

/** Everything that a page says, in words. */
export interface PageWords {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  /** Above the rest: that what was sent has not been kept; null: nothing. */
  readonly notice: string | null
  readonly heading: string
  readonly text: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly ways: readonly Way[]
  readonly foot: string
  /** The same page in the other language; null: there is none. */
  readonly other: { readonly label: string; readonly language: string } | null
}

/** Something that can be sent. `first`: asked about before it is. */
export interface Way {
  readonly answer: string
  readonly version: number
  readonly label: string
  readonly weight: 'main' | 'plain'
  readonly first: { readonly ask: string; readonly warn: string } | null
}

const style = `:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--soft:#57606a;--line:#d0d7de;--strong:#0b4f9e;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f0f3f6;--paper:#16191d;--soft:#b1bac4;--line:#444c56;--strong:#9ecbff;--on:#0b1a2b}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main,footer{max-width:36rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.125rem;margin:0;color:var(--soft);font-weight:600}
h2{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .5rem;text-wrap:balance}
p{margin:.5rem 0 1rem}
dl{margin:1.25rem 0;border-top:1px solid var(--line)}
dl div{padding:.625rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft);font-size:.9375rem}
dd{margin:0;font-weight:600}
.notice{border:2px solid var(--strong);border-radius:.5rem;padding:.75rem 1rem}
form{margin:.75rem 0}
button,summary{display:block;width:100%;min-height:3rem;padding:.625rem 1rem;border:2px solid var(--strong);border-radius:.5rem;font:inherit;font-weight:600;text-align:center;cursor:pointer;background:transparent;color:var(--strong)}
button.main{background:var(--strong);color:var(--on)}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
details[open] summary{border-color:var(--line)}
a{color:var(--strong)}
a,button,summary{outline-offset:3px}
:focus-visible{outline:3px solid var(--strong)}
footer{color:var(--soft);font-size:.9375rem;padding-top:0}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem}
nav a{display:inline-block;padding:.625rem 0}`

/** Nothing but this style is let in, and nothing runs. */
export const policy = [
  ...["default-src 'none'", `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`],
  ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
].join('; ')

const escaped: { readonly [C in string]?: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const inert = (text: string): string => text.replace(/[&<>"']/g, (found) => escaped[found] ?? found)

function drawn({ answer, version, label, weight, first }: Way, language: string): string {
  const button = `<button type="submit" class="${weight}">${inert(label)}</button>`
  const hidden = [
    ['answer', answer],
    ['version', String(version)],
    ['lang', language],
  ].map(([name = '', value = '']) => `<input type="hidden" name="${name}" value="${inert(value)}">`)
  const form = `<form method="post">${hidden.join('')}${button}</form>`
  return first === null
    ? form
    : `<details><summary>${inert(first.ask)}</summary><p>${inert(first.warn)}</p>${form}</details>`
}

/** A page that works without scripts, on a phone, and read aloud. */
export const pageOf = (words: PageWords): string => {
  const { language, title, notice, heading, text, facts, ways, foot, other } = words
  return [
    `<!doctype html><html lang="${inert(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${inert(heading)} – ${inert(title)}</title><style>${style}</style></head><body><main>`,
    `<header><h1>${inert(title)}</h1>`,
    other === null
      ? ''
      : `<nav><a href="?lang=${inert(other.language)}" hreflang="${inert(other.language)}" lang="${inert(other.language)}">${inert(other.label)}</a></nav>`,
    '</header>',
    notice === null ? '' : `<p class="notice" role="alert">${inert(notice)}</p>`,
    `<h2>${inert(heading)}</h2><p>${inert(text)}</p>`,
    ...ways.map((way) => drawn(way, language)),
    facts.length === 0
      ? ''
      : `<dl>${facts.map((fact) => `<div><dt>${inert(fact.label)}</dt><dd>${inert(fact.text)}</dd></div>`).join('')}</dl>`,
    `</main>${foot === '' ? '' : `<footer><p>${inert(foot)}</p></footer>`}</body></html>`,
  ].join('')
}
