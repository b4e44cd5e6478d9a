import type { CalendarOf } from '../calendar/calendars.ts'
import type { NetworkFile } from '../core/network-file.ts'
import type { Locale } from '../core/register/register.ts'
import { afterWorkingDays } from '../core/working-time.ts'
import { commands } from '../intents/commands.ts'
import { firstSteps } from '../playground/first-steps.ts'
import { type PlaygroundPage, playgroundPage } from '../playground/page-server.ts'
import type { StandIn } from '../playground/stand-in.ts'
import { wordsFor } from '../texts/words.ts'
import type { MovableClock } from './clock.ts'
import type { PlaygroundLanguage } from './language.ts'

interface PageSetting {
  readonly file: NetworkFile
  readonly standIns: readonly StandIn[]
  readonly clock: MovableClock
  readonly language: PlaygroundLanguage
  readonly calendarOf: CalendarOf
  readonly wake: () => void
}

/** The page, with what it needs to know of the network and of the bot's commands. */
export function openPage({ file, standIns, clock, calendarOf, language, wake }: PageSetting): PlaygroundPage {
  const { timeZone, name } = file.network
  return playgroundPage({
    standIns,
    firstSteps,
    language,
    network: { name, timeZone },
    commands: { sv: commandsIn('sv', timeZone), en: commandsIn('en', timeZone) },
    personas: personasOf(file),
    clock: {
      now: clock.now,
      moveTo: (at) => {
        clock.moveTo(at)
        wake()
      },
      workingDayAfter: async (at) => afterWorkingDays(at, 1, await calendarOf(file.network)),
    },
  })
}

/** As the bot's own help gives them, in the letters that both chats take. */
function commandsIn(locale: Locale, timeZone: string) {
  const { help } = wordsFor({ locale, timeZone })
  return commands.flatMap(({ name, slash }) =>
    help[name].lines.map(({ usage, does }) => ({ name: usage.replace(/^\S+/, `/${slash[locale]}`), hint: does })),
  )
}

/** Who is who, in the network's language. */
function personasOf({ organisations, network }: NetworkFile) {
  const { roles } = wordsFor({ locale: network.locale, timeZone: network.timeZone })
  const known = organisations.flatMap((organisation) =>
    organisation.members.flatMap((member) =>
      [member.slack, member.teams].flatMap((id) =>
        id === null
          ? []
          : [
              [
                id,
                { organisation: organisation.name, roles: member.roles.map((role) => roles[role]).join(', ') },
              ] as const,
            ],
      ),
    ),
  )
  return Object.fromEntries(known)
}
