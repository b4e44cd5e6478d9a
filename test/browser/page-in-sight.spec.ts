import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Browser, Locator, Page } from 'playwright-core'
import type { ShownMessage } from '#src/playground/stand-in.ts'
import { chromiumPath, startBrowser } from '#test/browser/page-chromium.ts'
import { conversation, fromBot, type Stage, stage } from '#test/playground/page-fakes.ts'

let browser: Browser
let on: Stage
let page: Page

const lines = (name: string, count: number): ShownMessage =>
  fromBot([
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: Array.from({ length: count }, (_, line) => ({
          type: 'TextBlock',
          text: `${name} ${line + 1}`,
          wrap: true,
        })),
        actions: [{ type: 'Action.Execute', title: `Press ${name}`, verb: 'press' }],
      },
    },
  ])

const show = (...messages: readonly ShownMessage[]) =>
  on.teams.show('T2', { conversations: [conversation('bot', 'Manydoors', ...messages)] })

/** Whether all of it can be seen without scrolling. */
async function inSight(text: string): Promise<boolean> {
  const it = page.getByText(text, { exact: true })
  await it.waitFor()
  await page.waitForTimeout(150)
  return inside(it, page.locator('[data-chat="teams"] .message-list'))
}

async function inside(it: Locator, list: Locator): Promise<boolean> {
  const [inner, outer] = await Promise.all([it.boundingBox(), list.boundingBox()])
  if (!inner || !outer) return false
  return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height
}

const name = chromiumPath ? 'what is in sight' : 'what is in sight (left out: no Chromium; set CHROMIUM_PATH)'

;(chromiumPath ? describe : describe.skip)(name, () => {
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    on = await stage()
    page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    await page.goto(on.url)
  })
  afterEach(async () => {
    await page.close()
    await on.close()
  })

  it('is the newest message, and of one that is taller than the list its beginning', async () => {
    const short = [lines('one', 8), lines('two', 8), lines('three', 8)]
    show(...short)
    expect(await inSight('three 8')).toBe(true)
    show(...short, lines('tall', 60))
    expect([await inSight('tall 1'), await inSight('tall 60')]).toEqual([true, false])
    show(...short, lines('tall', 60), lines('last', 3))
    expect(await inSight('last 3')).toBe(true)
  })

  it('stays what one has scrolled up to read, until one does something', async () => {
    const old = [lines('one', 8), lines('two', 30)]
    show(...old)
    expect(await inSight('two 1')).toBe(true)
    await page.getByText('two 1', { exact: true }).hover()
    await page.mouse.wheel(0, -2_000)
    expect(await inSight('one 1')).toBe(true)
    show(...old, lines('three', 3))
    expect([await inSight('three 3'), await inSight('one 1')]).toEqual([false, true])
    await page.getByRole('button', { name: 'Press one' }).click()
    await on.teams.acted(1)
    show(...old, lines('three', 3), lines('answer', 3))
    expect(await inSight('answer 3')).toBe(true)
  })
})
