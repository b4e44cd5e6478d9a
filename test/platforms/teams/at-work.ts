import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals'
import type { View } from '#src/views/view.ts'
import { actionsOf, anna, cardOf, doneView, type House, startHouse } from './house.ts'
import { viewsWith } from './views.ts'

export const form: View<'form'> = {
  kind: 'form',
  form: 'case.new',
  keep: { numberAsked: 'yes' },
  errors: [],
  fields: [
    { kind: 'line', name: 'company', value: '', required: true, most: 200 },
    { kind: 'line', name: 'number', value: '', required: false, most: 40 },
    { kind: 'date', name: 'until', value: '', required: false },
  ],
}

export const wrongForm: View<'form'> = {
  ...form,
  fields: [{ kind: 'line', name: 'company', value: 'Nordform', required: true, most: 200 }],
  errors: [{ field: 'company', refusal: { code: 'company-ambiguous', wanted: 'Nordform', count: 2 } }],
}

export const { referral } = viewsWith('Nordform AB')
export const sentence = 'You have declined KRO-1. Anna Berg keeps the case and is told why.'
export const said = (message: unknown): string => JSON.stringify(message) ?? ''

/** Anna at work with the bot: one house for a file, answering `doneView` unless a test says otherwise. */
export function atWork() {
  let started: House | null = null
  const house = (): House => {
    if (!started) throw new Error('the house is not open yet')
    return started
  }
  beforeAll(async () => {
    started = await startHouse()
    await started.standIn.installAll()
  })
  beforeEach(() => {
    house().heard.length = 0
    house().answerWith(doneView)
  })
  afterEach(() => house().standIn.faults.clear())
  afterAll(() => house().close())

  /** Has the bot say `view` to somebody and gives the message with its card. */
  const shown = async (view: View, person = anna, place?: string) => {
    house().answerWith(view)
    await house().say(person, 'case', place)
    house().answerWith(doneView)
    const message = house().botsIn(person, place).at(-1)
    if (!message) throw new Error('the bot said nothing')
    return message
  }
  const press = (message: string, element: unknown, values = {}, place = house().standIn.personalChat(anna)) =>
    house().act(anna, { do: 'press', conversation: place, message, element, values })
  return {
    house,
    shown,
    press,
    pressFirst: async (view: View, place?: string) => {
      const message = await shown(view, anna, place)
      return { message, reaction: await press(message.id, actionsOf(cardOf(message))[0], {}, place) }
    },
    /** The message as Anna sees it now. */
    again: (id: string, place?: string) =>
      house()
        .botsIn(anna, place)
        .find((message) => message.id === id),
  }
}
