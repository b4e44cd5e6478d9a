import type { Guest } from './core/club/club.ts'
import { type GuestState, placeTold, visit } from './core/club/visit.ts'
import type { Ports, Storage } from './core/ports.ts'
import type { Locale } from './core/register/register.ts'
import type { ClubPages, GuestAnswer } from './http/club.ts'
import type { PageWords, Way } from './http/club-page.ts'
import { moveSeat, tell } from './intents/club-deed.ts'
import { wordsFor } from './texts/words.ts'
import { clubLine } from './views/club.ts'
import type { GuestPage } from './views/club-view.ts'

interface Where {
  readonly storage: Storage
  readonly now: () => Date
  /** For whoever's browser says nothing of its languages, where the network is not known. */
  readonly fallback: Locale
}

interface Read {
  readonly page: GuestPage
  readonly version: number
  readonly locale: Locale
  readonly timeZone: string
}

/** What a company reads and answers behind its link. */
export const clubPages = ({ storage, now, fallback }: Where): ClubPages => ({
  read: async (token, { language, stale }) => {
    const found = await storage.asGuest(token, async (ports, guest) => ({
      commit: false,
      value: await readBy(ports, guest, now()),
    }))
    const read = found?.found ?? null
    return read && wordsOf(read, localeOf(language) ?? read.locale, stale)
  },
  answer: async (token, sent) => {
    const found = await storage.asGuest(token, async (ports, guest) => {
      const done = await answered(ports, guest, sent, now())
      return { commit: done === 'kept', value: done }
    })
    return found?.found ?? null
  },
  missing: (language) => {
    const locale = localeOf(language) ?? fallback
    const { page } = wordsFor({ locale, timeZone: 'UTC' }).club
    const { title: heading, text } = page.missing
    return {
      language: locale,
      title: page.title,
      notice: null,
      heading,
      text,
      facts: [],
      ways: [],
      foot: '',
      other: null,
    }
  },
})

const localeOf = (language: string | null): Locale | null => (language === 'sv' || language === 'en' ? language : null)

async function readBy(ports: Ports, guest: Guest, now: Date): Promise<Read | null> {
  const [own, of, club] = await Promise.all([
    ports.clubs.guest(guest),
    ports.meetings.byId(guest.meeting),
    ports.clubs.byMeeting(guest.meeting),
  ])
  if (own === null || of === null || club === null) return null
  const seen = visit({ meeting: of.meeting, hall: await ports.clubs.hall(club), id: guest.place }, now)
  if (seen === null) return null
  const { theme, speaker } = club
  return {
    page: {
      ...{ company: own.company, meeting: clubLine(of), theme, speaker, convener: of.convenerName },
      ...{ ...seen, place: placeTold(of.meeting, seen.state) },
    },
    version: own.place.version,
    ...{ locale: guest.network.locale, timeZone: guest.network.timeZone },
  }
}

/** Kept also when it stood so already: a second click changes nothing. Whoever has the company on their list is told. */
async function answered(
  ports: Ports,
  guest: Guest,
  { answer, version }: GuestAnswer,
  now: Date,
): Promise<'kept' | 'stale'> {
  const [meeting, club] = await Promise.all([ports.meetings.byId(guest.meeting), ports.clubs.byMeeting(guest.meeting)])
  if (meeting === null || club === null || (answer !== 'come' && answer !== 'decline')) return 'stale'
  await ports.clubs.hold(club)
  const own = await ports.clubs.guest(guest)
  const seat = { club, meeting, id: guest.place, organisation: guest.organisation }
  const doing = { by: null, at: now, timeZone: guest.network.timeZone }
  const moved = await moveSeat(ports, seat, answer, doing)
  if (!moved.ok || (moved.value.changed && own?.place.version !== version)) return 'stale'
  if (moved.value.changed) await tell(ports, club, [guest.place], 'answered')
  return 'kept'
}

function wordsOf({ page: of, version, timeZone }: Read, locale: Locale, stale: boolean): PageWords {
  const { page } = wordsFor({ locale, timeZone }).club
  const { title: heading, text } = page.stands[of.state](of)
  return {
    ...{ language: locale, title: page.title, notice: stale ? page.stale : null, heading, text, facts: page.facts(of) },
    ways: waysOf(of.state, page, version),
    foot: page.foot(of),
    other: { label: page.language, language: locale === 'sv' ? 'en' : 'sv' },
  }
}

type Words = ReturnType<typeof wordsFor>['club']['page']

function waysOf(state: GuestState, page: Words, version: number): readonly Way[] {
  const come = (label: string): Way => ({ answer: 'come', version, label, weight: 'main', first: null })
  const decline: Way = { answer: 'decline', version, label: page.decline, weight: 'plain', first: null }
  switch (state) {
    case 'invited':
    case 'full':
      return [come(page.come[state]), decline]
    case 'declined':
    case 'declined-full':
      return [come(page.come[state])]
    case 'coming':
    case 'waiting': {
      const { send: label, ...first } = page.giveUp[state]
      return [{ ...decline, label, first }]
    }
    case 'over':
    case 'cancelled':
      return []
  }
}
