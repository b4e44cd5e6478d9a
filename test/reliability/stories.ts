import { setTimeout as pause } from 'node:timers/promises'
import type { Entry } from '#src/playground/ledger.ts'
import type { House } from '#test/scenarios/house.ts'
import { wordsIn } from '#test/scenarios/json.ts'
import type { Person } from '#test/scenarios/person.ts'

export const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
export const approvalInEnglish = { 'Who at the company approved?': 'The managing director', 'How?': 'In a meeting' }

const registered = /(KRO-\d+) (?:är registrerat|is registered)/g

/** The person registers a case for a company that is known; gives its number. */
export async function registers(person: Person, need: string, company = 'Nordform AB'): Promise<string> {
  const before = new Set(numbersTold(person))
  await person.says(`case new ${company}: ${need}`)
  const no = numbersTold(person).find((one) => !before.has(one))
  if (no === undefined) throw new Error(`${person.id} was not told a number:\n${person.last()}`)
  return no
}

/** The numbers of all cases that the person has been told are registered. */
export const numbersTold = (person: Person): readonly string[] =>
  [...person.reads().matchAll(registered)].map(([, no = '']) => no)

/** The person refers a case with the company's approval. */
export async function refers(person: Person, no: string, to: string, question = 'Kan ni hjälpa till?'): Promise<void> {
  await person.says(`refer ${no} ${to} ${question}`)
  const english = wordsIn(person.form?.content ?? person.reads()).includes('Who at the company')
  await person.fills(english ? 'Refer' : 'Hänvisa', english ? approvalInEnglish : approval)
}

export const wordsOf = ({ text, content }: Entry): string => [text, wordsIn(content)].filter(Boolean).join('\n')

/** What the chat services accepted for everybody's eyes in a conversation and about a case, first to last. */
export const postsAbout = ({ slack, teams }: Pick<House, 'slack' | 'teams'>, no: string, where: string) =>
  [...slack.ledger.entries, ...teams.ledger.entries].filter(
    (entry) => entry.effect === 'post' && entry.conversation === where && speaksOf(entry, no),
  )

/** The number of the case whose referral's card this is as it was posted, or null for any other message. */
export const cardOf = (entry: Entry): string | null =>
  entry.effect === 'post'
    ? (/^(?:Överlämning|Handover) · ([A-Z]+-\d+)[\s\S]*^(?:Från|Till|From|To):/m.exec(wordsOf(entry))?.[1] ?? null)
    : null

export const speaksOf = (entry: Entry, no: string): boolean => new RegExp(`\\b${no}\\b`).test(wordsOf(entry))

/** The value of a metric, summed over what else it is told apart by; 0 when it was never counted. */
export async function metric({ app }: Pick<House, 'app'>, name: string, labels = ''): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${app.port}/metrics`)).text()
  return sumOf(text, name, labels)
}

export const sumOf = (text: string, name: string, labels = ''): number =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => line.includes(labels))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)

/** Resolves when the outbox has nothing left to send. What has to wait a little is not waited for: the clock is moved to it. */
export async function quiet({ app, clock }: Pick<House, 'app' | 'clock'>, within = 20_000): Promise<void> {
  const end = performance.now() + within
  while ((await app.store.outbox.counts()).pending > 0) {
    if (performance.now() > end) throw new Error('the outbox is not empty in time')
    const due = (await app.store.outbox.nextDue())?.getTime() ?? 0
    const wait = due - clock.now().getTime()
    // What lies between is a lease: whoever holds it is let finish.
    if (wait > 0 && (wait < longestHaste || wait > longestLease)) clock.moveTo(new Date(due + 1))
    app.wake()
    await pause(10)
  }
}

/** It is that time, once all that there was to send has been sent: the lease of what is being sent would seem to have run out long ago. */
export async function moveTo(house: Pick<House, 'app' | 'clock'>, at: string | Date): Promise<void> {
  await quiet(house)
  house.clock.moveTo(new Date(at))
  house.app.wake()
}

const longestHaste = 5_000
const longestLease = 31_000
