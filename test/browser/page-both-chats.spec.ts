import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { chromiumPath, complaintsOf, startBrowser } from '#test/browser/page-chromium.ts'
import * as samples from '#test/browser/page-samples.ts'
import { conversation, fromBot, type Stage, stage } from '#test/playground/page-fakes.ts'

let browser: Browser
let on: Stage
let page: Page
let complaints: readonly string[]
let slack: Locator
let teams: Locator

async function open(width = 1440): Promise<void> {
  page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(5_000)
  complaints = complaintsOf(page)
  await page.goto(on.url)
  slack = page.getByRole('region', { name: 'Slack' })
  teams = page.getByRole('region', { name: 'Teams' })
  await composer(slack).waitFor()
}

const composer = (pane: Locator) => pane.getByRole('combobox', { name: /^(Skriv till|Skriv ett|Type a)/ })
const press = (where: Locator, name: string) => where.getByRole('button', { name, exact: true }).click()
const focused = () => page.locator(':focus')
const direct = (...content: readonly unknown[]) => [conversation('bot', 'Manydoors', fromBot(content))]

const name = chromiumPath ? 'the page in a browser' : 'the page in a browser (left out: no Chromium; set CHROMIUM_PATH)'

;(chromiumPath ? describe : describe.skip)(name, () => {
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    on = await stage()
  })
  afterEach(async () => {
    await page.close()
    await on.close()
    expect(complaints).toEqual([])
  })

  describe('what is first seen', () => {
    it('is both chats, each as somebody, in Swedish or in English', async () => {
      await open()
      expect(await slack.getByRole('radio', { checked: true }).getAttribute('name')).toBe('person-slack')
      await slack.getByText('Erik Öst').first().waitFor()
      await teams.getByText('Business Sweden', { exact: true }).waitFor()
      expect(await page.getByRole('heading', { name: 'Prova så här' }).isVisible()).toBe(true)
      await page.getByText('English').click()
      await page.getByRole('heading', { name: 'Try this' }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('en')
    })

    it('leads through the first steps: one click writes the command, Enter sends it', async () => {
      await open()
      await slack.getByText('Sara Lund').click()
      await page.getByRole('button', { name: /Registrera ett ärende/ }).click()
      await page.locator('textarea:focus').waitFor()
      expect(await focused().inputValue()).toBe('/case new Nordform AB: Tyskland')
      await page.keyboard.press('Enter')
      expect(await on.slack.acted(1)).toEqual([
        { do: 'say', conversation: 'bot', text: '/case new Nordform AB: Tyskland' },
      ])
      expect(on.slack.acts[0]?.person).toBe('U2')
      await page.getByRole('button', { name: 'Dölj' }).click()
      await page.reload()
      await page.getByRole('button', { name: 'Visa stegen' }).waitFor()
    })

    it('is one chat at a time in a narrow window, and fits it', async () => {
      await open(390)
      expect(await teams.isVisible()).toBe(false)
      await press(page.getByRole('navigation', { name: 'Chattar' }), 'Teams')
      expect([await slack.isVisible(), await teams.isVisible()]).toEqual([false, true])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    })

    it('moves the clock', async () => {
      await open()
      await press(page.getByRole('banner'), '+1 vecka')
      await page.getByText('30 okt. 2026').waitFor()
      expect(on.now().toISOString()).toBe('2026-10-30T14:30:00.000Z')
    })
  })

  describe('writing', () => {
    it('completes commands, the person’s language first, and sends one that is written out', async () => {
      await open()
      await composer(slack).fill('/')
      expect(await slack.getByRole('option').allInnerTexts()).toEqual([
        '/arende ärenden',
        '/case cases',
        '/case list yours',
      ])
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      expect(await composer(slack).inputValue()).toBe('/case ')
      await composer(slack).fill('/ar')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await composer(slack).fill('/case')
      await page.keyboard.press('Enter')
      await composer(slack).fill('/case l')
      await page.keyboard.press('Enter')
      await composer(slack).fill('/case l')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      const said = await on.slack.acted(4)
      expect(said.map((act) => act.do === 'say' && act.text)).toEqual(['/arende', '/case', '/case l', '/case list'])
    })

    it('mentions the bot in Teams’ channels unless told not to', async () => {
      on.teams.show('T2', { conversations: [conversation('19:c', 'Sydost')] })
      await open()
      await composer(teams).fill('today')
      await page.keyboard.press('Enter')
      await teams.getByRole('checkbox').uncheck()
      await composer(teams).fill('hej alla')
      await page.keyboard.press('Enter')
      expect(await on.teams.acted(2)).toMatchObject([{ mention: true }, { mention: false }])
    })

    it('says what the client would say when the bot fails', async () => {
      on.slack.answer({ status: 500, trouble: '/case failed: dispatch_failed' })
      await open()
      await composer(slack).fill('/case new')
      await page.keyboard.press('Enter')
      await slack.getByText('/case failed: dispatch_failed').waitFor()
    })
  })

  describe('Slack', () => {
    it('presses buttons with their block, asks where it should, and keeps user text text', async () => {
      on.slack.show('U2', { conversations: direct(...samples.slackOffer) })
      await open()
      await slack.getByRole('heading', { name: 'KRO-1 <b>*Nordform*</b>' }).waitFor()
      expect((await slack.getByRole('log').innerText()).replaceAll('\u2060', '')).toContain(
        'frågar: <img src=x> & <@U2>',
      )
      await press(slack, 'Acceptera')
      await on.slack.acted(1)
      await press(slack, 'Återta')
      await press(slack.getByRole('alertdialog'), 'Nej')
      await press(slack, 'Återta')
      await press(slack.getByRole('alertdialog'), 'Ja')
      await on.slack.acted(2)
      await press(slack, 'Fler val')
      await slack.getByRole('menuitem', { name: 'Rådfråga' }).click()
      const elements = (await on.slack.acted(3)).map((act) => (act.do === 'press' ? act.element : act))
      expect(elements).toMatchObject([
        { action_id: 'accept', block_id: 'answer', value: 'KRO-1' },
        { action_id: 'withdraw', block_id: 'answer' },
        { action_id: 'more', selected_option: { value: 'advice' } },
      ])
    })

    it('fills a modal: focus, required fields, values, the bot’s errors, and the way back', async () => {
      on.slack.show('U2', { conversations: direct(...samples.slackOffer) })
      await open()
      await slack.getByRole('button', { name: 'Acceptera' }).focus()
      on.slack.show('U2', { form: { id: 'V1', content: samples.slackModal, errors: {} } })
      const modal = slack.getByRole('dialog', { name: 'Hänvisa' })
      await modal.waitFor()
      expect(await focused().getAttribute('id')).toBe('slack-company')
      await press(modal, 'Skicka hänvisningen')
      expect(await modal.getByText('Fyll i det här fältet.').count()).toBe(3)
      expect(on.slack.acts).toEqual([])

      await modal.getByLabel('Företag').fill('Nordform AB')
      await modal.getByLabel('Mottagare').selectOption('Rådfråga')
      await modal.getByRole('radio', { name: 'Rådfråga' }).check()
      await modal.getByRole('checkbox', { name: 'Överlämning' }).check()
      await modal.getByLabel('Senast (valfritt)').fill('2026-11-27')
      await press(modal, 'Skicka hänvisningen')
      expect(await on.slack.acted(1)).toMatchObject([
        {
          do: 'submit',
          values: {
            company: { v: { type: 'plain_text_input', value: 'Nordform AB' } },
            question: { v: { value: 'Vem kan?' } },
            to: { v: { type: 'static_select', selected_option: { value: 'advice' } } },
            kind: { v: { selected_option: { value: 'advice' } } },
            approval: { v: { selected_options: [{ value: 'handover' }] } },
            by: { v: { type: 'datepicker', selected_date: '2026-11-27' } },
          },
        },
      ])

      on.slack.show('U2', { form: { id: 'V1', content: samples.slackModal, errors: { company: 'Okänt företag.' } } })
      await modal.getByText('Okänt företag.').waitFor()
      expect(await modal.getByLabel('Företag').inputValue()).toBe('Nordform AB')
      await page.keyboard.press('Escape')
      expect((await on.slack.acted(2))[1]).toEqual({ do: 'close-form' })
      on.slack.show('U2', { form: null })
      await slack.locator('button:focus', { hasText: 'Acceptera' }).waitFor()
    })

    it('shows Home, with a live button and a chart', async () => {
      on.slack.when((person, act) => {
        if (act.do === 'visit') on.slack.show(person, { home: samples.slackHome })
      })
      await open()
      await press(slack, 'Hem')
      await slack.getByText('Min dag').waitFor()
      await slack.getByText('Skickade').first().waitFor()
      await press(slack, 'Påminn')
      expect(await on.slack.acted(2)).toMatchObject([
        { do: 'visit' },
        { do: 'press-home', element: { action_id: 'remind', block_id: 'day' } },
      ])
    })

    it('tells private messages, replies and edited ones apart', async () => {
      const first = fromBot([], { text: 'först', edited: true })
      const reply = fromBot([], { text: 'svar', thread: first.id, onlyYou: true })
      on.slack.show('U2', { conversations: [conversation('bot', 'Manydoors', first, reply)] })
      await open()
      await slack.getByText('(redigerat)').waitFor()
      const replied = slack.locator('.slack-replies').getByRole('article')
      expect(await replied.innerText()).toContain('Visas bara för dig')
    })
  })

  describe('Teams', () => {
    it('presses a card’s button with what was filled in, and shows the card that comes in its place', async () => {
      const offer = fromBot([samples.teamsOffer])
      on.teams.show('T2', { conversations: [conversation('bot', 'Manydoors', offer)] })
      on.teams.when((person) => {
        const accepted = { ...offer, content: [samples.teamsAccepted], edited: true }
        on.teams.show(person, { conversations: [conversation('bot', 'Manydoors', accepted)] })
      })
      await open()
      const log = await teams.getByRole('log').innerText()
      expect(log).toContain('KRO-1 <img src=x onerror=alert(1)> bold')
      expect(log).toContain('Nordform **AB**')
      expect(log).toContain('Got help: 9')
      await press(teams, 'Accept')
      await teams.getByText('Write a note.').waitFor()
      expect(on.teams.acts).toEqual([])
      await teams.getByLabel('Note').fill('Yes')
      await press(teams, 'Accept')
      await teams.getByText('Accepted by Li Berg').waitFor()
      expect(await on.teams.acted(1)).toEqual([
        {
          do: 'press',
          conversation: 'bot',
          message: offer.id,
          element: samples.acceptAction,
          values: { note: 'Yes' },
        },
      ])
    })

    it('keeps what is typed in a card while other things change', async () => {
      on.teams.show('T2', { conversations: direct(samples.teamsOffer) })
      await open()
      await teams.getByLabel('Note').fill('half a thou')
      on.slack.show('U2', { conversations: [conversation('bot', 'Manydoors', fromBot([], { text: 'annat' }))] })
      await slack.getByText('annat').waitFor()
      expect(await teams.getByLabel('Note').inputValue()).toBe('half a thou')
    })

    it('sends a dialog with its action’s data, leaving the other chat in use', async () => {
      on.teams.show('T2', { form: { id: 'D1', content: samples.teamsDialog, errors: {} } })
      await open()
      const dialog = teams.getByRole('dialog', { name: 'Decline KRO-1' })
      await press(dialog, 'Decline')
      await dialog.getByText('Choose a reason.').waitFor()
      await dialog.getByLabel(/Reason/).selectOption('Wrong promoter')
      await composer(slack).fill('hej')
      await press(dialog, 'Decline')
      expect(await on.teams.acted(1)).toEqual([{ do: 'submit', values: { referral: 'r1', reason: 'wrong' } }])
      on.teams.show('T2', { form: { id: 'D1', content: samples.teamsDialog, errors: { reason: 'Not that.' } } })
      await dialog.getByText('Not that.').waitFor()
    })
  })

  it('marks what is new for those who are not on show, until one has been there', async () => {
    await open()
    on.teams.show('T1', { conversations: [conversation('bot', 'Manydoors', fromBot([], { text: 'Hej Maria' }))] })
    const maria = teams.locator('label', { hasText: 'Maria Ek' })
    await maria.getByText('olästa').or(maria.getByText('oläst')).waitFor({ state: 'attached' })
    await maria.click()
    await teams.getByText('Hej Maria').waitFor()
    expect(await maria.innerText()).not.toContain('oläst')
  })
})
