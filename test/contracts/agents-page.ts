import type { Browser, Locator, Page } from 'playwright-core'

/** The page of Microsoft's Agents Playground, as the person at it uses it. */
export class AgentsPage {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** Opening it is what tells the bot that it has been installed: the page is ready when the bot has greeted. */
  static async open(browser: Browser, url: string): Promise<AgentsPage> {
    const page = await browser.newPage({ viewport: { width: 1500, height: 1100 } })
    page.setDefaultTimeout(15_000)
    // Its fonts come from a host of Microsoft's; everything else is its own.
    await page.route(/^https:/, (route) => route.abort())
    await page.goto(url)
    const opened = new AgentsPage(page)
    await opened.visits('Personal Chat')
    await page.getByRole('button', { name: 'Hide log panel' }).click()
    return opened
  }

  /** A chat or a channel, by what stands in the list. */
  visits(name: string): Promise<void> {
    return this.#page.getByRole('treeitem', { name }).click()
  }

  /** Types a line into the chat and sends it. */
  async says(line: string): Promise<void> {
    await this.#page.getByRole('textbox').last().click()
    await this.#page.keyboard.insertText(line)
    await this.#page.getByRole('button', { name: 'Send Message' }).click()
  }

  /** The newest card that says this, when it has come. */
  async card(text: string | RegExp): Promise<Card> {
    const card = this.#page.locator('.ac-adaptiveCard').filter({ hasText: text }).last()
    await card.waitFor()
    return new Card(card)
  }

  /** Waits until so many cards say this. */
  async cards(text: string, count: number): Promise<void> {
    const cards = this.#page.locator('.ac-adaptiveCard').filter({ hasText: text })
    if (count > 0) await cards.nth(count - 1).waitFor()
    await cards.nth(count).waitFor({ state: 'detached' })
  }
}

/** A card on the page; it stays the one that says what it was found by. */
export class Card {
  readonly #card: Locator

  constructor(card: Locator) {
    this.#card = card
  }

  async reads(): Promise<string> {
    return (await this.#card.innerText()).replaceAll('\u00a0', ' ')
  }

  presses(label: string): Promise<void> {
    return this.#card.getByRole('button', { name: label, exact: true }).click()
  }

  /** By the beginning of a field's label; behind it stand its star and its error. */
  fills(label: string, value: string): Promise<void> {
    return this.#field(label).fill(value)
  }

  filled(label: string): Promise<string> {
    return this.#field(label).inputValue()
  }

  /** From a list that opens, by the beginning of its label. */
  async chooses(label: string, option: string): Promise<void> {
    await this.#card.getByRole('combobox', { name: new RegExp(`^${label}`) }).click()
    await this.#card.page().getByRole('option', { name: option, exact: true }).click()
  }

  buttons(): Promise<readonly string[]> {
    return this.#card.getByRole('button').allInnerTexts()
  }

  #field(label: string): Locator {
    return this.#card.getByRole('textbox', { name: new RegExp(`^${label}`) })
  }
}
