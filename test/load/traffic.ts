import type { Entry } from '#src/playground/ledger.ts'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import type { Act } from '#src/playground/stand-in.ts'
import type { TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { hands } from '#test/scenarios/chat-hands.ts'
import { inTurn } from '../../bench/measure/network.ts'
import type { Judge } from './judge.ts'
import { companyName, type Promoter } from './network.ts'

export interface Town {
  readonly slack: SlackStandIn
  readonly teams: TeamsStandIn
  readonly promoters: readonly Promoter[]
  readonly judge: Judge
  /** The first case that nobody has been asked about; the n-th after it is the n-th promoter's. */
  readonly first: number
  readonly untouched: number
}

/** Of a hundred requests, in the order in which they are mixed. */
const mix = {
  list: 25,
  show: 20,
  today: 15,
  find: 15,
  refer: 10,
  accept: 10,
  register: 5,
} as const
export type Deed = keyof typeof mix
export const deeds = Object.keys(mix).filter((name): name is Deed => name in mix)

/** A step that meets all of a hundred, so that the deeds do not come in blocks. */
const step = 37
const plan = deeds.flatMap((deed) => Array.from({ length: mix[deed] }, () => deed))
const deedAt = (n: number): Deed => inTurn(plan, n * step)

/** A card that somebody can accept. */
interface Card {
  readonly no: string
  readonly receiver: Promoter
  readonly sender: Promoter
  readonly entry: Entry
}

export interface Done {
  readonly deed: Deed
  readonly status: number
  readonly trouble: string | null
}

/** How far from one's own the organisation is that is asked: an odd number, so that it sits in the other chat. */
const away = 7

/** Sends the n-th request of the mix, whoever's turn it is. */
export function traffic(town: Town) {
  const { slack, teams, promoters, judge, first, untouched } = town
  const cards: Card[] = []
  const asked = new Map<string, Pick<Card, 'receiver' | 'sender'>>()
  let referred = 0
  const standIn = { slack, teams }
  const placeOf = ({ chat, user }: Promoter) => (chat === 'slack' ? `D${user.slice(1)}` : teams.personalChat(user))
  const act = (who: Promoter, act: Act) => standIn[who.chat].act(who.user, act)
  const says = (who: Promoter, line: string) =>
    act(who, { do: 'say', conversation: placeOf(who), text: who.chat === 'slack' ? `/${line}` : line })

  const refer = async (n: number): Promise<Omit<Done, 'deed'>> => {
    const at = referred
    if (at >= untouched) return says(inTurn(promoters, n), 'case list')
    referred += 1
    const [sender, receiver] = [inTurn(promoters, at), inTurn(promoters, at + away)]
    const no = `LAD-${first + at}`
    asked.set(no, { sender, receiver })
    judge.expect('card', no, placeOf(receiver))
    const done = await says(sender, `refer ${no} ${receiver.key} Kan ni hjälpa till med en återförsäljare?`)
    if (isFine(done)) judge.answered('card', no)
    return done
  }
  const accept = async (n: number): Promise<Omit<Done, 'deed'>> => {
    const card = cards.shift()
    const element = card && hands[card.receiver.chat].button(card.entry.content, 'Acceptera')
    if (!card || !element) return says(inTurn(promoters, n), 'case list')
    const { no, receiver, sender, entry } = card
    judge.expect('accepted', no, placeOf(sender))
    const { conversation, message, content } = entry
    const values = hands[receiver.chat].values(content, {})
    const done = await act(receiver, { do: 'press', conversation, message, element, values })
    if (isFine(done)) judge.answered('accepted', no)
    return done
  }
  const does: { readonly [D in Deed]: (n: number) => Promise<Omit<Done, 'deed'>> } = {
    list: (n) => says(inTurn(promoters, n), 'case list'),
    // Every case up to the first is of the one whose number it is.
    show: (n) => says(inTurn(promoters, n), `case show LAD-${1 + (n % promoters.length)}`),
    today: (n) => says(inTurn(promoters, n), 'doors today'),
    find: (n) => says(inTurn(promoters, n), `case find Lastbolag ${String(n % 500).padStart(3, '0')}`),
    register: (n) => says(inTurn(promoters, n), `case new ${companyName(n)}: behöver en återförsäljare i Norge, ${n}`),
    refer,
    accept,
  }
  const hear = (entry: Entry): void => {
    const no = judge.hear(entry)
    const parties = no === null ? undefined : asked.get(no)
    if (no === null || parties === undefined) return
    asked.delete(no)
    cards.push({ no, ...parties, entry })
  }
  for (const { ledger } of [slack, teams]) ledger.onEntry(hear)
  return async (n: number): Promise<Done> => {
    const deed = deedAt(n)
    return { deed, ...(await does[deed](n)) }
  }
}

export const isFine = ({ status, trouble }: Pick<Done, 'status' | 'trouble'>): boolean =>
  status >= 200 && status < 300 && trouble === null
