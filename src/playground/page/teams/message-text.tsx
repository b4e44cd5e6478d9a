import { cardMarkdown } from './markdown.ts'

/** A message's text: markdown, with mentions written as `<at>Name</at>`. */
export function MessageText({ text }: { text: string }) {
  return (
    <div className="message-text">
      {text.split(/(<at[^>]*>.*?<\/at>)/g).map((part, index) => {
        const mentioned = /^<at[^>]*>(.*?)<\/at>$/.exec(part)?.[1]
        return mentioned !== undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
          <span key={index} className="mention">
            {mentioned}
          </span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text keep their places
          // biome-ignore lint/security/noDangerouslySetInnerHtml: cardMarkdown escapes everything but its own few tags
          <span key={index} dangerouslySetInnerHTML={{ __html: cardMarkdown(part) }} />
        )
      })}
    </div>
  )
}
