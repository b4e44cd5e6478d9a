import fc from 'fast-check'
import { hands } from '#test/scenarios/chat-hands.ts'
import type { House, People } from '#test/scenarios/house.ts'
import type { Person, Seen } from '#test/scenarios/person.ts'
import { approval, numbersTold } from './stories.ts'

/** What can be pressed on a card, and what is then filled in. */
const buttons = {
  accept: ['Acceptera', {}],
  decline: ['Avböj', { Skäl: 'Ingen kapacitet' }],
  ask: ['Be om komplettering', { 'Vad behöver du veta?': 'Vilket land?' }],
  answer: ['Svara', { 'Ditt svar': 'Norge' }],
  withdraw: ['Återta', {}],
  release: ['Lämna tillbaka', {}],
  begin: ['Kontakt tagen', {}],
  finish: ['Avsluta', { 'Vad blev det av det?': 'Företaget fick råd' }],
  giveBack: ['Återlämna', { 'Varför?': 'Inte för oss' }],
  takeBack: ['Ta tillbaka', {}],
  thank: ['Tack – klart', {}],
  reopen: ['Återöppna', { 'Vad återstår?': 'Mer' }],
} as const

export interface Deed {
  /** One of the four. */
  readonly who: number
  readonly what: 'register' | 'refer' | keyof typeof buttons
  /** Which case, which receiver, which of the cards in sight. */
  readonly pick: number
}

const weights = { register: 3, refer: 6, accept: 4 } as const

export const deed: fc.Arbitrary<Deed> = fc.record({
  who: fc.nat(3),
  what: fc.oneof(
    ...(['register', 'refer', ...(Object.keys(buttons) as readonly (keyof typeof buttons)[])] as const).map((what) => ({
      weight: what in weights ? weights[what as keyof typeof weights] : 1,
      arbitrary: fc.constant(what),
    })),
  ),
  pick: fc.nat(20),
})

const receivers = ['business-sweden', 'ekn', 'almi', 'omar', 'erik', 'pia'] as const

/** Four people over three organisations and both chats, who do whatever they can from where they stand. */
export const crowdIn = ({ sara, erik, omar, pia }: People): readonly Person[] => [sara, erik, omar, pia]

/** Does what can be done; what cannot be done from where the person stands is let be. */
export async function act(
  { who, what, pick }: Deed,
  house: Pick<House, 'slack' | 'teams' | 'people'>,
  company = 'Nordform AB',
): Promise<void> {
  const person = crowdIn(house.people)[who]
  if (person === undefined) return
  if (person.form) await person.closesForm()
  if (what === 'register') return void (await person.says(`case new ${company}: vad som helst`))
  if (what === 'refer') return refer(person, pick, house)
  const there = sees(person, buttons[what][0], house)
  const seen = there[there.length - 1 - (pick % Math.max(there.length, 1))]
  if (seen) await press(person, what, seen)
}

async function press(person: Person, what: keyof typeof buttons, seen: Seen): Promise<void> {
  const [label, filled] = buttons[what]
  await person.pressesOld(label, seen)
  if (person.form) await person.sends(filled)
}

/** Two people press something on their cards about one and the same referral, at the same instant; nobody does where no two can. */
export async function race(pick: number, house: Pick<House, 'slack' | 'teams' | 'people'>): Promise<void> {
  const crowd = crowdIn(house.people)
  const all = crowd.flatMap((person) =>
    (Object.keys(buttons) as readonly (keyof typeof buttons)[]).flatMap((what) =>
      sees(person, buttons[what][0], house).map((seen) => ({ person, what, seen, referral: referralOf(seen) })),
    ),
  )
  const pairs = all.flatMap((one) =>
    all.filter((other) => other.referral === one.referral && other.person !== one.person).map((other) => [one, other]),
  )
  const pair = pairs[(pick * 7919) % Math.max(pairs.length, 1)] ?? []
  for (const { person } of pair) if (person.form) await person.closesForm()
  await Promise.all(pair.map(({ person, what, seen }) => press(person, what, seen).catch(unlessOutOfSight)))
}

/** Of the card's buttons, in which it stands. */
export const referralOf = ({ message }: Seen): string | undefined =>
  /referral\\*":\\*"([0-9a-f-]{36})/.exec(JSON.stringify(message.content))?.[1]

async function refer(person: Person, pick: number, house: Pick<House, 'slack' | 'teams'>): Promise<void> {
  const told = numbersTold(person)
  const no = told[pick % Math.max(told.length, 1)] ?? 'KRO-9999'
  await person.says(`refer ${no} ${receivers[pick % receivers.length] ?? ''} Kan ni?`)
  if (person.form || sees(person, 'Hänvisa', house).length > 0) await person.fills('Hänvisa', approval)
}

function sees(person: Person, label: string, { slack, teams }: Pick<House, 'slack' | 'teams'>): readonly Seen[] {
  const standIn = person.chat === 'slack' ? slack : teams
  return standIn
    .see(person.id)
    .conversations.flatMap(({ id, messages }) =>
      messages
        .filter(({ content }) => hands[person.chat].button(content, label))
        .map((message) => ({ conversation: id, message })),
    )
}

/** Somebody else's move took the button or the form away first, or a form refused it: that is what happens among people. */
export function unlessOutOfSight(fault: unknown): void {
  if (
    !(fault instanceof Error) ||
    !/no button|no form open|no field|no choice|sees no message|is nothing like/.test(fault.message)
  )
    throw fault
}
