import { useMemo } from 'react'
import { Composer } from '../composer.tsx'
import { Empty } from '../empty.tsx'
import { Layered } from '../layer.tsx'
import type { ClientProps } from '../pane.tsx'
import { Trouble } from '../trouble.tsx'
import { Home } from './home.tsx'
import { MessageList } from './message-list.tsx'
import { Modal } from './modal.tsx'
import { Sidebar } from './sidebar.tsx'

/** Slack's desktop client, as far as a bot's user meets it. */
export function SlackClient(props: ClientProps) {
  const { chat, words, language, conversation, act, atHome, setAtHome } = props
  const { form, home, conversations } = chat.sight
  const users = chat.people
  const channels = useMemo(() => conversations.filter(({ kind }) => kind === 'channel'), [conversations])
  const shared = { words, language, act, users, channels }
  const isApp = conversation?.kind === 'direct'
  const homeShown = isApp && atHome
  const goHome = (): void => {
    setAtHome(true)
    void act({ do: 'visit' })
  }
  return (
    <Layered
      over={
        form && (
          <Modal key={form.id} form={form} {...shared} trouble={props.trouble} forgetTrouble={props.forgetTrouble} />
        )
      }
    >
      <div className="slack">
        <Sidebar {...props} />
        <div className="conversation">
          <header className="conversation-head">
            <h3>{conversation && (isApp ? conversation.name : `# ${conversation.name}`)}</h3>
            {isApp && (
              <div className="head-tabs">
                <button type="button" aria-current={homeShown} onClick={goHome}>
                  {words.home}
                </button>
                <button type="button" aria-current={!homeShown} onClick={() => setAtHome(false)}>
                  {words.messages}
                </button>
              </div>
            )}
          </header>
          {homeShown && <Home view={home} {...shared} />}
          {!homeShown && conversation && conversation.messages.length > 0 && (
            <MessageList conversation={conversation} acted={props.acted} {...shared} />
          )}
          {!homeShown && !conversation?.messages.length && <Empty {...props} />}
          <Trouble trouble={form ? null : props.trouble} words={words} forget={props.forgetTrouble} />
          {!homeShown && conversation && (
            <Composer
              label={words.writeTo(isApp ? conversation.name : `#${conversation.name}`)}
              words={words}
              commands={props.commands}
              draft={props.draft}
              setDraft={props.setDraft}
              send={(text) => void act({ do: 'say', conversation: conversation.id, text })}
              field={props.composer}
            />
          )}
        </div>
      </div>
    </Layered>
  )
}
