import { useState } from 'react'
import type { PageTexts } from './texts.ts'
import { useRemembered } from './use-remembered.ts'
import type { Step } from './wire.ts'

interface StripProps {
  readonly steps: readonly Step[]
  readonly words: PageTexts
  readonly follow: (step: Step) => void
}

/** What to try first. A step puts one in the right place as the right person; pressing Enter or the button is left to do. */
export function FirstStepsStrip({ steps, words, follow }: StripProps) {
  const [hidden, setHidden] = useRemembered('steps-hidden', 'no')
  const [taken, setTaken] = useState<readonly number[]>([])
  if (steps.length === 0) return null
  if (hidden === 'yes')
    return (
      <button type="button" className="show-steps" onClick={() => setHidden('no')}>
        {words.showSteps}
      </button>
    )
  return (
    <section className="first-steps" aria-label={words.firstSteps}>
      <h2>{words.firstSteps}</h2>
      <ol>
        {steps.map((step, index) => (
          <li key={step.text}>
            <button
              type="button"
              data-taken={taken.includes(index)}
              data-chat={step.chat}
              onClick={() => {
                setTaken((before) => [...before, index])
                follow(step)
              }}
            >
              <span className="step-number">{index + 1}</span>
              <span className="step-text">
                {step.text}
                {step.fill && <code>{step.fill}</code>}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="quiet" onClick={() => setHidden('yes')}>
        {words.hideSteps}
      </button>
    </section>
  )
}
