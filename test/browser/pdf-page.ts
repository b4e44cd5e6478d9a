import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'

/** A PDF's first page as a picture, drawn by pdf.js in the browser. */
export async function takeFirstPage(browser: Browser, address: string, path: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  const file = Buffer.from(await answer.arrayBuffer()).toString('base64')
  const script = await readFile(fileURLToPath(import.meta.resolve('unpdf/pdfjs')), 'utf8')
  const page = await browser.newPage({ viewport: { width: 900, height: 1273 } })
  await page.setContent('<body style="margin:0"><canvas></canvas>')
  await page.evaluate(`(${drawsIn})(${JSON.stringify({ file, script })})`)
  await page.locator('canvas').screenshot({ path })
  await page.close()
}

/** In the page; as text, since only there is a document. */
const drawsIn = `async ({ file, script }) => {
  const { getDocument } = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
  const document_ = await getDocument({ data: Uint8Array.from(atob(file), (one) => one.charCodeAt(0)) }).promise
  const first = await document_.getPage(1)
  const viewport = first.getViewport({ scale: 900 / first.getViewport({ scale: 1 }).width })
  const canvas = document.querySelector('canvas')
  Object.assign(canvas, { width: viewport.width, height: viewport.height })
  await first.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise
}`
