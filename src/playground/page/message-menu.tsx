import { useRef } from 'react'
import type { ClientProps } from './pane.tsx'

interface MenuProps extends Pick<ClientProps, 'act' | 'words'> {
  readonly conversation: string
  readonly message: string
}

/** What both chats' manifests put into a message's menu. */
const inMenu = [
  ['case.new', 'createCase'],
  ['agenda.add', 'putOnAgenda'],
] as const

/** A message's "…" menu, with what the app has in it. */
export function MessageMenu({ act, words, conversation, message }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  const choose = (action: string): void => {
    menu.current?.removeAttribute('open')
    void act({ do: 'act-on', conversation, message, action })
  }
  return (
    <details
      ref={menu}
      className="message-menu"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) currentTarget.removeAttribute('open')
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape') currentTarget.removeAttribute('open')
      }}
    >
      <summary aria-label={words.more}>…</summary>
      {inMenu.map(([action, title]) => (
        <button key={action} type="button" onClick={() => choose(action)}>
          {words[title]}
        </button>
      ))}
    </details>
  )
}
