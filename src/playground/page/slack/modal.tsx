import { useId, useState } from 'react'
import { Overlay } from '../overlay.tsx'
import type { ClientProps } from '../pane.tsx'
import { Trouble } from '../trouble.tsx'
import type { PageForm } from '../wire.ts'
import { Blocks } from './blocks.tsx'
import { BlocksSurface } from './blocks-surface.tsx'
import { knownBlocks, shapes } from './shapes.ts'
import { fieldId } from './surface.ts'
import { plainOf } from './text.tsx'
import { missing, stateValues, type Touched } from './values.ts'

interface ModalProps extends Pick<ClientProps, 'act' | 'words' | 'language' | 'trouble' | 'forgetTrouble'> {
  readonly form: PageForm
  readonly users: readonly { readonly id: string; readonly name: string }[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
}

/** Slack's modal. What was typed stays when the view is updated or sent back with errors. */
export function Modal({ form, act, words, language, users, channels, trouble, forgetTrouble }: ModalProps) {
  const title = useId()
  const [touched, setTouched] = useState<Touched>({})
  const [unfilled, setUnfilled] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const parsed = shapes.view.safeParse(form.content)
  const close = (): void => void act({ do: 'close-form' })
  if (!parsed.success) return null
  const view = parsed.data
  const blocks = knownBlocks(view.blocks)
  const stillMissing = unfilled.filter((id) => missing(blocks, touched).includes(id))
  const errors = { ...form.errors, ...Object.fromEntries(stillMissing.map((id) => [id, words.required])) }
  const send = async (): Promise<void> => {
    const lacking = missing(blocks, touched)
    setUnfilled(lacking)
    const [first] = lacking
    if (first) return document.getElementById(fieldId(first))?.focus()
    setSending(true)
    await act({ do: 'submit', values: stateValues(blocks, touched) })
    setSending(false)
  }
  return (
    <Overlay labelledBy={title} close={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!sending) void send()
        }}
      >
        <div className="dialog-head">
          <h3 id={title}>{plainOf(view.title)}</h3>
          <button type="button" className="icon-button" aria-label={words.close} onClick={close}>
            ✕
          </button>
        </div>
        <div className="dialog-body">
          <BlocksSurface
            words={words}
            language={language}
            users={users}
            channels={channels}
            errors={errors}
            touched={touched}
            setTouched={setTouched}
            press={(element, now) =>
              act({ do: 'press', conversation: '', message: form.id, element, values: stateValues(blocks, now) })
            }
          >
            <Blocks blocks={view.blocks} />
          </BlocksSurface>
        </div>
        <Trouble trouble={Object.keys(errors).length > 0 ? null : trouble} words={words} forget={forgetTrouble} />
        <div className="dialog-foot">
          <button type="button" className="block-button" onClick={close}>
            {view.close ? plainOf(view.close) : words.cancel}
          </button>
          {view.submit && (
            <button type="submit" className="block-button" data-style="primary" aria-busy={sending}>
              {plainOf(view.submit)}
            </button>
          )}
        </div>
      </form>
    </Overlay>
  )
}
