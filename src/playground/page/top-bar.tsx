import { useEffect, useState } from 'react'
import { moveClock } from './api.ts'
import type { PageTexts } from './texts.ts'
import { format } from './times.ts'
import type { ClockRequest, Language, PageState } from './wire.ts'

interface TopBarProps {
  readonly state: PageState
  readonly language: Language
  readonly words: PageTexts
  readonly speak: (language: Language) => void
}

/** The clock counts as moved when it is further from this computer's than a slow answer could explain. */
const movedMs = 120_000

export function TopBar({ state, language, words, speak }: TopBarProps) {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <header className="top-bar">
      <div className="brand">
        <img src="/playground/icon.svg" alt="" width="36" height="36" />
        <div>
          <h1>Manydoors</h1>
          <p>{words.tagline}</p>
        </div>
      </div>
      <div className="network">
        <span className="small-label">{words.network}</span>
        <span>{state.network.name}</span>
      </div>
      <Clock state={state} language={language} words={words} />
      <fieldset className="language">
        <legend className="unseen">{words.language}</legend>
        {(['sv', 'en'] as const).map((each) => (
          <label key={each} lang={each}>
            <input type="radio" name="language" checked={each === language} onChange={() => speak(each)} />
            <span>{each === 'sv' ? 'Svenska' : 'English'}</span>
          </label>
        ))}
      </fieldset>
    </header>
  )
}

function Clock({ state, language, words }: Omit<TopBarProps, 'speak'>) {
  const [moving, setMoving] = useState(false)
  const now = new Date(state.now)
  const moved = Math.abs(now.getTime() - Date.now()) > movedMs
  const move = async (wanted: ClockRequest): Promise<void> => {
    setMoving(true)
    await moveClock(wanted).finally(() => setMoving(false))
  }
  const zone = state.network.timeZone
  return (
    <section className="clock" aria-label={words.clock} aria-busy={moving} data-moved={moved}>
      <div className="clock-face">
        <span className="small-label">
          {words.clock}
          {moved && <em> {words.clockMoved}</em>}
        </span>
        <time dateTime={state.now} aria-live="polite">
          {format(now, language, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })}{' '}
          <strong>{format(now, language, zone, { hour: '2-digit', minute: '2-digit' })}</strong>
        </time>
      </div>
      <div className="clock-buttons">
        <button type="button" disabled={moving} onClick={() => void move({ move: 'hour' })}>
          {words.hour}
        </button>
        <button type="button" disabled={moving} onClick={() => void move({ move: 'working-day' })}>
          {words.workingDay}
        </button>
        <button type="button" disabled={moving} onClick={() => void move({ move: 'week' })}>
          {words.week}
        </button>
        <button
          type="button"
          disabled={moving || !moved}
          onClick={() => void move({ move: 'to', at: new Date().toISOString() })}
        >
          {words.backToNow}
        </button>
      </div>
    </section>
  )
}
