import { useState } from 'react'
import type { ClientProps } from '../pane.tsx'
import { Blocks } from './blocks.tsx'
import { BlocksSurface } from './blocks-surface.tsx'
import { shapes } from './shapes.ts'
import type { Touched } from './values.ts'

interface HomeProps extends Pick<ClientProps, 'act' | 'words' | 'language'> {
  readonly view: unknown
  readonly users: readonly { readonly id: string; readonly name: string }[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
}

/** The app's Home tab, as it was published for this person. */
export function Home({ view, act, ...around }: HomeProps) {
  const [touched, setTouched] = useState<Touched>({})
  const parsed = shapes.view.safeParse(view)
  if (!parsed.success) return <p className="empty">{around.words.emptyHome}</p>
  return (
    <div className="home">
      <BlocksSurface
        {...around}
        touched={touched}
        setTouched={setTouched}
        press={(element) => act({ do: 'press-home', element })}
      >
        <Blocks blocks={parsed.data.blocks} />
      </BlocksSurface>
    </div>
  )
}
