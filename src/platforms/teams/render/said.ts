import { sayDone, sayRefusal } from '../../../texts/say.ts'
import { commandNames, type View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Container } from '../card.ts'
import { box, heading, line } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { suggestions } from './guiding.ts'
import { leftOut } from './left-out.ts'

export const renderDone = (view: View<'done'>, pen: Pen): Drawn => ({
  body: [line(sayDone(pen.t, view.done)), ...(view.suggested ? suggestions(view.suggested, pen) : [])],
  actions: actionsFor(view.buttons, pen),
})

export const renderRefusal = (view: View<'refusal'>, pen: Pen): Drawn => ({
  body: [box([line(sayRefusal(pen.t, view.refusal))], { style: 'warning' })],
  actions: actionsFor(view.buttons, pen),
})

/** What can be typed, beside what it does. */
export function renderHelp(view: View<'help'>, { t }: Pen): Drawn {
  const names = view.command === null ? commandNames : [view.command]
  return {
    wide: true,
    body: [
      heading(t.sentences.helpTitle, 'large'),
      line(t.sentences.helpIntro),
      ...names.map((name) =>
        box(
          [
            heading(t.help[name].does),
            ...t.help[name].lines.flatMap(({ usage, does }) => [
              line(usage, { fontType: 'monospace' }, { spacing: 'small' }),
              line(does, { isSubtle: true }, { spacing: 'none' }),
            ]),
          ],
          { separator: true, spacing: 'medium' },
        ),
      ),
    ],
  }
}

const chats = { slack: 'Slack', teams: 'Teams' } as const

type Organisation = View<'people'>['organisations'][number]

/** Who is who: organisations with their people. */
export function renderPeople(view: View<'people'>, pen: Pen): Drawn {
  const { t } = pen
  const people = view.organisations.reduce((sum, { members }) => sum + members.length, 0)
  const parts = view.organisations.flatMap(inParts)
  return fitting(parts, (shown) => ({
    wide: true,
    body: [
      heading(t.labels.people),
      ...shown.map((part) => organisation(part, pen)),
      ...leftOut(
        shown.reduce((sum, { members }) => sum + members.length, 0),
        people,
        pen,
      ),
    ],
    actions: actionsFor(view.buttons, pen),
  }))
}

/** People of one organisation that stand together, so that a large one does not have to be shown whole or not at all. */
const together = 10

interface Part extends Organisation {
  readonly first: boolean
}

const inParts = (of: Organisation): readonly Part[] =>
  Array.from({ length: Math.max(1, Math.ceil(of.members.length / together)) }, (_, part) => ({
    ...of,
    first: part === 0,
    members: of.members.slice(part * together, (part + 1) * together),
  }))

function organisation({ name, key, members, first }: Part, { t }: Pen): Container {
  const people = members.map((member) => {
    const said = [...member.roles.map((role) => t.roles[role]), ...(member.chat ? [chats[member.chat]] : [])]
    const { name, awayUntil } = member
    const named = awayUntil === null ? name : t.away.option({ label: name, until: awayUntil })
    return line(`${named} – ${said.join(', ')}`, {}, { spacing: 'none' })
  })
  if (!first) return box(people, { spacing: 'none' })
  return box([line(`${name} (${key})`, { weight: 'bolder' }), ...people], { separator: true, spacing: 'medium' })
}
