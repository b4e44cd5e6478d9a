import type { Texts } from '#src/texts/shape.ts'
import { everyObject, textAt } from '#test/scenarios/json.ts'
import type { Person } from '#test/scenarios/person.ts'
import { type Scene, type Stage, settled, swedish } from './scenes.ts'

/** The address of the newest minutes' file that somebody has been given. */
const minutesFile = ({ people: { maria } }: Stage): string => {
  const cards = maria.conversation().messages.map(({ content }) => content)
  return (
    everyObject(cards)
      .map((one) => textAt(one, 'url'))
      .findLast((url) => /\/minutes\/.*\.pdf/.test(url)) ?? ''
  )
}

const pair = { slack: 'Sara Lund', teams: 'Maria Ek' }

const moveTo = async (stage: Stage, at: string): Promise<void> => {
  await settled(stage)
  stage.clock.moveTo(new Date(at))
  await settled(stage)
}

const invites = async (stage: Stage): Promise<void> => {
  const { t } = stage
  const { maria, erik, li } = stage.people
  const label = (name: Parameters<Texts['field']>[1]) => t.field('meeting.plan', name).label
  await maria.says(
    swedish(stage)
      ? 'möte planera andra tisdagen varje månad 09:00–10:30'
      : 'meeting plan second Tuesday of every month, 09:00 – 10:30',
  )
  await maria.fills(t.forms['meeting.plan'].submit, {
    [label('meetingKind')]: swedish(stage) ? 'Arbetsgruppen' : 'The working group',
    [label('place')]: 'Storgatan 1, Växjö',
    [label('organisations')]: 'Almi, Business Sweden',
    [label('persons')]: 'Maria Ek',
  })
  await maria.fills(t.forms['meeting.plan'].submit, { [label('channel')]: 'Almi' })
  await settled(stage)
  await erik.presses(t.buttons['meeting.yes'])
  await li.presses(t.buttons['meeting.no'])
  await maria.presses(t.buttons['meeting.yes'])
  await settled(stage)
}

const drafts = async (stage: Stage): Promise<void> => {
  const { sara, maria } = stage.people
  await sara.says(
    `case new Nordform AB: ${swedish(stage) ? 'vill in på tyska marknaden' : 'wants to enter the German market'}`,
  )
  await moveTo(stage, '2027-04-06T07:00:00Z')
  await sara.says(`meeting agenda add ${swedish(stage) ? 'Höstens mässa i Hannover' : 'The fair in Hanover'}`)
  await sara.sends({})
  await settled(stage)
  for (const person of [sara, maria]) await person.says('meeting agenda')
}

const holds = async (stage: Stage): Promise<void> => {
  const { sara, maria } = stage.people
  const said = swedish(stage)
  await moveTo(stage, '2027-04-13T07:00:00Z')
  await maria.says('meeting start')
  for (const minutes of ['05', '10', '15']) {
    await moveTo(stage, `2027-04-13T07:${minutes}:00Z`)
    await maria.says(said ? 'möte nästa' : 'meeting next')
  }
  await moveTo(stage, '2027-04-13T07:18:00Z')
  await sara.says(`meeting note ${said ? 'Tolv företag ville dit i fjol' : 'Twelve companies wanted to go last year'}`)
  await moveTo(stage, '2027-04-13T07:21:00Z')
  await maria.says(
    said ? 'möte beslut Almi och regionen söker utställare' : 'meeting decide Almi and the region look for exhibitors',
  )
  await maria.says(
    said
      ? 'möte åtgärd sara 2027-04-20 Ring mässan om platser'
      : 'meeting action sara 2027-04-20 Call the fair about stands',
  )
  await settled(stage)
  for (const person of [sara, maria]) await person.says(said ? 'möte nu' : 'meeting now')
}

const closes = async (stage: Stage): Promise<void> => {
  const { sara, maria } = stage.people
  const { t } = stage
  await moveTo(stage, '2027-04-13T07:40:00Z')
  await maria.says('meeting attendance')
  await maria.fills(t.forms['sitting.attend'].submit, {
    [t.field('sitting.attend', 'people').label]: 'Maria Ek, Sara Lund',
  })
  if (maria.form) await maria.closesForm()
  await maria.says('meeting end')
  await maria.fills(t.forms['sitting.end'].submit, { [t.field('sitting.end', 'people').label]: 'Maria Ek, Sara Lund' })
  await settled(stage)
  await moveTo(stage, '2027-04-13T09:05:00Z')
  await presses(sara, t)
  await maria.says('meeting minutes')
  await presses(maria, t)
  await settled(stage)
  for (const person of [sara, maria]) await person.says(swedish(stage) ? 'möte protokoll' : 'meeting minutes')
  await settled(stage)
}

const presses = (person: Person, t: Texts) => person.presses(t.buttons['minutes.approve'])

/** A meeting of the working group, from its invitation to its minutes. */
export const meetingScenes: readonly Scene[] = [
  { ...pair, name: 'invitation', play: invites },
  { ...pair, name: 'agenda', play: drafts },
  { ...pair, name: 'held', play: holds },
  { ...pair, name: 'minutes', play: closes, file: minutesFile },
]
