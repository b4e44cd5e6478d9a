import { commands } from '../../../intents/commands.ts'
import type { PeopleView } from '../../../views/people-view.ts'
import { commandNames, type HelpView, type View } from '../../../views/view.ts'
import { type Block, bullets, divider, gap, header, note, paragraph, said, section, strong, typed } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

export function help(view: HelpView, { t, locale }: Voice): Block[] {
  const wanted = commandNames.filter((name) => view.command === null || view.command === name)
  return [
    header(t.sentences.helpTitle),
    note(t.sentences.helpIntro),
    ...wanted.flatMap((name) => [
      paragraph(strong(t.help[name].does)),
      bullets(t.help[name].lines.map(({ usage, does }) => [typed(slashed(usage, locale)), gap, said(does)])),
    ]),
  ]
}

/** "ärende ny …" as it is typed in Slack, which takes lower-case ASCII only: "/arende ny …". */
function slashed(usage: string, locale: Voice['locale']): string {
  const [first = '', ...rest] = usage.split(' ')
  const command = commands.find(({ words }) => words.includes(first))
  return [`/${command?.slash[locale] ?? first}`, ...rest].join(' ')
}

const chats = { slack: 'Slack', teams: 'Teams' } as const

/** The register, with the keys by which people are named in a typed line. */
export function people(view: View<'people'>, voice: Voice): Block[] {
  const { t } = voice
  return [
    header(t.labels.people),
    ...view.organisations.flatMap(({ key, name, members }) => [
      divider,
      paragraph(strong(name), gap, typed(key)),
      ...(members.length === 0
        ? []
        : [
            bullets(
              members.map((member) => [
                said(nameOf(member, t)),
                gap,
                typed(member.key),
                gap,
                said(
                  [...member.roles.map((role) => t.roles[role]), member.chat ? chats[member.chat] : '–'].join(' · '),
                ),
              ]),
            ),
          ]),
    ]),
    ...(view.organisations.length === 0 ? [section('–')] : []),
    ...actions(view.buttons, voice),
  ]
}

const nameOf = ({ name, awayUntil }: PeopleView['organisations'][number]['members'][number], t: Voice['t']): string =>
  awayUntil === null ? name : t.away.option({ label: name, until: awayUntil })
