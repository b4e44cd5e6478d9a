import { sayDone, sayRefusal } from '../../../texts/say.ts'
import { commandNames, type View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import { box, heading, line } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { leftOut } from './case.ts'
import type { Drawn } from './drawn.ts'

export const renderDone = (view: View<'done'>, pen: Pen): Drawn => ({
  body: [line(sayDone(pen.t, view.done))],
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

/** Who is who: organisations with their people. */
export function renderPeople(view: View<'people'>, pen: Pen): Drawn {
  const { t } = pen
  const everyone = view.organisations.flatMap(({ key, members }) =>
    members.map((member) => ({ organisation: key, member })),
  )
  return fitting(everyone, (shown) => ({
    wide: true,
    body: [
      heading(t.labels.people),
      ...view.organisations.flatMap(({ key, name }) => {
        const members = shown.filter(({ organisation }) => organisation === key)
        const isEmpty = !everyone.some(({ organisation }) => organisation === key)
        if (!members.length && !(isEmpty && shown.length === everyone.length)) return []
        return [
          box(
            [
              line(`${name} (${key})`, { weight: 'bolder' }),
              ...members.map(({ member }) => {
                const said = [
                  ...member.roles.map((role) => t.roles[role]),
                  ...(member.chat ? [chats[member.chat]] : []),
                ]
                return line(`${member.name} – ${said.join(', ')}`, {}, { spacing: 'none' })
              }),
            ],
            { separator: true, spacing: 'medium' },
          ),
        ]
      }),
      ...leftOut(shown.length, everyone.length, pen),
    ],
  }))
}
