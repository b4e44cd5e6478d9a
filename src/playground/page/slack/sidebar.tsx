import { Avatar } from '../avatar.tsx'
import type { ClientProps } from '../pane.tsx'
import { useCurrentInSight } from '../use-current-in-sight.ts'

/** Slack's sidebar: the workspace, its channels, and the bot among the apps. */
export function Sidebar({ chat, me, words, conversation, open, unread, act }: ClientProps) {
  const { conversations } = chat.sight
  const list = useCurrentInSight(conversation?.id)
  const direct = conversations.filter(({ kind }) => kind === 'direct')
  const item = (id: string, name: string, isChannel: boolean) => {
    const waiting = unread(id)
    return (
      <li key={id}>
        <button type="button" aria-current={id === conversation?.id} data-unread={waiting > 0} onClick={() => open(id)}>
          {isChannel ? <span className="hash">#</span> : <Avatar name={name} bot size={18} />}
          <span className="conversation-name">{name}</span>
          {waiting > 0 && (
            <span className="badge">
              {waiting}
              <span className="unseen"> {words.unread(waiting)}</span>
            </span>
          )}
        </button>
      </li>
    )
  }
  return (
    <nav ref={list} className="sidebar" aria-label={words.conversations}>
      <p className="workspace">{me.workspaceName}</p>
      <h3>{words.channels}</h3>
      <ul>{conversations.filter(({ kind }) => kind !== 'direct').map(({ id, name }) => item(id, name, true))}</ul>
      <h3>{words.apps}</h3>
      <ul>
        {direct.map(({ id, name }) => item(id, name, false))}
        {direct.length === 0 && (
          <li>
            <button type="button" onClick={() => void act({ do: 'visit' })}>
              <Avatar name="Manydoors" bot size={18} />
              <span className="conversation-name">Manydoors</span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  )
}
