import { useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { Composer } from '../composer.tsx'
import { Empty } from '../empty.tsx'
import { Layered } from '../layer.tsx'
import type { ClientProps } from '../pane.tsx'
import { Trouble } from '../trouble.tsx'
import { ChatList } from './chat-list.tsx'
import { Dialog } from './dialog.tsx'
import { TeamsMessageList } from './message-list.tsx'

/** Teams' desktop client, as far as a bot's user meets it. */
export function TeamsClient(props: ClientProps) {
  const { chat, me, words, language, conversation, act } = props
  const [mention, setMention] = useState(true)
  const { form } = chat.sight
  const shared = { words, language, act, me }
  const isDirect = conversation?.kind === 'direct'
  return (
    <Layered over={form && <Dialog key={form.id} form={form} {...props} />}>
      <div className="teams">
        <ChatList {...props} />
        <div className="conversation">
          <header className="conversation-head">
            {conversation && <Avatar name={conversation.name} bot={isDirect} size={28} />}
            <h3>{conversation?.name}</h3>
          </header>
          {conversation?.messages.length ? (
            <TeamsMessageList conversation={conversation} acted={props.acted} {...shared} />
          ) : (
            <Empty {...props} />
          )}
          <Trouble trouble={form ? null : props.trouble} words={words} forget={props.forgetTrouble} />
          {conversation && (
            <Composer
              label={words.write}
              words={words}
              commands={props.commands}
              draft={props.draft}
              setDraft={props.setDraft}
              send={(text) =>
                void act({ do: 'say', conversation: conversation.id, text, ...(!isDirect && { mention }) })
              }
              field={props.composer}
            >
              {!isDirect && (
                <label className="mention-bot">
                  <input type="checkbox" checked={mention} onChange={({ target }) => setMention(target.checked)} />
                  <span title={words.mention}>@Manydoors</span>
                </label>
              )}
            </Composer>
          )}
        </div>
      </div>
    </Layered>
  )
}
