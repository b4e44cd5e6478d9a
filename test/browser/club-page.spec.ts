import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { testDatabase } from '#test/database.ts'
import { asks } from '#test/storage/asking.ts'
import { type ClubHouse, clubHouse } from './club-house.ts'
import { chromiumPath, startBrowser } from './page-chromium.ts'

/** As wide as a small phone. */
const phone = { width: 390, height: 844 }

;(chromiumPath ? describe : describe.skip)('a company’s page of its place at an Export Club, in Chromium', () => {
  let browser: Browser
  let house: ClubHouse
  const problems: string[] = []
  const open = async (address: string, scripts = false): Promise<Page> => {
    const page = await browser.newPage({ viewport: phone, javaScriptEnabled: scripts, locale: 'sv-SE' })
    page.on('console', (message) => problems.push(message.text()))
    await page.goto(address)
    return page
  }
  /** A page without scripts comes anew with each press. */
  const untilSaid = (page: Page, heading: string) =>
    page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor()

  beforeAll(async () => {
    browser = await startBrowser()
    house = await clubHouse(await testDatabase('embedded'))
  })
  afterAll(async () => {
    await browser.close()
    await house.close()
  })

  it('a company answers on a phone, without scripts and without logging in, waits and is let in', async () => {
    const first = await open(house.addresses.first)
    await untilSaid(first, 'Ett AB är inbjudet')
    await first.getByRole('button', { name: 'Ja, vi kommer' }).click()
    await untilSaid(first, 'Ett AB har en plats')
    const second = await open(house.addresses.second)
    await untilSaid(second, 'Alla platser är tagna')
    await second.getByRole('button', { name: 'Ställ oss på väntelistan' }).click()
    await untilSaid(second, 'Två AB är nummer 1 på väntelistan')
    await first.getByText('Vi kan ändå inte komma').click()
    await first.getByRole('button', { name: 'Lämna platsen' }).click()
    await untilSaid(first, 'Ett AB kommer inte')
    // The page that was open says another thing than what is: what is sent from it is not kept.
    await second.getByText('Vi vill inte stå på väntelistan').click()
    await second.getByRole('button', { name: 'Lämna väntelistan' }).click()
    expect(await second.getByRole('alert').innerText()).toContain('ditt svar har inte sparats')
    await untilSaid(second, 'Två AB har en plats')
    await second.getByRole('link', { name: 'In English' }).click()
    await untilSaid(second, 'Två AB has a place')
    expect(await second.locator('html').getAttribute('lang')).toBe('en')
  })

  it('a double click is one answer', async () => {
    const page = await open(house.addresses.third)
    await page.getByRole('button', { name: 'Ställ oss på väntelistan' }).dblclick()
    await untilSaid(page, 'Tre AB är nummer 1 på väntelistan')
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('nothing is wider than the phone, everything to press is big enough for a thumb, and the browser has nothing to say', async () => {
    const page = await open(house.addresses.third, true)
    const sizes = await page.evaluate<{ wide: number; low: number[] }>(`({
    wide: document.documentElement.scrollWidth,
    low: [...document.querySelectorAll('button, summary, a')]
      .map((one) => one.getBoundingClientRect().height).filter((height) => height > 0),
  })`)
    expect(sizes.wide).toBeLessThanOrEqual(phone.width)
    expect(Math.min(...sizes.low)).toBeGreaterThanOrEqual(44)
    expect(problems).toEqual([])
  })

  it('the page is gone once the promoter has made a new link, and looks as one that never was', async () => {
    expect(await asks(house.given, 'sara', 'club.link-new', { place: house.places.first })).toBeNull()
    const [gone, never] = [await open(house.addresses.first), await open(`${house.base}/club/${'x'.repeat(43)}`)]
    await untilSaid(gone, 'Sidan finns inte')
    expect(await gone.content()).toBe(await never.content())
  })
})
