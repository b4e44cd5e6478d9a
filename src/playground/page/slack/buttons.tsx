import { useEffect, useRef, useState } from 'react'
import { type Option, shapes } from './shapes.ts'
import { type ElementProps, useSurface } from './surface.ts'
import { plainOf } from './text.tsx'

export function Button({ block, element }: ElementProps) {
  const surface = useSurface()
  const label = plainOf(shapes.text.safeParse(element.text).data)
  const busy = surface.pressed !== null && surface.pressed === element.action_id
  return (
    <button
      type="button"
      className="block-button"
      data-style={element.style}
      aria-busy={busy}
      aria-label={typeof element['accessibility_label'] === 'string' ? element['accessibility_label'] : undefined}
      onClick={() => {
        if (busy) return
        if (element.url) window.open(element.url, '_blank', 'noopener,noreferrer')
        surface.press(block, element)
      }}
    >
      {label}
    </button>
  )
}

/** The "…" menu. */
export function Overflow({ block, element }: ElementProps) {
  const { words, press } = useSurface()
  const [open, setOpen] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    menu.current?.scrollIntoView({ block: 'nearest' })
    menu.current?.querySelector<HTMLElement>('button')?.focus()
  }, [open])
  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const choose = (option: Option): void => {
    close()
    if (option.url) window.open(option.url, '_blank', 'noopener,noreferrer')
    press(block, element, { selected_option: option })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what rises from the buttons inside
    <div
      className="overflow"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step && menu.current) moveFocus(menu.current, step)
      }}
    >
      <button
        ref={opener}
        type="button"
        className="block-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={words.more}
        onClick={() => setOpen(!open)}
      >
        •••
      </button>
      {open && (
        <div ref={menu} role="menu" className="menu">
          {element.options?.map((option, index) => (
            <button key={option.value ?? index} type="button" role="menuitem" onClick={() => choose(option)}>
              {plainOf(option.text)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function moveFocus(menu: HTMLElement, step: number): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
  items[(at + step + items.length) % items.length]?.focus()
}
