import { Avatar } from './avatar.tsx'
import type { ClientProps } from './pane.tsx'

/** An empty conversation says what to write in it. */
export function Empty({ words, commands, setDraft, composer }: ClientProps) {
  return (
    <div className="empty">
      <Avatar name="Manydoors" bot size={56} />
      <p>
        <strong>{words.empty}</strong>
      </p>
      <p>{words.emptyHint}</p>
      <p className="hints">
        {commands.slice(0, 3).map(({ name, hint }) => (
          <button
            key={name}
            type="button"
            title={hint}
            onClick={() => {
              setDraft(name)
              composer.current?.focus()
            }}
          >
            {name}
          </button>
        ))}
      </p>
    </div>
  )
}
