import { fileURLToPath } from 'node:url'

export interface PageFiles {
  readonly script: string
  readonly style: string
}

const folder = fileURLToPath(new URL('./page/', import.meta.url))

/**
 * Bundles the page in memory: nothing is written to disk and nothing has to be built beforehand. esbuild and React are
 * development dependencies, needed by nothing but this page, and are therefore loaded when it is first asked for.
 */
export async function bundlePage(): Promise<PageFiles> {
  const { build } = await import('esbuild').catch((cause) => {
    throw new Error('the playground page needs the development dependencies: run "npm ci"', { cause })
  })
  const { outputFiles } = await build({
    entryPoints: { page: `${folder}main.tsx`, style: `${folder}style/page.css` },
    absWorkingDir: folder,
    outdir: folder,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const file = (name: string): string => outputFiles.find((output) => output.path.endsWith(name))?.text ?? ''
  return { script: file('page.js'), style: file('style.css') }
}

export const pageHtml = `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Manydoors</title>
<link rel="icon" href="/playground/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/playground/page.css">
<script type="module" src="/playground/page.js"></script>
</head>
<body><div id="page"></div><noscript>Sidan behöver JavaScript. This page needs JavaScript.</noscript></body>
</html>
`

/** Four doors, one of them open: the product's mark. */
export const pageIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#0f5c55"/>
<g fill="none" stroke="#fff" stroke-width="1.8" stroke-linejoin="round">
<path d="M6 24V11a3 3 0 0 1 6 0v13z"/><path d="M20 24V11a3 3 0 0 1 6 0v13z"/></g>
<path d="M12.9 24V11a3.1 3.1 0 0 1 6.2 0v13z" fill="#ffd166"/><circle cx="17.4" cy="17.5" r=".9" fill="#0f5c55"/>
</svg>
`
