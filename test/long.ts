// biome-ignore lint/style/noProcessEnv: asked for by `npm run test:long`
export const long = process.env['LONG'] !== undefined

/** How often a property is tried: a few times with every run of the suite, and many when there is time. */
export const runs = (few: number, many: number) => ({ numRuns: long ? many : few })
