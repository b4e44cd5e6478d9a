import { LibraryBlock } from './library-block.tsx'
import type { TextObject } from './shapes.ts'

/**
 * Text as Slack shows it. The library formats plain text as if it were mrkdwn, and takes escaped angle brackets for
 * mentions and quotes; so plain text is written out here, and escaped signs reach the library beside a word joiner.
 */
export function Text({ text }: { text: TextObject }) {
  if (text.type !== 'mrkdwn') return <span className="plain">{unescaped(text.text, '')}</span>
  return <LibraryBlock block={{ type: 'section', text: { ...text, text: unescaped(text.text, '\u2060') } }} />
}

function unescaped(text: string, joiner: string): string {
  return text.replaceAll('&lt;', `<${joiner}`).replaceAll('&gt;', `${joiner}>`).replaceAll('&amp;', '&')
}

export const plainOf = (text: TextObject | null | undefined): string => (text ? unescaped(text.text, '') : '')
