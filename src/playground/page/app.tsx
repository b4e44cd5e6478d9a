import { useRef, useState } from 'react'
import { type Chosen, speak } from './api.ts'
import { FirstStepsStrip } from './first-steps-strip.tsx'
import { Pane, type Wish } from './pane.tsx'
import { openingLanguage, texts } from './texts.ts'
import { TimesContext } from './times.ts'
import { TopBar } from './top-bar.tsx'
import { useStateOfChats } from './use-state-of-chats.ts'
import type { ChatName, Step } from './wire.ts'

/** The whole page: two chats of one network, side by side, with a clock that can be moved. */
export function App() {
  const [chosen, setChosen] = useState<Chosen>({})
  const [tab, setTab] = useState<ChatName>('slack')
  const [wish, setWish] = useState<Wish | null>(null)
  const wishes = useRef(0)
  const { state, lost } = useStateOfChats(chosen)
  const language = state?.language ?? openingLanguage
  const words = texts[language]
  if (!state) return <p className="opening">{lost ? words.unreachable : words.loading}</p>

  const follow = (step: Step): void => {
    setChosen((before) => ({ ...before, [step.chat]: step.person }))
    setTab(step.chat)
    wishes.current += 1
    setWish({ step, number: wishes.current })
  }
  return (
    <TimesContext value={{ now: new Date(state.now), zone: state.network.timeZone }}>
      <div className="page" lang={language}>
        <TopBar state={state} language={language} words={words} speak={(other) => void speak(other)} />
        <FirstStepsStrip steps={state.firstSteps[language]} words={words} follow={follow} />
        {lost && (
          <p className="lost" role="alert">
            {words.unreachable}
          </p>
        )}
        <nav className="tabs" aria-label={words.chats}>
          {state.chats.map(({ chat }) => (
            <button key={chat} type="button" aria-current={chat === tab} onClick={() => setTab(chat)}>
              {chat === 'slack' ? 'Slack' : 'Teams'}
            </button>
          ))}
        </nav>
        <main className="panes">
          {state.chats.map((chat) => (
            <Pane
              key={chat.chat}
              chat={chat}
              commands={state.commands}
              language={language}
              words={words}
              front={chat.chat === tab}
              wish={wish?.step.chat === chat.chat ? wish : null}
              be={(person) => setChosen((before) => ({ ...before, [chat.chat]: person }))}
            />
          ))}
        </main>
        <footer className="footnote">{words.footnote}</footer>
      </div>
    </TimesContext>
  )
}
