import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  Versions,
} from 'adaptivecards'
import { useEffect, useRef } from 'react'
import { registerElements, rememberSource } from './elements.ts'
import { teamsHostConfig } from './host-config.ts'
import { cardMarkdown } from './markdown.ts'
import { type CardJson, cardFromText } from './shapes.ts'

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkdown(text)
  result.didProcess = true
}
registerElements()

export interface Pressed {
  /** The action as it stands in the card. */
  readonly action: unknown
  /** By input id, what was filled in. */
  readonly values: Readonly<Record<string, unknown>>
}

interface CardViewProps {
  readonly card: CardJson
  readonly press: (pressed: Pressed) => Promise<unknown>
  /** By input id: what the bot complains of. */
  readonly errors?: Readonly<Record<string, string>>
}

const noErrors = {}

/** An Adaptive Card, drawn by Microsoft's own library. Inputs are checked by it before `press` is called. */
export function CardView({ card, press, errors = noErrors }: CardViewProps) {
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<AdaptiveCard>(null)
  const latest = useRef(press)
  useEffect(() => {
    latest.current = press
  })
  // The same card comes anew with every reading of the state; drawing it again would lose what is typed in it.
  const written = JSON.stringify(card)
  useEffect(() => {
    const into = place.current
    if (!into) return
    drawn.current = draw(written, into, (pressed) => latest.current(pressed))
    return () => into.replaceChildren()
  }, [written])
  useEffect(() => {
    const complaints = (drawn.current?.getAllInputs() ?? []).flatMap((input) => {
      const said = errors[input.id ?? '']
      return said ? [complain(input.renderedElement, said)] : []
    })
    return () => {
      for (const complaint of complaints) complaint.remove()
    }
  }, [errors])
  return <div ref={place} className="card" />
}

function draw(written: string, into: HTMLElement, press: CardViewProps['press']): AdaptiveCard {
  const sources = new WeakMap<Action, unknown>()
  const context = new SerializationContext(Versions.v1_6)
  context.onParseAction = (action, source) => void sources.set(action, source)
  context.onParseElement = rememberSource
  const card = new AdaptiveCard()
  card.hostConfig = teamsHostConfig
  card.parse(cardFromText(written), context)
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) {
      if (action.url) window.open(action.url, '_blank', 'noopener,noreferrer')
      return
    }
    if (!(action instanceof ExecuteAction || action instanceof SubmitAction)) return
    const button = into.querySelector(':focus')
    if (button?.getAttribute('aria-busy') === 'true') return
    button?.setAttribute('aria-busy', 'true')
    void press({ action: sources.get(action), values: filledIn(action) }).finally(() =>
      button?.removeAttribute('aria-busy'),
    )
  }
  const rendered = card.render()
  into.replaceChildren(...(rendered ? [rendered] : []))
  return card
}

function complain(field: HTMLElement | undefined, said: string): HTMLElement {
  const complaint = document.createElement('p')
  complaint.className = 'field-error'
  complaint.setAttribute('role', 'alert')
  complaint.textContent = said
  field?.append(complaint)
  return complaint
}

function filledIn(action: Action): Record<string, unknown> {
  const inputs = Object.values(action.getReferencedInputs() ?? {})
  return Object.fromEntries(
    inputs.flatMap((input) => (input.id && input.isSet() ? [[input.id, String(input.value)]] : [])),
  )
}
