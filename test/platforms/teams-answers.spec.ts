import { describe, expect, it } from '@jest/globals'
import { button } from '#src/views/button.ts'
import { prepareClub } from '#src/views/club.ts'
import { atWork, form, referral, said, sentence, wrongForm } from './teams/at-work.ts'
import { actionsOf, almi, anna, bo, cardOf, doneView, group, growth } from './teams/house.ts'
import { viewsWith } from './teams/views.ts'

const { house, shown, press, pressFirst, again } = atWork()

describe('in the personal chat', () => {
  it('an answer is a card, with one line for the notification', async () => {
    const message = await shown(doneView)
    expect(said(cardOf(message))).toContain(sentence)
    const posted = house().standIn.calls.findLast(({ call }) => call === 'POST activities')
    expect(posted?.body).toMatchObject({ type: 'message', summary: sentence, attachments: [{}] })
    expect(posted?.claims).toMatchObject({ appid: '33333333-3333-4333-8333-333333333333' })
  })

  it('a form is sent in place, with what it keeps and its empty fields', async () => {
    const message = await shown(form)
    const reaction = await press(message.id, actionsOf(cardOf(message))[0], { company: 'Nordform AB' })
    expect(reaction).toEqual({ status: 200, trouble: null })
    expect(house().last().way).toEqual({
      by: 'form',
      intent: 'case.new',
      input: { numberAsked: 'yes', company: 'Nordform AB', number: '', until: '' },
    })
    expect(said(again(message.id))).toContain(sentence)
  })

  it('a form with errors stays, with what was typed', async () => {
    const message = await shown(form)
    house().answerWith(wrongForm)
    await press(message.id, actionsOf(cardOf(message))[0], { company: 'Nordform' })
    const stayed = again(message.id)
    expect(said(stayed)).toContain('There are 2 companies called Nordform')
    expect(said(stayed)).toContain('"value":"Nordform"')
    house().answerWith(doneView)
    await press(message.id, actionsOf(cardOf(stayed))[0], { company: 'Nordform AB' })
    expect(said(again(message.id))).toContain(sentence)
    expect(new Set(house().heard.map(({ deliveryId }) => deliveryId)).size).toBe(3)
  })

  it('a refusal that will pass leaves the form as it is', async () => {
    const message = await shown(form)
    house().answerWith({ kind: 'refusal', refusal: { code: 'not-saved' }, buttons: [] })
    await press(message.id, actionsOf(cardOf(message))[0], { company: 'Nordform AB' })
    expect(cardOf(again(message.id))).toEqual(cardOf(message))
    expect(house().botsIn(anna).at(-1)).toMatchObject({ text: expect.stringContaining('Not saved'), onlyYou: true })
  })

  it('the client says itself what is missing, and nothing is sent', async () => {
    const message = await shown(form)
    const reaction = await press(message.id, actionsOf(cardOf(message))[0])
    expect(reaction.trouble).toContain('Please fill this in.')
  })

  it('a button is answered with a sentence, and the card stays for the outbox to update', async () => {
    const { message } = await pressFirst(referral)
    expect(house().last().way).toEqual({ by: 'press', intent: 'referral.accept', input: { referral: 'Nordform AB' } })
    expect(cardOf(again(message.id))).toEqual(cardOf(message))
    expect(house().botsIn(anna).at(-1)).toMatchObject({ text: sentence, onlyYou: true })
  })

  it('what somebody asked to see comes in the card’s place', async () => {
    const { help } = viewsWith('x')
    const message = await shown(referral)
    house().answerWith(help)
    await press(message.id, actionsOf(cardOf(message))[0])
    expect(said(again(message.id))).toContain('What Manydoors can do')
  })

  it('a refusal keeps its way on, in the card’s place, and the way on can be pressed', async () => {
    const meeting = '01a213a0-7cc1-74f5-8b13-265ca0cc89bd'
    const message = await shown(referral)
    house().answerWith({
      ...{ kind: 'refusal', refusal: { code: 'club-unprepared', conveners: [] } },
      buttons: [prepareClub(meeting as never, 'main'), button('club.last', {})],
    })
    await press(message.id, actionsOf(cardOf(message))[0])
    const refused = again(message.id)
    expect(said(refused)).toMatch(/no theme and no number of places yet.*Theme and places.*Show the last one/)
    house().answerWith(doneView)
    await press(message.id, actionsOf(cardOf(refused))[1])
    expect(house().last().way).toEqual({ by: 'press', intent: 'club.last', input: {} })
  })

  it('user text in a sentence stays inert', async () => {
    const message = await shown(referral)
    house().answerWith({
      kind: 'done',
      done: { what: 'declined', caseNo: 'KRO-1', from: '<at>Bo</at> **x** https://evil.example' },
      buttons: [],
    })
    await press(message.id, actionsOf(cardOf(message))[0])
    expect(house().botsIn(anna).at(-1)?.text).toMatch(/‹at›Bo‹\/at› ∗∗x∗∗ https:\u2060\/\//)
  })
})

describe('among others', () => {
  it.each([
    ['a slash command in a channel', growth, '/case list'],
    ['a mention in a channel', growth, 'case list'],
    ['a slash command in a group', group, '/case list'],
    ['a mention in a group', group, 'case list'],
  ])('the answer to %s is for the one who asked alone', async (_, place, text) => {
    const before = house().botsIn(bo, place).length
    await house().say(anna, text, place)
    const answer = house().botsIn(anna, place).at(-1)
    expect(answer).toMatchObject({ onlyYou: true })
    expect(said(answer)).toContain(sentence)
    expect(house().botsIn(bo, place)).toHaveLength(before)
  })

  it('a form is filled in by that person alone, in place', async () => {
    const message = await shown(form, anna, growth)
    await press(message.id, actionsOf(cardOf(message))[0], { company: 'Nordform AB' }, growth)
    expect(said(again(message.id, growth))).toContain(sentence)
  })

  it.each([
    ['Teams takes no targeted messages', { kind: 'refuse', error: 'BadArgument' }],
    ['the bot may not write there', { kind: 'refuse', error: 'MessageWritesBlocked' }],
  ] as const)('when %s, it goes to the personal chat, and nothing is said in public', async (_, fault) => {
    const here = house().botsIn(bo, growth).length
    const privately = house().botsIn(anna).length
    house().standIn.faults.plan({ on: 'POST activities', calls: [1], fault })
    await house().say(anna, 'case list', growth)
    expect(house().botsIn(bo, growth)).toHaveLength(here)
    expect(house().botsIn(anna)).toHaveLength(privately + 1)
  })

  it('the first word of the bot to somebody can be said that way', async () => {
    await house().places.forget({ tenant: almi, kind: 'personal', key: anna })
    house().standIn.faults.plan({ on: 'POST activities', calls: [1], fault: { kind: 'refuse', error: 'BadArgument' } })
    await house().say(anna, 'case list', growth)
    expect(await house().places.personalOf(almi, anna)).toMatchObject({
      conversation: house().standIn.personalChat(anna),
    })
    expect(said(house().botsIn(anna).at(-1))).toContain(sentence)
  })
})
