import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { plain, widthOf } from '../lettering.ts'
import type { Chart } from './chart.ts'

type Drawing = Omit<Chart, 'name'>

/** An SVG without scripts, styles or anything to fetch, that says in words what it shows. */
export async function svgOf(chart: Drawing): Promise<string> {
  const { init } = await echarts()
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: chart.width, height: chart.height })
  try {
    drawing.setOption(chart.option)
    const svg = drawing.renderToSVGString({ useViewBox: true })
    const words = `<title>${escaped(chart.title)}</title><desc>${escaped(chart.text)}</desc>`
    return bare(svg).replace(/^<svg [^>]*>/, (opening) => `${opening.slice(0, -1)} role="img">${words}`)
  } finally {
    drawing.dispose()
  }
}

/** Without what a browser would need to answer a pointer. What is typed cannot look like it: its quotation marks are escaped. */
const bare = (svg: string): string =>
  svg
    .replace(/<style >.*?<\/style>\n?/gs, '')
    .replace(/<path (?![^>]*stroke)[^>]*pointer-events="visible"[^>]*><\/path>\n?/g, '')
    .replace(
      /style="font: (bold )?([\d.]+)px ([^"]*)"/g,
      (_, bold: string | undefined, size: string, names: string) =>
        `font-family="${names}" font-size="${size}"${bold ? ' font-weight="bold"' : ''}`,
    )
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string => plain(text).replace(/[&<>]/g, (mark) => marks[mark] ?? '')

/** Loaded for the first picture, and no sooner. */
const echarts = once(async () => {
  const [core, { BarChart, LineChart, ScatterChart }, { GraphicComponent, GridComponent }, { SVGRenderer }] =
    await Promise.all([
      import('echarts/core'),
      import('echarts/charts'),
      import('echarts/components'),
      import('echarts/renderers'),
    ])
  core.use([BarChart, LineChart, ScatterChart, GraphicComponent, GridComponent, SVGRenderer])
  core.setPlatformAPI({
    measureText: (text, font = '') => ({ width: widthOf(text, Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)) }),
  })
  return core
})

/** As many dots to each of the picture's points: sharp on a phone, and in print. */
const dots = 2.5

export async function pngOf(chart: Drawing): Promise<Buffer> {
  const [svg, { Resvg }, fontBuffers] = await Promise.all([svgOf(chart), resvg(), fonts()])
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(chart.width * dots) },
    font: { fontBuffers: [...fontBuffers], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  })
  const picture = drawing.render()
  try {
    return Buffer.from(picture.asPng())
  } finally {
    picture.free()
    drawing.free()
  }
}

const resvg = once(async () => {
  const made = await import('@resvg/resvg-wasm')
  await made.initWasm(await readFile(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))))
  return made
})

const fonts = once(() =>
  Promise.all(
    ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
      readFile(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}`))),
    ),
  ),
)

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null
  return () => {
    loaded ??= load()
    return loaded
  }
}
