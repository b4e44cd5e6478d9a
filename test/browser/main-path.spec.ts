import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import { chromiumPath, complaintsOf, startBrowser } from '#test/browser/page-chromium.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'

const name = chromiumPath
  ? 'the main path, by a newcomer in a browser'
  : 'the main path in a browser (left out: no Chromium; set CHROMIUM_PATH)'

;(chromiumPath ? describe : describe.skip)(name, () => {
  let house: House
  let browser: Browser
  let page: Page
  let complaints: readonly string[]
  let slack: Locator
  let teams: Locator

  beforeAll(async () => {
    ;[house, browser] = await Promise.all([openHouse('embedded'), startBrowser()])
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'sv-SE', reducedMotion: 'reduce' })
    page.setDefaultTimeout(10_000)
    complaints = complaintsOf(page)
    await page.goto(`http://localhost:${house.app.port}/`)
    slack = page.getByRole('region', { name: 'Slack' })
    teams = page.getByRole('region', { name: 'Teams' })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  const step = (number: number) => page.getByRole('button', { name: new RegExp(`^${number} `) }).click()
  const press = (where: Locator, button: string) =>
    where.getByRole('button', { name: button, exact: true }).first().click()
  const reads = (where: Locator, text: string | RegExp) => where.getByText(text).last().waitFor()

  it('registers a case as Sara in Slack, by the first step', async () => {
    await step(1)
    await press(slack, 'Skicka')
    await reads(slack, 'KRO-1 är registrerat: Nordform AB')
  })

  it('refers it to Business Sweden; only the approval is asked for, beside what the receiver will see', async () => {
    await step(2)
    await press(slack, 'Skicka')
    const form = page.getByRole('dialog')
    await reads(form, 'Det här kommer Business Sweden att se.')
    await form.getByLabel(/Vem på företaget/).fill('Vd:n')
    await form.getByLabel(/^Hur/).selectOption({ label: 'Per telefon' })
    await press(form, 'Hänvisa')
    await reads(slack, /är hänvisat till Business Sweden/)
    await reads(slack, /Väntar på svar från Business Sweden/)
  })

  it('is accepted by Li in Teams; both cards change in place and Sara is told', async () => {
    await step(3)
    await press(teams, 'Acceptera')
    await reads(teams, /Accepterad av Li Berg/)
    await reads(teams, /You have taken over KRO-1 from Sara Lund/)
    await reads(slack, /Accepterad av Li Berg/)
    await reads(slack, /Li Berg på Business Sweden har accepterat KRO-1/)
    expect(await teams.getByRole('button', { name: 'Acceptera', exact: true }).count()).toBe(0)
  })

  it('shows my cases on Home in Slack and as “today” in Teams', async () => {
    await press(slack, 'Hem')
    await reads(slack, 'Mina ärenden (0)')
    await teams
      .getByRole('navigation')
      .getByRole('button', { name: /Manydoors/ })
      .click()
    await teams.getByRole('combobox').fill('doors today')
    await press(teams, 'Skicka')
    await reads(teams, 'My cases (1)')
  })

  it('goes on when the clock is moved', async () => {
    const moved = page.waitForResponse((response) => response.url().endsWith('/playground/clock'))
    await page.getByRole('button', { name: '+1 vecka' }).click()
    expect((await moved).status()).toBe(200)
    expect(house.clock.now().getTime()).toBeGreaterThan(Date.now() + 6 * 24 * 60 * 60 * 1000)
  })

  it('leaves nothing in the console', () => {
    expect(complaints).toEqual([])
  })
})
