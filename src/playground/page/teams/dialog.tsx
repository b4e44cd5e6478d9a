import { useId } from 'react'
import { Avatar } from '../avatar.tsx'
import { Overlay } from '../overlay.tsx'
import type { ClientProps } from '../pane.tsx'
import { Trouble } from '../trouble.tsx'
import type { PageForm } from '../wire.ts'
import { CardView } from './card-view.tsx'
import { dataOf, dialogOf } from './shapes.ts'

type DialogProps = { readonly form: PageForm } & Pick<ClientProps, 'act' | 'words' | 'trouble' | 'forgetTrouble'>

/** Teams' dialog (once called task module): a card of its own, over the chat. */
export function Dialog({ form, act, words, trouble, forgetTrouble }: DialogProps) {
  const name = useId()
  const { title, card, message } = dialogOf(form.content)
  const close = (): void => void act({ do: 'close-form' })
  return (
    <Overlay labelledBy={name} close={close}>
      <div className="dialog-head">
        <Avatar name="Manydoors" bot size={24} />
        <h3 id={name}>{title || 'Manydoors'}</h3>
        <button type="button" className="icon-button" aria-label={words.close} onClick={close}>
          ✕
        </button>
      </div>
      <Trouble trouble={Object.keys(form.errors).length > 0 ? null : trouble} words={words} forget={forgetTrouble} />
      <div className="dialog-body">
        {message && <p className="message-text">{message}</p>}
        {card && (
          <CardView
            card={card}
            errors={form.errors}
            press={({ action, values }) => act({ do: 'submit', values: { ...dataOf(action), ...values } })}
          />
        )}
      </div>
    </Overlay>
  )
}
