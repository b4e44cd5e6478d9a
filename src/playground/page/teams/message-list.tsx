import { Fragment } from 'react'
import { dayOf, useTimes } from '../times.ts'
import { threadsOf, useNewestInSight } from '../use-messages.ts'
import type { PageConversation, PageMessage } from '../wire.ts'
import { TeamsMessage, type TeamsMessageProps } from './message.tsx'

type ListProps = Omit<TeamsMessageProps, 'conversation' | 'message' | 'bubbles'> & {
  readonly conversation: PageConversation
  readonly acted: number
}

export function TeamsMessageList({ conversation, acted, ...around }: ListProps) {
  const times = useTimes()
  const list = useNewestInSight(conversation.id, conversation.messages, acted)
  const threads = threadsOf(conversation.messages)
  const day = (message: PageMessage): string => dayOf(new Date(message.at), times, around.language, around.words)
  const shared = { ...around, conversation: conversation.id, bubbles: conversation.kind !== 'channel' }
  return (
    <div ref={list} className="message-list">
      <div role="log" aria-label={conversation.name}>
        {threads.map(({ message, replies }, index) => {
          const before = threads[index - 1]
          return (
            <Fragment key={message.id}>
              {(!before || day(before.message) !== day(message)) && (
                <div className="day">
                  <span>{day(message)}</span>
                </div>
              )}
              <div className={shared.bubbles ? 'teams-chat' : 'teams-post'}>
                <TeamsMessage {...shared} message={message} />
                {replies.map((reply) => (
                  <TeamsMessage key={reply.id} {...shared} message={reply} />
                ))}
              </div>
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}
