import { setTimeout as pause } from 'node:timers/promises'
import type { Texts } from '#src/texts/shape.ts'
import type { TryOut } from '#src/try-out/try-out.ts'
import type { People } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'

export interface Stage extends TryOut {
  readonly people: People
  readonly t: Texts
}

/** One moment, with the person who is looked at in each chat. */
export interface Scene {
  readonly name: string
  readonly slack: string
  readonly teams: string
  /** Slack's Home instead of its conversation. */
  readonly home?: boolean
  /** The address of a PDF that has come of it, whose first page is a picture of its own. */
  file?(stage: Stage): string
  play(stage: Stage): Promise<unknown>
}

const both = async ({ people: { sara, omar } }: Stage, deed: (person: Person) => Promise<unknown>): Promise<void> => {
  await deed(sara)
  await deed(omar)
}

const approves = ({ t }: Stage) => ({
  [t.field('refer', 'approvedBy').label]: 'Anna Ek, vd',
  [t.field('refer', 'approvedHow').label]: t.meanings.phone,
})

const refers = async (stage: Stage, person: Person, line: string): Promise<void> => {
  await person.says(`refer ${line}`)
  await person.fills(stage.t.buttons.refer, approves(stage))
}

const presses = (stage: Stage, label: keyof Texts['buttons']) =>
  both(stage, (person) => person.presses(stage.t.buttons[label]))

const pair = { slack: 'Sara Lund', teams: 'Omar Sjö' }
export const swedish = ({ t }: Stage): boolean => t.kinds.handover === 'Överlämning'

const question = (stage: Stage): string =>
  swedish(stage) ? 'Kan ni hjälpa företaget vidare?' : 'Can you help the company on?'

const registers = async (stage: Stage): Promise<void> => {
  const { sara, omar } = stage.people
  await sara.says(
    `case new Nordform AB: ${swedish(stage) ? 'vill in på tyska marknaden' : 'wants to enter the German market'}`,
  )
  await omar.says(`case new Ljunga Trävaror AB: ${swedish(stage) ? 'lån till ny maskin' : 'a loan for a new machine'}`)
}

const offers = async (stage: Stage): Promise<void> => {
  await refers(stage, stage.people.sara, `KRO-1 omar ${question(stage)}`)
  await refers(stage, stage.people.omar, `KRO-2 sara ${question(stage)}`)
  await settled(stage)
}

const today = (stage: Stage): Promise<void> =>
  both(stage, async (person) => {
    await person.says('doors today')
    if (person.chat === 'slack') await person.visits()
  })

const accepts = async (stage: Stage): Promise<void> => {
  await presses(stage, 'referral.accept')
  await settled(stage)
}

const finishes = async (stage: Stage): Promise<void> => {
  await presses(stage, 'referral.begin')
  await settled(stage)
  await presses(stage, 'referral.finish')
}

export const scenes: readonly Scene[] = [
  { ...pair, name: 'registered', play: registers },
  { ...pair, name: 'new-case', play: (stage) => both(stage, (person) => person.says('case')) },
  { ...pair, name: 'refer', play: (stage) => both(stage, (person) => person.says('refer')) },
  {
    ...pair,
    name: 'refer-preview',
    play: async (stage) => {
      await stage.people.sara.says(`refer KRO-1 omar ${question(stage)}`)
      await stage.people.omar.says(`refer KRO-2 sara ${question(stage)}`)
    },
  },
  { ...pair, name: 'offer', play: offers },
  { ...pair, name: 'today', home: true, play: today },
  { ...pair, name: 'decline', play: (stage) => presses(stage, 'referral.decline') },
  { ...pair, name: 'accepted', play: accepts },
  { ...pair, name: 'details', play: (stage) => presses(stage, 'referral.details') },
  { ...pair, name: 'warm-handover', play: (stage) => presses(stage, 'warm.book') },
  { ...pair, name: 'finish', play: finishes },
  { ...pair, name: 'list', play: (stage) => both(stage, (person) => person.says('case list team')) },
  {
    ...pair,
    name: 'case',
    play: async ({ people: { sara, omar } }) => {
      await sara.says('case show KRO-2')
      await omar.says('case show KRO-1')
    },
  },
  { ...pair, name: 'services', play: (stage) => both(stage, (person) => person.says('doors services')) },
]

/** Until what was done has reached everybody's chat. */
export async function settled({ app }: Stage): Promise<void> {
  app.wake()
  for (let quiet = 0; quiet < 3; ) {
    quiet = (await app.store.outbox.counts()).pending === 0 ? quiet + 1 : 0
    await pause(50)
  }
}
