import { mkdir } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { readConfig } from '#src/config.ts'
import type { Locale } from '#src/core/register/register.ts'
import { wordsFor } from '#src/texts/words.ts'
import { startTryOut } from '#src/try-out/try-out.ts'
import { peopleIn } from '#test/scenarios/house.ts'
import { meetingScenes } from './meeting-scenes.ts'
import { startBrowser } from './page-chromium.ts'
import { takeFirstPage } from './pdf-page.ts'
import { type Scene, type Stage, scenes } from './scenes.ts'

/**
 * `npm run pictures`: the views that are used most, and a meeting, as both chats draw them, in both languages: for docs/views.md and
 * docs/meetings.md, and to be looked at. `npm run pictures meetings` takes those alone.
 */
const sets: Readonly<Record<string, readonly Scene[]>> = { views: scenes, meetings: meetingScenes }

async function takeAll(browser: Browser, set: string, locale: Locale): Promise<void> {
  const folder = new URL(`../../docs/pictures/${set}/`, import.meta.url)
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: 'memory://', DEFAULT_LOCALE: locale })
  if ('mistakes' in config) throw new Error(config.mistakes.join('\n'))
  // A Wednesday morning, so that nothing depends on when the pictures are taken.
  const house = await startTryOut(config, { at: new Date('2027-03-03T08:12:00Z') })
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: locale === 'sv' ? 'sv-SE' : 'en-GB',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
  })
  await page.goto(`http://localhost:${house.app.port}/`)
  await page.getByRole('button', { name: /^(Dölj|Hide)$/ }).click()
  const t = wordsFor({ locale, timeZone: 'Europe/Stockholm' })
  const stage: Stage = { ...house, t, people: peopleIn(house.slack, house.teams) }
  await mkdir(new URL(`${locale}/`, folder), { recursive: true })
  for (const [at, scene] of (sets[set] ?? []).entries()) {
    const name = `${String(at + 1).padStart(2, '0')}-${scene.name}`
    await scene.play(stage)
    await take(page, scene, new URL(`${locale}/${name}.png`, folder).pathname)
    const file = scene.file?.(stage)
    if (file) await takeFirstPage(browser, file, new URL(`${locale}/${name}-file.png`, folder).pathname)
    process.stdout.write(`${set} ${locale} ${name}\n`)
    for (const person of Object.values(stage.people)) if (person.form) await person.closesForm()
  }
  await page.close()
  await house.stop()
}

async function take(page: Page, { slack, teams, home = false }: Scene, path: string): Promise<void> {
  for (const [region, name] of [
    ['Slack', slack],
    ['Teams', teams],
  ] as const)
    await page.getByRole('region', { name: region }).getByText(name, { exact: true }).first().click()
  const tab = (names: RegExp) => page.getByRole('button', { name: names }).click()
  if (home) await tab(/^(Hem|Home)$/)
  await page.waitForTimeout(400)
  await page.screenshot({ path })
  if (home) await tab(/^(Meddelanden|Messages)$/)
}

const [only] = process.argv.slice(2)
const browser = await startBrowser()
for (const set of only ? [only] : Object.keys(sets))
  for (const locale of ['sv', 'en'] as const) await takeAll(browser, set, locale)
await browser.close()
