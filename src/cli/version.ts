import { readFileSync } from 'node:fs'
import { z } from 'zod'

const shape = z.object({ version: z.string() })

/** Of the product, as package.json has it. */
export const version = (): string =>
  shape.parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version
