import { Avatar } from '../avatar.tsx'
import { MessageMenu } from '../message-menu.tsx'
import type { ClientProps } from '../pane.tsx'
import { timeOf, useTimes } from '../times.ts'
import { useGlowOnChange } from '../use-messages.ts'
import type { PageMessage } from '../wire.ts'
import { CardView } from './card-view.tsx'
import { MessageText } from './message-text.tsx'
import { attachmentOf } from './shapes.ts'

export interface TeamsMessageProps extends Pick<ClientProps, 'act' | 'words' | 'language' | 'me'> {
  readonly conversation: string
  readonly message: PageMessage
  /** In a chat one's own messages stand to the right; in a channel everybody's stand in one column. */
  readonly bubbles: boolean
}

export function TeamsMessage({ message, words, language, me, act, conversation, bubbles }: TeamsMessageProps) {
  const { zone } = useTimes()
  const glow = useGlowOnChange(JSON.stringify(message.content))
  const mine = bubbles && !message.from.bot && message.from.name === me.name
  const shown = message.content.map(attachmentOf)
  return (
    <article className="teams-message" data-message={message.id} data-mine={mine} data-only-you={message.onlyYou}>
      {!mine && <Avatar name={message.from.name} bot={message.from.bot} size={32} />}
      <div className="teams-column">
        <header>
          {!mine && <strong>{message.from.name}</strong>}
          <time dateTime={message.at}>{timeOf(new Date(message.at), language, zone)}</time>
          {message.edited && <span className="edited">{words.editedTeams}</span>}
          {message.onlyYou && <span className="only-you">{words.onlyYou}</span>}
        </header>
        <div ref={glow} className="bubble" data-card={shown.some(({ card }) => card !== null)}>
          {message.text && <MessageText text={message.text} />}
          {shown.map(({ card, name }, index) =>
            card ? (
              <CardView
                // biome-ignore lint/suspicious/noArrayIndexKey: a message's attachments have no ids and keep their places
                key={index}
                card={card}
                press={({ action, values }) =>
                  act({ do: 'press', conversation, message: message.id, element: action, values })
                }
              />
            ) : (
              <p key={name} className="attachment">
                {words.attachment}: {name}
              </p>
            ),
          )}
        </div>
      </div>
      {!message.onlyYou && <MessageMenu act={act} words={words} conversation={conversation} message={message.id} />}
    </article>
  )
}
