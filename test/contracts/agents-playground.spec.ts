import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { App } from '#src/app.ts'
import { chromiumPath, startBrowser } from '#test/browser/page-chromium.ts'
import { spokenSample } from '#test/network-file/sample.ts'
import { AgentsPage } from './agents-page.ts'
import { type AgentsPlayground, type Client, startAgentsPlayground } from './agents-playground.ts'
import { startBot } from './bot.ts'

const maria: Client = {
  tenant: '7d0c2a7e-0001-4000-8000-000000000001',
  user: '7d0c2a7e-0001-4000-8000-0000000000a1',
  name: 'Maria Ek',
  email: 'maria.ek@region.example',
  channel: { id: '19:region-hanvisningar@thread.tacv2', name: 'Hänvisningar' },
}

const omar: Client = {
  tenant: '7d0c2a7e-0002-4000-8000-000000000002',
  user: '7d0c2a7e-0002-4000-8000-0000000000b2',
  name: 'Omar Sjö',
  email: 'omar.sjo@businesssweden.example',
  channel: { id: '19:bs-sydost@thread.tacv2', name: 'Hänvisningar' },
}

const name = 'Microsoft’s Agents Playground before the bot, one for each of two organisations'

;(chromiumPath ? describe : describe.skip)(chromiumPath ? name : `${name} (left out: no Chromium)`, () => {
  let app: App
  const playgrounds: AgentsPlayground[] = []
  let browser: Browser
  let inRegion: AgentsPage
  let inBusinessSweden: AgentsPage

  beforeAll(async () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    app = await startBot({ TEAMS_INSECURE_LOCAL: '1', ENCRYPTION_KEY: key }, spokenSample)
    const open = async (client: Client) => {
      const playground = await startAgentsPlayground(`http://127.0.0.1:${app.port}`, client)
      playgrounds.push(playground)
      return playground.url
    }
    const [urls, started] = await Promise.all([Promise.all([open(maria), open(omar)]), startBrowser()])
    browser = started
    const pages = await Promise.all([AgentsPage.open(browser, urls[0]), AgentsPage.open(browser, urls[1])])
    inRegion = pages[0]
    inBusinessSweden = pages[1]
  }, 90_000)

  afterAll(async () => {
    await browser?.close()
    await Promise.all(playgrounds.map((playground) => playground.close()))
    await app?.stop()
  }, 30_000)

  it('is greeted with what the bot can do when it is installed', async () => {
    expect(await (await inRegion.card('Det här kan Manydoors')).reads()).toContain('hänvisa KRO-1 business-sweden')
  })

  it('opens the form for a bare command, keeps empty ones back, puts what is wrong at its field, and confirms in its place', async () => {
    await inRegion.says('case')
    const form = await inRegion.card('Nytt ärende')
    await form.presses('Registrera')
    expect(await (await inRegion.card('Det här behöver fyllas i.')).reads()).toContain('Nytt ärende')

    await form.fills('Företag', 'Nordform AB')
    await form.fills('Organisationsnummer', '12')
    await form.fills('Vad behöver företaget', 'vill in på tyska marknaden')
    await form.presses('Registrera')
    const wrong = await inRegion.card('”12” är inget giltigt organisationsnummer: det har fel antal siffror')
    expect(await wrong.filled('Företag')).toBe('Nordform AB')
    expect(await wrong.filled('Vad behöver företaget')).toBe('vill in på tyska marknaden')

    await wrong.fills('Organisationsnummer', '')
    await wrong.presses('Registrera')
    const done = await inRegion.card('KRO-1 är registrerat: Nordform AB')
    expect(await done.reads()).toContain('Förslag för Ny marknad:')
    expect((await done.buttons()).slice(-2)).toEqual(['Hänvisa', 'Visa ärendet'])
  })

  it('registers a case in one line', async () => {
    await inRegion.says('case new Ljunga Trävaror AB: ett exportlån')
    await inRegion.card('KRO-2 är registrerat: Ljunga Trävaror AB')
  })

  it('says privately what it does not know, with the nearest command', async () => {
    await inRegion.says('csae')
    const unknown = await inRegion.card('Jag förstår inte ”csae”')
    expect(await unknown.reads()).toContain('Menade du ”case”?')
    await unknown.presses('Hjälp')
    await inRegion.cards('Jag förstår inte', 0)
    await inRegion.cards('Det här kan Manydoors', 2)
    await inRegion.says('help')
    await inRegion.cards('Det här kan Manydoors', 3)
  })

  it('refers by the form; the other organisation’s channel gets the card, and Accept changes both cards in their places', async () => {
    await inRegion.says('refer KRO-1 business-sweden')
    const form = await inRegion.card('Hänvisa ett ärende')
    await form.fills('Din fråga till mottagaren', 'Kan ni hitta en **återförsäljare**? <at>alla</at>')
    await form.fills('Vem på företaget har godkänt', 'Vd:n')
    await form.chooses('Hur', 'Per telefon')
    await form.presses('Hänvisa')
    const preview = await inRegion.card('Det här kommer Business Sweden att se.')
    expect(await preview.reads()).toContain('Kan ni hitta en **återförsäljare**? <at>alla</at>')
    await preview.presses('Hänvisa')
    await inRegion.card('KRO-1 är hänvisat till Business Sweden')
    await inRegion.card('Väntar på svar från Business Sweden')

    await inBusinessSweden.visits('Hänvisningar')
    const offered = await inBusinessSweden.card('Överlämning · KRO-1')
    const said = await offered.reads()
    expect(said).toContain('vill in på tyska marknaden')
    expect(said).not.toMatch(/Nordform|återförsäljare/)
    await offered.presses('Acceptera')
    const accepted = await inBusinessSweden.card('Accepterad av Omar Sjö')
    expect(await accepted.buttons()).toEqual(['Visa detaljer'])

    await inRegion.card('Accepterad av Omar Sjö')
    await inRegion.card('Omar Sjö på Business Sweden har accepterat KRO-1')
    await inBusinessSweden.visits('Personal Chat')
    await inBusinessSweden.says('case show KRO-1')
    expect(await (await inBusinessSweden.card('KRO-1 · Nordform AB')).reads()).toContain('Omar Sjö, Business Sweden')
  })

  it('shows user text as text: neither markup nor mentions are read in it', async () => {
    await inRegion.says('case new Älmkyl AB: **fet** [länk](https://a.example) <b>x</b> &amp; _y_')
    await inRegion.says('case show KRO-3')
    const card = await inRegion.card('KRO-3 · Älmkyl AB')
    expect(await card.reads()).toContain('**fet** [länk](https://a.example) <b>x</b> &amp; _y_')
  })
})
