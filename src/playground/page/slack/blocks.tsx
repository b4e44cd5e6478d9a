import type { ReactNode } from 'react'
import { ElementView } from './elements.tsx'
import { LibraryBlock } from './library-block.tsx'
import { type KnownBlock, knownBlocks, shapes } from './shapes.ts'
import { fieldId, useSurface } from './surface.ts'
import { plainOf, Text } from './text.tsx'

/** Blocks as Slack draws them: what is live by our own small elements, what only shows something by the library. */
export function Blocks({ blocks }: { blocks: readonly unknown[] }) {
  return (
    <div className="blocks">
      {knownBlocks(blocks).map((known) => (
        <BlockView key={known.id} known={known} />
      ))}
    </div>
  )
}

const drawn: Readonly<Record<string, (known: KnownBlock) => ReactNode>> = {
  header: ({ block }) => {
    const parsed = shapes.header.safeParse(block)
    return parsed.success && <h4 className="header-block">{plainOf(parsed.data.text)}</h4>
  },
  divider: () => <hr />,
  section: (known) => <Section known={known} />,
  context: ({ block }) => {
    const parsed = shapes.context.safeParse(block)
    if (!parsed.success) return null
    return (
      <div className="context-block">
        {parsed.data.elements.map((element, index) => {
          const text = shapes.text.safeParse(element)
          // biome-ignore lint/suspicious/noArrayIndexKey: context elements have no ids and never move
          return <span key={index}>{text.success && <Text text={text.data} />}</span>
        })}
      </div>
    )
  },
  actions: ({ id, block }) => {
    const parsed = shapes.actions.safeParse(block)
    if (!parsed.success) return null
    return (
      <div className="actions-block">
        {parsed.data.elements.map((element, index) => (
          <ElementView key={element.action_id ?? index} block={id} element={element} />
        ))}
      </div>
    )
  },
  input: (known) => <Input known={known} />,
}

function BlockView({ known }: { known: KnownBlock }) {
  const draw = drawn[known.block.type]
  return draw ? draw(known) : <LibraryBlock block={known.block} />
}

function Section({ known }: { known: KnownBlock }) {
  const parsed = shapes.section.safeParse(known.block)
  if (!parsed.success) return null
  const { text, fields, accessory } = parsed.data
  return (
    <div className="section-block">
      <div className="section-text">
        {text && <Text text={text} />}
        {fields && (
          <div className="fields">
            {fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no ids and never move
              <div key={index}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory && <ElementView block={known.id} element={accessory} />}
    </div>
  )
}

const grouped = ['radio_buttons', 'checkboxes']

function Input({ known }: { known: KnownBlock }) {
  const { words, errors } = useSurface()
  const parsed = shapes.input.safeParse(known.block)
  if (!parsed.success) return null
  const { label, element, hint, optional, dispatch_action } = parsed.data
  const error = errors[known.id]
  const field = fieldId(known.id)
  const title = (
    <>
      {plainOf(label)} {optional && <span className="optional">{words.optional}</span>}
    </>
  )
  const body = (
    <>
      <ElementView block={known.id} element={element} labelled tells={dispatch_action ?? false} />
      {hint && (
        <p className="hint" id={`${field}-hint`}>
          {plainOf(hint)}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${field}-error`} role="alert">
          {error}
        </p>
      )}
    </>
  )
  if (grouped.includes(element.type))
    return (
      <fieldset className="input-block" data-invalid={Boolean(error)} aria-describedby={error && `${field}-error`}>
        <legend>{title}</legend>
        {body}
      </fieldset>
    )
  return (
    <div className="input-block" data-invalid={Boolean(error)}>
      <label htmlFor={field}>{title}</label>
      {body}
    </div>
  )
}
