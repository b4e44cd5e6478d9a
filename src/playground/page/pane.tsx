import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Act } from '../stand-in.ts'
import { PeopleSwitcher } from './people-switcher.tsx'
import { SlackClient } from './slack/slack-client.tsx'
import { TeamsClient } from './teams/teams-client.tsx'
import type { PageTexts } from './texts.ts'
import { useActing } from './use-acting.ts'
import { useSeen } from './use-seen.ts'
import type {
  ChatState,
  Command,
  Language,
  PageConversation,
  PagePerson,
  PageReaction,
  PageState,
  Step,
} from './wire.ts'

/** A first step to follow. The number tells one wish from the same one made again. */
export interface Wish {
  readonly step: Step
  readonly number: number
}

/** What both drawn clients need of the pane around them. */
export interface ClientProps {
  readonly chat: ChatState
  readonly me: PagePerson
  readonly language: Language
  readonly words: PageTexts
  readonly commands: readonly Command[]
  readonly conversation: PageConversation | null
  readonly open: (conversation: string) => void
  readonly unread: (conversation: string) => number
  readonly act: (act: Act) => Promise<PageReaction>
  /** How often something was done here. */
  readonly acted: number
  readonly draft: string
  readonly setDraft: (text: string) => void
  readonly composer: RefObject<HTMLTextAreaElement | null>
  /** Whether the bot's Home is on show instead of its messages (Slack). */
  readonly atHome: boolean
  readonly setAtHome: (atHome: boolean) => void
  readonly trouble: string | null
  readonly forgetTrouble: () => void
}

interface PaneProps {
  readonly chat: ChatState
  readonly commands: PageState['commands']
  readonly language: Language
  readonly words: PageTexts
  /** Whether it is the one on show where there is room for one only. */
  readonly front: boolean
  readonly wish: Wish | null
  readonly be: (person: string) => void
}

export function Pane({ chat, commands, language, words, front, wish, be }: PaneProps) {
  const me = chat.people.find(({ id }) => id === chat.person)
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({})
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({})
  const [atHome, setAtHome] = useState(false)
  const setDraft = useCallback(
    (text: string) => setDrafts((before) => ({ ...before, [chat.person]: text })),
    [chat.person],
  )
  const { act, acted, busy, trouble, forgetTrouble } = useActing(chat)
  const composer = useRef<HTMLTextAreaElement>(null)
  const conversation = placeOf(chat, places[chat.person])
  const seen = useSeen(chat, conversation?.id ?? null)
  useFollowing(wish, chat, { setPlaces, setDraft, setAtHome, composer })
  if (!me) return null
  const beOther = (person: string): void => {
    forgetTrouble()
    be(person)
  }
  const Client = chat.chat === 'slack' ? SlackClient : TeamsClient
  return (
    <section
      className="pane"
      data-chat={chat.chat}
      data-front={front}
      data-busy={busy}
      aria-label={chat.chat === 'slack' ? 'Slack' : 'Teams'}
    >
      <PeopleSwitcher chat={chat} words={words} be={beOther} unread={seen.ofPerson} />
      <Client
        key={me.id}
        chat={chat}
        me={me}
        language={language}
        words={words}
        commands={inOrder(commands, language)}
        conversation={conversation}
        open={(id) => {
          forgetTrouble()
          setAtHome(false)
          setPlaces((before) => ({ ...before, [me.id]: id }))
        }}
        unread={seen.inConversation}
        act={act}
        acted={acted}
        draft={drafts[me.id] ?? ''}
        setDraft={setDraft}
        composer={composer}
        atHome={atHome}
        setAtHome={setAtHome}
        trouble={trouble}
        forgetTrouble={forgetTrouble}
      />
    </section>
  )
}

/** The page's language first; a command of the other one is found as well, as in the real chats. */
function inOrder(commands: PageState['commands'], language: Language): readonly Command[] {
  const [own, other] = language === 'sv' ? [commands.sv, commands.en] : [commands.en, commands.sv]
  return [...own, ...other.filter(({ name }) => !own.some((command) => command.name === name))]
}

function placeOf({ sight }: ChatState, wanted: string | undefined): PageConversation | null {
  const { conversations } = sight
  return (
    conversations.find(({ id, name }) => id === wanted || name === wanted) ??
    conversations.find(({ kind }) => kind === 'direct') ??
    conversations[0] ??
    null
  )
}

interface Following {
  readonly setPlaces: (change: (before: Readonly<Record<string, string>>) => Readonly<Record<string, string>>) => void
  readonly setDraft: (text: string) => void
  readonly setAtHome: (atHome: boolean) => void
  readonly composer: RefObject<HTMLTextAreaElement | null>
}

/** Carries a first step out once the wanted person is on show. */
function useFollowing(wish: Wish | null, chat: ChatState, following: Following): void {
  const { setPlaces, setDraft, setAtHome, composer } = following
  const done = useRef(0)
  const direct = chat.sight.conversations.find(({ kind }) => kind === 'direct')?.id
  useEffect(() => {
    if (!wish || wish.number === done.current || wish.step.person !== chat.person) return
    done.current = wish.number
    const place = wish.step.conversation ?? direct
    setAtHome(false)
    if (place) setPlaces((before) => ({ ...before, [chat.person]: place }))
    if (!wish.step.fill) return
    setDraft(wish.step.fill)
    requestAnimationFrame(() => composer.current?.focus())
  }, [wish, chat.person, direct, setPlaces, setDraft, setAtHome, composer])
}
