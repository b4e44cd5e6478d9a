import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Entry } from '#src/playground/ledger.ts'
import type { ShownMessage } from '#src/playground/stand-in.ts'
import { engines } from '#test/database.ts'
import { hands } from '#test/scenarios/chat-hands.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import { everyObject, wordsIn } from '#test/scenarios/json.ts'
import type { Person } from '#test/scenarios/person.ts'
import { approval, cardOf, numbersTold, quiet, wordsOf } from './stories.ts'

// biome-ignore lint/style/noProcessEnv: asked for by `npm run test:long`
const numRuns = process.env['LONG'] ? 200 : 3
const seed = 4711

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

/** What a card says of the stage that the database has. */
const stages: Readonly<Record<string, string>> = {
  offered: 'Väntar på svar från',
  'needs-info': 'Väntar på komplettering',
  accepted: 'Accepterad av',
  'in-progress': 'Pågår hos',
  returned: 'Återlämna',
  completed: 'Avslutad av',
  declined: 'Avböjd av',
  withdrawn: 'Återtagen',
}

type Deed = {
  readonly who: number
  readonly what: 'register' | 'refer' | keyof typeof buttons
  readonly pick: number
  readonly together: boolean
}

const deeds = fc.array(
  fc.record<Deed>({
    who: fc.nat(3),
    what: fc.constantFrom(
      'register',
      'refer',
      'refer',
      'accept',
      'accept',
      'decline',
      'ask',
      'answer',
      'withdraw',
      'release',
      'begin',
      'finish',
      'giveBack',
      'takeBack',
      'thank',
      'reopen',
    ),
    pick: fc.nat(20),
    together: fc.boolean(),
  }),
  { minLength: 20, maxLength: 40 },
)

describe.each(engines())('whatever four people do in two chats, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const crowd = (): readonly Person[] => [house.people.sara, house.people.erik, house.people.omar, house.people.pia]
  const receivers = ['business-sweden', 'ekn', 'almi', 'omar', 'erik', 'pia'] as const

  const sees = (person: Person, label: string): readonly { conversation: string; message: ShownMessage }[] => {
    const standIn = person.chat === 'slack' ? house.slack : house.teams
    return standIn
      .see(person.id)
      .conversations.flatMap(({ id, messages }) =>
        messages
          .filter(({ content }) => hands[person.chat].button(content, label))
          .map((message) => ({ conversation: id, message })),
      )
  }

  const refer = async (person: Person, pick: number): Promise<void> => {
    const told = numbersTold(person)
    const no = told[pick % Math.max(told.length, 1)] ?? 'KRO-1'
    await person.says(`refer ${no} ${receivers[pick % receivers.length] ?? ''} Kan ni?`)
    if (person.form || sees(person, 'Hänvisa').length > 0) await person.fills('Hänvisa', approval)
  }

  /** Does what can be done; what cannot be done from where the person stands is let be. */
  const act = async ({ who, what, pick }: Deed): Promise<void> => {
    const person = crowd()[who]
    if (person === undefined) return
    if (person.form) await person.closesForm()
    if (what === 'register') return void (await person.says('case new Nordform AB: vad som helst'))
    if (what === 'refer') return refer(person, pick)
    const [label, filled] = buttons[what]
    const there = sees(person, label)
    const seen = there[there.length - 1 - (pick % Math.max(there.length, 1))]
    if (seen === undefined) return
    await person.pressesOld(label, seen)
    if (person.form) await person.sends(filled)
  }

  const settled = (entries: readonly Entry[]): readonly { readonly referral: string; readonly shown: string }[] =>
    entries
      .filter((entry) => cardOf(entry) !== null)
      .map((posted) => {
        const last = entries.findLast(({ message, only }) => message === posted.message && only === null)
        const details = everyObject(posted.content)
          .map((one) => JSON.stringify(one))
          .join()
        const [, referral = ''] = /referral\\*":\\*"([0-9a-f-]{36})/.exec(details) ?? []
        return { referral, shown: last ? wordsOf(last) : '' }
      })

  /** One after another, and now and then two at once by different people. */
  const play = async (all: readonly Deed[]): Promise<void> => {
    for (const [at, deed] of all.entries()) {
      const next = all[at + 1]
      const meanwhile = deed.together && next && next.who !== deed.who ? act(next) : null
      await Promise.all([act(deed).catch(unlessOutOfSight), meanwhile?.catch(unlessOutOfSight)])
    }
  }

  /** How many cards there are, all of which show what they should. */
  const cardsAreRight = async (): Promise<number> => {
    const { rows } = await sql<{ id: string; stage: string }>`select id, stage from referrals`.execute(
      house.database.db,
    )
    const stageOf = new Map(rows.map(({ id, stage }) => [id, stage]))
    const cards = [...settled(house.slack.ledger.entries), ...settled(house.teams.ledger.entries)]
    for (const { referral, shown } of cards) {
      const stage = stageOf.get(referral) ?? 'not in the database'
      expect([referral, shown, stage]).toEqual([referral, expect.stringContaining(stages[stage] ?? 'nothing'), stage])
    }
    expect(new Set(cards.map(({ referral }) => referral)).size).toBe(rows.length)
    return cards.length
  }

  const everyCaseHasOneOwner = async (): Promise<void> => {
    const everyNo = new Set(crowd().flatMap(numbersTold))
    for (const no of everyNo) {
      const owners: string[] = []
      for (const person of crowd()) {
        await person.says(`case show ${no}`)
        owners.push(...ownerIn(person))
      }
      expect([no, new Set(owners).size]).toEqual([no, 1])
    }
  }

  it('each card shows in the end what the database says, and each case has one owner', async () => {
    let cards = 0
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        await play(all)
        await quiet(house)
        cards = await cardsAreRight()
        await everyCaseHasOneOwner()
      }),
      { numRuns, seed, endOnFailure: true },
    )
    expect(cards).toBeGreaterThan(5)
  }, 600_000)

  /** Who owns the case that the person has just been shown; nothing when the person may not see it. */
  const ownerIn = (person: Person): readonly string[] => {
    const words = wordsIn(person.conversation().messages.at(-1)?.content)
    const [, owner] = /Ansvarig:?\s*([^\n]+)/.exec(words) ?? []
    return owner === undefined ? [] : [owner]
  }
})

/** Somebody else's move took the button or the form away first, or a form refused it: that is what happens among people. */
function unlessOutOfSight(fault: unknown): void {
  if (
    !(fault instanceof Error) ||
    !/no button|no form open|no field|no choice|sees no message|is nothing like/.test(fault.message)
  )
    throw fault
}
