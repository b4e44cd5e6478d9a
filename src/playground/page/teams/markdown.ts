const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

/**
 * The little markdown that cards know: bold, italics, links, and lists of one level. Returns HTML in which everything
 * else is escaped, and links lead to http(s) and mail addresses only.
 */
export function cardMarkdown(text: string): string {
  return text
    .split(/\r?\n/)
    .map(lineOf)
    .map(({ list, html }, index, lines) => {
      const opens = list && lines[index - 1]?.list !== list ? `<${list}>` : ''
      const closes = list && lines[index + 1]?.list !== list ? `</${list}>` : ''
      return opens + html + closes
    })
    .join('')
}

function lineOf(line: string): { list: 'ul' | 'ol' | null; html: string } {
  const item = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/.exec(line)
  if (!item) return { list: null, html: `<p>${inline(line)}</p>` }
  return { list: item[1] ? 'ol' : 'ul', html: `<li>${inline(item[2] ?? '')}</li>` }
}

function inline(text: string): string {
  return escaped(text)
    .replace(
      /\[([^\]]+)\]\(((?:https?:|mailto:)[^)\s]+)\)/g,
      '<a href="$2" target="_blank" rel="noopener noreferrer">$1</a>',
    )
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])[*_]([^*_]+)[*_](?=$|[\s).,:;!?])/g, '$1<em>$2</em>')
}
