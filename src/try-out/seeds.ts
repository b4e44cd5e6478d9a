import type { MemberEntry, NetworkFile, OrganisationEntry, Purpose } from '../core/network-file.ts'
import type { Chat } from '../core/register/register.ts'
import type { WorkspaceSeed } from '../playground/slack/seed.ts'
import type { TeamsSeed } from '../playground/teams/seed.ts'

/** The chats that a network file describes, as the stand-ins are to have them: its people, and its channels with the bot in them. */

const channelNames: { readonly [P in Purpose]: string } = { handovers: 'hänvisningar', digest: 'månadsbrev' }

export function slackWorkspaces(file: NetworkFile, tokenOf: (team: string) => string): readonly WorkspaceSeed[] {
  return workspacesOf(file, 'slack').map(({ workspace, organisations }) => ({
    id: workspace,
    name: nameOf(organisations),
    botToken: tokenOf(workspace),
    botUser: `UBOT${workspace.slice(1, 8)}`,
    channels: organisations.flatMap(({ key, channels }) =>
      channels.filter(isIn('slack')).map(({ purpose, place }) => ({
        id: place,
        name: `${channelNames[purpose]}-${key}`,
        botIsMember: true,
      })),
    ),
    people: organisations.flatMap((organisation) =>
      organisation.members.flatMap((member) =>
        member.slack === null ? [] : [{ id: member.slack, ...person(file, organisation, member, 'slack') }],
      ),
    ),
  }))
}

export function teamsTenants(file: NetworkFile): TeamsSeed['tenants'] {
  return workspacesOf(file, 'teams').map(({ workspace, organisations }) => ({
    id: workspace,
    name: nameOf(organisations),
    channels: organisations.flatMap(({ name, channels }) =>
      channels.filter(isIn('teams')).map(({ purpose, place }) => ({
        id: place,
        name: channelNames[purpose].replace(/^./, (letter) => letter.toLocaleUpperCase('sv')),
        team: name,
        botInstalled: true,
      })),
    ),
    people: organisations.flatMap((organisation) =>
      organisation.members.flatMap((member) =>
        member.teams === null ? [] : [{ id: member.teams, ...person(file, organisation, member, 'teams') }],
      ),
    ),
  }))
}

interface Shared {
  readonly workspace: string
  readonly organisations: readonly OrganisationEntry[]
}

/** Several organisations can sit in one workspace. */
function workspacesOf({ organisations }: NetworkFile, chat: Chat): readonly Shared[] {
  const ids = organisations.flatMap(({ workspaces }) => workspaces.filter(isIn(chat)).map(({ workspace }) => workspace))
  return [...new Set(ids)].map((workspace) => ({
    workspace,
    organisations: organisations.filter(({ workspaces }) => workspaces.some((one) => one.workspace === workspace)),
  }))
}

const isIn =
  (chat: Chat) =>
  (entry: { readonly chat: Chat }): boolean =>
    entry.chat === chat

const nameOf = (organisations: readonly OrganisationEntry[]): string => organisations[0]?.name ?? ''

const person = (file: NetworkFile, organisation: OrganisationEntry, member: MemberEntry, chat: Chat) => ({
  name: member.name,
  email: member.email,
  locale: (member.locale ?? file.network.locale) === 'en' ? 'en-GB' : 'sv-SE',
  tz: file.network.timeZone,
  channels: organisation.channels.filter(isIn(chat)).map(({ place }) => place),
})
