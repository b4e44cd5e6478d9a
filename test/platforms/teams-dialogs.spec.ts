import { afterEach, describe, expect, it } from '@jest/globals'
import type { View } from '#src/views/view.ts'
import { atWork, form, referral, said, sentence, wrongForm } from './teams/at-work.ts'
import { actionsOf, anna, bo, cardOf, doneView, growth } from './teams/house.ts'
import { viewsWith } from './teams/views.ts'

const { house, shown, press } = atWork()
const { done } = viewsWith('Nordform AB')

describe('a dialog', () => {
  const open = async (view: View) => {
    const message = await shown(referral)
    house().answerWith(view)
    const reaction = await press(
      message.id,
      actionsOf(cardOf(message)).find(({ type }) => type === 'Action.Submit'),
    )
    expect(reaction).toEqual({ status: 200, trouble: null })
    return dialog()
  }
  const dialog = () => Object(house().standIn.see(anna).form?.content)
  const submit = (values = {}) => house().act(anna, { do: 'submit', values })

  afterEach(() => house().act(anna, { do: 'close-form' }))

  it('opens with the form, under its title', async () => {
    expect(await open(form)).toMatchObject({ title: 'New case', height: 'large', width: 'medium' })
    expect(house().last().way).toMatchObject({ by: 'press', input: { referral: 'Nordform AB' } })
  })

  it('keeps the form open with its errors, and ends with the confirmation', async () => {
    await open(form)
    house().answerWith(wrongForm)
    expect(await submit({ company: 'Nordform' })).toEqual({ status: 200, trouble: null })
    expect(said(dialog())).toContain('There are 2 companies called Nordform')
    house().answerWith(doneView)
    await submit({ company: 'Nordform AB' })
    expect(house().last().way).toEqual({
      by: 'form',
      intent: 'case.new',
      input: { numberAsked: 'yes', company: 'Nordform AB' },
    })
    expect(said(dialog())).toContain(sentence)
  })

  it('says that nothing was saved, and keeps what was typed for another try: the same delivery', async () => {
    await open(form)
    house().answerWith({ kind: 'refusal', refusal: { code: 'not-saved' }, buttons: [] })
    await submit({ company: 'Nordform AB', number: '556016-0680' })
    expect(said(dialog())).toContain('Not saved')
    house().answerWith(doneView)
    expect(await submit()).toEqual({ status: 200, trouble: null })
    const [first, second] = house().heard.slice(-2)
    expect(second).toMatchObject({ way: first?.way, deliveryId: first?.deliveryId })
    expect(said(dialog())).toContain(sentence)
  })

  it('shows details, and its buttons are sent from within', async () => {
    await open({ ...done, buttons: [{ intent: 'doors.today', input: {}, weight: 'main', opens: false }] })
    await submit()
    expect(house().last().way).toEqual({ by: 'press', intent: 'doors.today', input: {} })
  })

  it('opens from a message, with its text as the need', async () => {
    await house().say(bo, 'Nordform wants to\nsell in Norway', growth)
    const [theirs] = house()
      .sees(anna, growth)
      .messages.filter(({ from }) => !from.bot)
      .slice(-1)
    house().answerWith(form)
    const where = { conversation: growth, message: theirs?.id ?? '' }
    expect(await house().standIn.actOnMessage(anna, { ...where, command: 'case.new' })).toEqual({
      status: 200,
      trouble: null,
    })
    expect(house().last().way).toMatchObject({
      by: 'press',
      intent: 'case.new',
      input: { need: expect.stringContaining('sell in Norway') },
    })
    house().answerWith(doneView)
    await submit({ company: 'Nordform AB' })
    expect(house().last().way).toMatchObject({ by: 'form', intent: 'case.new' })
    expect((await house().standIn.actOnMessage(anna, { ...where, command: 'something' })).status).toBe(501)
  })
})
