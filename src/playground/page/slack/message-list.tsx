import { Fragment } from 'react'
import type { PageTexts } from '../texts.ts'
import { dayOf, useTimes } from '../times.ts'
import { threadsOf, useNewestInSight } from '../use-messages.ts'
import type { PageConversation, PageMessage } from '../wire.ts'
import { SlackMessage, type SlackMessageProps } from './message.tsx'

const togetherMs = 5 * 60_000

type ListProps = Omit<SlackMessageProps, 'conversation' | 'message' | 'continued'> & {
  readonly conversation: PageConversation
  readonly words: PageTexts
  readonly acted: number
}

export function MessageList({ conversation, acted, ...around }: ListProps) {
  const times = useTimes()
  const list = useNewestInSight(conversation.id, conversation.messages, acted)
  const threads = threadsOf(conversation.messages)
  const day = (message: PageMessage): string => dayOf(new Date(message.at), times, around.language, around.words)
  return (
    <div ref={list} className="message-list">
      <div role="log" aria-label={conversation.name}>
        {threads.map(({ message, replies }, index) => {
          const before = threads[index - 1]
          const newDay = !before || day(before.message) !== day(message)
          return (
            <Fragment key={message.id}>
              {newDay && (
                <div className="day">
                  <span>{day(message)}</span>
                </div>
              )}
              <SlackMessage
                {...around}
                conversation={conversation.id}
                message={message}
                continued={!newDay && before.replies.length === 0 && together(before.message, message)}
              />
              {replies.length > 0 && (
                <div className="slack-replies">
                  {replies.map((reply) => (
                    <SlackMessage key={reply.id} {...around} conversation={conversation.id} message={reply} />
                  ))}
                </div>
              )}
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}

function together(before: PageMessage, message: PageMessage): boolean {
  return (
    before.from.name === message.from.name &&
    before.onlyYou === message.onlyYou &&
    Date.parse(message.at) - Date.parse(before.at) < togetherMs
  )
}
