import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'

interface Layer {
  readonly root: HTMLElement | null
  readonly cover: (covered: boolean) => void
}

const LayerContext = createContext<Layer>({ root: null, cover: () => undefined })

/** What lies beneath a chat's dialogs. It is inert while one is open; the other chat is not. */
export function Layered({ over, children }: { over: ReactNode; children: ReactNode }) {
  const [root, setRoot] = useState<HTMLElement | null>(null)
  const [covered, setCovered] = useState(false)
  const layer = useMemo(() => ({ root, cover: setCovered }), [root])
  return (
    <LayerContext value={layer}>
      <div className="layers">
        <div className="client" inert={covered || Boolean(over)}>
          {children}
        </div>
        <div inert={covered}>{over}</div>
        <div ref={setRoot} />
      </div>
    </LayerContext>
  )
}

export const useLayer = (): Layer => useContext(LayerContext)

/** Draws something above everything else in this chat. */
export function InLayer({ children }: { children: ReactNode }) {
  const { root } = useLayer()
  return root && createPortal(children, root)
}
