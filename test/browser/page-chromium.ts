import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// biome-ignore lint/style/noProcessEnv: which browser to test with is the tester's to say, not the bot's configuration
const named = process.env['CHROMIUM_PATH']

/** The Chromium to test with, or null where there is none. */
export const chromiumPath: string | null = named ?? usual.find((path) => existsSync(path)) ?? null

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ ...(chromiumPath && { executablePath: chromiumPath }), headless: true, args: quiet })
}

/** Everything the page complains of: what it logs as a warning or an error, and what it fails to load or to catch. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}
