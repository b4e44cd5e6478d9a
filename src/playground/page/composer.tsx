import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import type { PageTexts } from './texts.ts'
import { useCompletions } from './use-completions.ts'
import type { Command } from './wire.ts'

interface ComposerProps {
  readonly label: string
  readonly words: PageTexts
  readonly commands: readonly Command[]
  readonly draft: string
  readonly setDraft: (text: string) => void
  readonly send: (text: string) => void
  readonly field: RefObject<HTMLTextAreaElement | null>
  /** What stands beside the send button. */
  readonly children?: ReactNode
}

/** Where one writes: Enter sends, Shift+Enter starts a new line, "/" lists the commands. */
export function Composer({ label, words, commands, draft, setDraft, send, field, children }: ComposerProps) {
  const list = useId()
  const completing = useCompletions(draft, commands)
  const { found, marked } = completing
  const complete = (command: Command | undefined): void => {
    if (!command) return
    completing.restart()
    setDraft(command.name.includes(' ') ? command.name : `${command.name} `)
    field.current?.focus()
  }
  const submit = (): void => {
    const text = draft.trim()
    if (!text) return
    setDraft('')
    send(text)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const handled = keyed(event, found.length > 0, {
      move: completing.move,
      complete: () => complete(found[marked]),
      enter: () => (completing.enterTakes ? complete(found[marked]) : submit()),
      dismiss: completing.dismiss,
    })
    if (handled) event.preventDefault()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {found.length > 0 && (
        <Completions id={list} label={words.commands} found={found} marked={marked} take={complete} />
      )}
      <textarea
        ref={field}
        rows={1}
        value={draft}
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${list}-${marked}` : undefined}
        onChange={(event) => {
          completing.restart()
          setDraft(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="composer-foot">
        {children}
        <SendButton label={words.send} disabled={!draft.trim()} />
      </div>
    </form>
  )
}

interface CompletionsProps {
  readonly id: string
  readonly label: string
  readonly found: readonly Command[]
  readonly marked: number
  readonly take: (command: Command) => void
}

function Completions({ id, label, found, marked, take }: CompletionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  return (
    <div ref={list} className="completions" id={id} role="listbox" aria-label={label}>
      {found.map((command, index) => (
        <div
          key={command.name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === marked}
          tabIndex={-1}
          onMouseDown={(event) => {
            event.preventDefault()
            take(command)
          }}
        >
          <strong>{command.name}</strong> <span>{command.hint}</span>
        </div>
      ))}
    </div>
  )
}

function SendButton({ label, disabled }: { label: string; disabled: boolean }) {
  return (
    <button type="submit" className="send" aria-label={label} disabled={disabled}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path
          fill="currentColor"
          d="M2.2 2.9 18 9.4a.65.65 0 0 1 0 1.2L2.2 17.1c-.5.2-1-.3-.8-.8L3.6 11l8-1-8-1-2.2-5.3c-.2-.5.3-1 .8-.8z"
        />
      </svg>
    </button>
  )
}

interface Keys {
  readonly move: (by: 1 | -1) => void
  readonly complete: () => void
  readonly enter: () => void
  readonly dismiss: () => void
}

function keyed(event: KeyboardEvent, listing: boolean, keys: Keys): boolean {
  if (event.key === 'Enter' && !event.shiftKey) {
    keys.enter()
    return true
  }
  const inList: Readonly<Record<string, () => void>> = {
    ArrowDown: () => keys.move(1),
    ArrowUp: () => keys.move(-1),
    Tab: keys.complete,
    Escape: keys.dismiss,
  }
  const wanted = listing && !event.shiftKey ? inList[event.key] : undefined
  wanted?.()
  return wanted !== undefined
}
