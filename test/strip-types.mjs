import { createHash } from 'node:crypto'
import { stripTypeScriptTypes } from 'node:module'

/** Jest's transform: Node's own type stripping, so that tests run exactly what production runs. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  getCacheKey: (source, file, options) =>
    createHash('sha1')
      .update(source + file + process.version + options.instrument)
      .digest('hex'),
}
