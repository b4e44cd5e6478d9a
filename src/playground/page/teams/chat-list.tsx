import { Avatar } from '../avatar.tsx'
import type { ClientProps } from '../pane.tsx'
import { useCurrentInSight } from '../use-current-in-sight.ts'
import type { PageConversation } from '../wire.ts'

/** Teams' list of chats and channels. */
export function ChatList({ chat, me, words, conversation, open, unread, act }: ClientProps) {
  const { conversations } = chat.sight
  const list = useCurrentInSight(conversation?.id)
  const chats = conversations.filter(({ kind }) => kind !== 'channel')
  const channels = conversations.filter(({ kind }) => kind === 'channel')
  const item = (each: PageConversation) => {
    const waiting = unread(each.id)
    const [team, channel] = each.name.split(' › ')
    return (
      <li key={each.id}>
        <button
          type="button"
          aria-current={each.id === conversation?.id}
          data-unread={waiting > 0}
          onClick={() => open(each.id)}
        >
          <Avatar name={each.name} bot={each.kind === 'direct'} size={26} />
          <span className="conversation-name">
            {channel ?? team}
            {channel && <small>{team}</small>}
          </span>
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
      <h3>{words.chat}</h3>
      <ul>
        {chats.map(item)}
        {!chats.some(({ kind }) => kind === 'direct') && (
          <li>
            <button type="button" onClick={() => void act({ do: 'visit' })}>
              <Avatar name="Manydoors" bot size={26} />
              <span className="conversation-name">Manydoors</span>
            </button>
          </li>
        )}
      </ul>
      {channels.length > 0 && (
        <>
          <h3>{words.teams}</h3>
          <ul>{channels.map(item)}</ul>
        </>
      )}
    </nav>
  )
}
