import { type ReactNode, useId, useMemo, useState } from 'react'
import { InLayer, useLayer } from '../layer.tsx'
import { Overlay } from '../overlay.tsx'
import type { Confirm } from './shapes.ts'
import { type Surface, SurfaceContext } from './surface.ts'
import { plainOf } from './text.tsx'
import { initiallyHeld, type Touched } from './values.ts'

export interface Surroundings extends Pick<Surface, 'words' | 'language' | 'users' | 'channels'> {
  readonly errors?: Readonly<Record<string, string>>
  readonly touched: Touched
  readonly setTouched: (touched: Touched) => void
  /** Sends the element as Slack would, with what has been filled in by then. */
  readonly press: (element: Readonly<Record<string, unknown>>, touched: Touched) => Promise<unknown>
}

interface Asking {
  readonly confirm: Confirm
  readonly go: () => void
}

const noErrors = {}

/** Gives life to the blocks inside: keeps what is filled in, asks where a button wants to be confirmed, presses. */
export function BlocksSurface({ children, ...around }: Surroundings & { children: ReactNode }) {
  const { words, language, users, channels, errors = noErrors, touched, setTouched, press } = around
  const [pressed, setPressed] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { cover } = useLayer()
  const surface = useMemo((): Surface => {
    const go = (element: Readonly<Record<string, unknown>>, now: Touched): void => {
      setPressed(String(element['action_id']))
      void press(element, now).finally(() => setPressed(null))
    }
    return {
      words,
      language,
      users,
      channels,
      errors,
      pressed,
      held: (block, element) => touched[block]?.[element.action_id ?? ''] ?? initiallyHeld(element),
      hold: ({ block, element, held, tell }) => {
        const next = { ...touched, [block]: { ...touched[block], [element.action_id ?? '']: held } }
        setTouched(next)
        if (tell) go({ ...element, block_id: block, ...held }, next)
      },
      press: (block, element, added) => {
        const sent = { ...element, block_id: block, ...added }
        if (!element.confirm) return go(sent, touched)
        cover(true)
        setAsking({ confirm: element.confirm, go: () => go(sent, touched) })
      },
    }
  }, [words, language, users, channels, errors, pressed, touched, setTouched, press, cover])
  const answer = (go?: () => void): void => {
    setAsking(null)
    cover(false)
    go?.()
  }
  return (
    <SurfaceContext value={surface}>
      {children}
      {asking && (
        <InLayer>
          <ConfirmDialog confirm={asking.confirm} yes={() => answer(asking.go)} no={() => answer()} />
        </InLayer>
      )}
    </SurfaceContext>
  )
}

function ConfirmDialog({ confirm, yes, no }: { confirm: Confirm; yes: () => void; no: () => void }) {
  const title = useId()
  return (
    <Overlay labelledBy={title} close={no} role="alertdialog">
      <div className="dialog-head">
        <h3 id={title}>{plainOf(confirm.title)}</h3>
      </div>
      <p className="dialog-text">{plainOf(confirm.text)}</p>
      <div className="dialog-foot">
        <button type="button" className="block-button" onClick={no}>
          {plainOf(confirm.deny)}
        </button>
        <button type="button" className="block-button" data-style={confirm.style ?? 'primary'} onClick={yes}>
          {plainOf(confirm.confirm)}
        </button>
      </div>
    </Overlay>
  )
}
