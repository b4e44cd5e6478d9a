import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'

interface OverlayProps {
  /** The id of the element that names it. */
  readonly labelledBy: string
  readonly close: () => void
  readonly children: ReactNode
  readonly role?: 'dialog' | 'alertdialog'
}

const focusable = 'input:not([type=hidden]), textarea, select, button, a[href], [tabindex="0"]'

/**
 * Lies over one chat only: the other stays in use. The chat beneath is inert (the caller sees to that), so the keyboard
 * goes from the dialog to the rest of the page; focus enters at the first field and returns to where it was.
 */
export function Overlay({ labelledBy, close, children, role = 'dialog' }: OverlayProps) {
  const box = useRef<HTMLDivElement>(null)
  // Before the browser paints: what is beneath has just become inert and is about to lose its focus.
  useLayoutEffect(() => {
    const before = document.activeElement
    const inside = box.current
    if (inside) firstFieldOf(inside).focus()
    return () => {
      // The element that opened it is inert until this has been taken away.
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement && before.isConnected) before.focus()
      })
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  return (
    <div className="overlay">
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two kinds of dialog */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the role is one of two kinds of dialog, and Escape closes both */}
      <div ref={box} className="dialog" role={role} aria-labelledby={labelledBy} tabIndex={-1} onKeyDown={onKeyDown}>
        {children}
      </div>
    </div>
  )
}

function firstFieldOf(box: HTMLElement): HTMLElement {
  const body = box.querySelector('.dialog-body')
  const field = body?.querySelector<HTMLElement>(focusable) ?? box.querySelector<HTMLElement>('.dialog-foot button')
  return field ?? box
}
