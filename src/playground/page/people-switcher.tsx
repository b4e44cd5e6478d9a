import { useEffect, useRef } from 'react'
import { Avatar } from './avatar.tsx'
import type { PageTexts } from './texts.ts'
import type { ChatState, PagePerson } from './wire.ts'

interface SwitcherProps {
  readonly chat: ChatState
  readonly words: PageTexts
  readonly be: (person: string) => void
  readonly unread: (person: PagePerson) => number
}

/** Whom one is in this chat. Everyone stands in the row, so that it is seen for whom something new has come. */
export function PeopleSwitcher({ chat, words, be, unread }: SwitcherProps) {
  const name = chat.chat === 'slack' ? 'Slack' : 'Teams'
  const houses = housesOf(chat.people)
  const row = useRef<HTMLFieldSetElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is chosen comes into sight, by a first step too
  useEffect(() => {
    row.current?.querySelector(':checked + .person')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chat.person])
  return (
    <div className="switcher">
      <h2>{name}</h2>
      <fieldset ref={row}>
        <legend className="unseen">
          {words.youAre} ({name})
        </legend>
        {houses.map(({ organisation, people }) => (
          <div key={organisation} className="house">
            <span className="house-name" aria-hidden="true">
              {organisation}
            </span>
            {people.map((person) => {
              const waiting = unread(person)
              return (
                <label
                  key={person.id}
                  title={[person.name, person.organisation, person.roles].filter(Boolean).join(' · ')}
                >
                  <input
                    type="radio"
                    name={`person-${chat.chat}`}
                    checked={person.id === chat.person}
                    onChange={() => be(person.id)}
                  />
                  <span className="person">
                    <Avatar name={person.name} size={24} />
                    <span className="person-name">{person.name}</span>
                    <span className="unseen">, {person.organisation}</span>
                    {waiting > 0 && (
                      <span className="badge">
                        {waiting}
                        <span className="unseen"> {words.unread(waiting)}</span>
                      </span>
                    )}
                  </span>
                </label>
              )
            })}
          </div>
        ))}
      </fieldset>
    </div>
  )
}

/** Colleagues stand together, whatever the order in which they were seeded. */
function housesOf(people: readonly PagePerson[]) {
  const names = [...new Set(people.map(({ organisation }) => organisation))]
  return names.map((organisation) => ({
    organisation,
    people: people.filter((person) => person.organisation === organisation),
  }))
}
