import { useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { MessageMenu } from '../message-menu.tsx'
import type { ClientProps } from '../pane.tsx'
import { timeOf, useTimes } from '../times.ts'
import { useGlowOnChange } from '../use-messages.ts'
import type { PageMessage } from '../wire.ts'
import { Blocks } from './blocks.tsx'
import { BlocksSurface } from './blocks-surface.tsx'
import { knownBlocks } from './shapes.ts'
import { Text } from './text.tsx'
import { stateValues, type Touched } from './values.ts'

export interface SlackMessageProps extends Pick<ClientProps, 'act' | 'words' | 'language'> {
  readonly conversation: string
  readonly message: PageMessage
  readonly users: readonly { readonly id: string; readonly name: string }[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  /** True when the one before is by the same hand and recent: Slack leaves the name out. */
  readonly continued?: boolean
}

export function SlackMessage(props: SlackMessageProps) {
  const { message, words, language, act, conversation, continued = false } = props
  const { zone } = useTimes()
  const [touched, setTouched] = useState<Touched>({})
  const glow = useGlowOnChange(JSON.stringify(message.content))
  const at = timeOf(new Date(message.at), language, zone)
  const blocks = knownBlocks(message.content)
  return (
    <article
      ref={glow}
      className="slack-message"
      data-message={message.id}
      data-only-you={message.onlyYou}
      data-continued={continued}
    >
      {message.onlyYou && (
        <p className="only-you">
          <Eye /> {words.onlyYou}
        </p>
      )}
      <div className="gutter">
        {continued ? (
          <time dateTime={message.at}>{at}</time>
        ) : (
          <Avatar name={message.from.name} bot={message.from.bot} />
        )}
      </div>
      <div className="slack-body">
        {!continued && (
          <header>
            <strong>{message.from.name}</strong>
            {message.from.bot && <span className="app-badge">{words.app}</span>}
            <time dateTime={message.at}>{at}</time>
          </header>
        )}
        <BlocksSurface
          words={words}
          language={language}
          users={props.users}
          channels={props.channels}
          touched={touched}
          setTouched={setTouched}
          press={(element, now) =>
            act({ do: 'press', conversation, message: message.id, element, values: stateValues(blocks, now) })
          }
        >
          {message.content.length > 0 ? (
            <Blocks blocks={message.content} />
          ) : (
            <Text text={{ type: 'mrkdwn', text: message.text }} />
          )}
        </BlocksSurface>
        {message.edited && <span className="edited">{words.edited}</span>}
      </div>
      {!message.onlyYou && <MessageMenu act={act} words={words} conversation={conversation} message={message.id} />}
    </article>
  )
}

function Eye() {
  return (
    <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        d="M1.8 10S4.8 4.5 10 4.5 18.2 10 18.2 10 15.2 15.5 10 15.5 1.8 10 1.8 10z"
      />
      <circle cx="10" cy="10" r="2.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
