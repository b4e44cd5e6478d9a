import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { approval, quiet, refers, registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

type Deed = (person: Person, no: string) => Promise<unknown>

/** Where somebody stands before the path begins, and what they do. */
interface Path {
  readonly before: 'nothing' | 'a case' | keyof typeof stations
  readonly deed: Deed
}

/** What the receiver has pressed by then. */
const stations = {
  'an offer': [],
  'a case taken': ['Acceptera'],
  'contact made': ['Acceptera', 'Kontakt tagen'],
  'an end': ['Acceptera', 'Kontakt tagen', 'Avsluta'],
} as const

const done = { 'Vad blev det av det?': 'Företaget fick råd' }

const paths: Readonly<Record<string, Path>> = {
  'Register a case in one line': {
    before: 'nothing',
    deed: (person) => person.says('case new Ljunga Trävaror AB: lån till ny maskin'),
  },
  'Register a case by the form': {
    before: 'nothing',
    deed: async (person) => {
      await person.says('case')
      await person.fills('Registrera', {
        Företag: 'Ljunga Trävaror AB',
        'Vad behöver företaget?': 'Lån till ny maskin',
      })
    },
  },
  'Create a case from a message': {
    before: 'nothing',
    deed: async (person) => {
      await person.createsFrom('Hej')
      await person.fills('Registrera', { Företag: 'Ljunga Trävaror AB' })
    },
  },
  'Refer in one line, with the approval': {
    before: 'a case',
    deed: async (person, no) => {
      await person.says(`refer ${no} ekn Kan ni hjälpa till?`)
      await person.fills('Hänvisa', approval)
    },
  },
  Accept: { before: 'an offer', deed: (person) => person.presses('Acceptera') },
  'Decline with a reason': {
    before: 'an offer',
    deed: async (person) => {
      await person.presses('Avböj')
      await person.sends({ Skäl: 'Ingen kapacitet' })
    },
  },
  'Ask for more': {
    before: 'an offer',
    deed: async (person) => {
      await person.presses('Be om komplettering')
      await person.sends({ 'Vad behöver du veta?': 'Vilket land?' })
    },
  },
  'Log the first contact': { before: 'a case taken', deed: (person) => person.presses('Kontakt tagen') },
  'Finish with the outcome': {
    before: 'contact made',
    deed: async (person) => {
      await person.presses('Avsluta')
      await person.sends(done)
    },
  },
  'Propose times for a warm handover': {
    before: 'a case taken',
    deed: async (person) => {
      await person.presses('Boka varm överlämning')
      await person.sends({})
    },
  },
  'Say thanks': { before: 'an end', deed: (person) => person.presses('Tack – klart') },
  'Note something': { before: 'a case', deed: (person, no) => person.says(`case note ${no} ringde kunden`) },
  'Set the next step': { before: 'a case', deed: (person, no) => person.says(`case next ${no} imorgon ring kunden`) },
  'Find a case': { before: 'a case', deed: (person) => person.says('case find nordfrom') },
  'See my day': { before: 'nothing', deed: (person) => person.says('doors today') },
  'Be away for a week': { before: 'nothing', deed: (person) => person.says('doors away om 7 dagar') },
}

describe('what it takes to get on with it', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
  })
  afterAll(() => house.close())

  /** Brings `person` to where the path begins, with the help of somebody in the other chat. */
  const stand = async (before: Path['before'], person: Person, other: Person): Promise<string> => {
    if (before === 'nothing') return ''
    if (before === 'a case') return registers(person, 'vill exportera')
    return before === 'an end' ? worked(before, person, other) : worked(before, other, person)
  }
  const worked = async (upTo: keyof typeof stations, sender: Person, receiver: Person): Promise<string> => {
    const no = await registers(sender, 'vill exportera')
    await refers(sender, no, keys.get(receiver.id) ?? '')
    await receiver.untilReads(`· ${no}`)
    for (const label of stations[upTo]) {
      await receiver.presses(label)
      if (receiver.form) await receiver.sends(done)
      if (receiver.form) await receiver.closesForm()
      await quiet(house)
    }
    return no
  }
  const keys = new Map<string, string>()

  const effort = async ({ before, deed }: Path, person: Person, other: Person): Promise<string> => {
    const no = await stand(before, person, other)
    const { lines, clicks, fields } = person.effort
    await deed(person, no)
    // What tells that it is done has to be closed by hand where it does not close by itself.
    if (person.form) await person.closesForm()
    const now = person.effort
    await quiet(house)
    return [now.lines - lines, now.clicks - clicks, now.fields - fields].join(' · ')
  }

  it('is as docs/clicks.md says, in both chats', async () => {
    const { sara, omar } = house.people
    keys.set(sara.id, 'sara').set(omar.id, 'omar')
    await sara.writes('Hej')
    await omar.writes('Hej')
    const told: string[] = []
    for (const [name, path] of Object.entries(paths)) {
      told.push(`| ${name} | ${await effort(path, sara, omar)} | ${await effort(path, omar, sara)} |`)
    }
    const text = readFileSync(new URL('../../docs/clicks.md', import.meta.url), 'utf8')
    expect(text.split('\n').filter((line) => / \d · \d · \d /.test(line))).toEqual(told)
  }, 120_000)
})
