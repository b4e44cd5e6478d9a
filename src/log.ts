import { pino } from 'pino'

export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What may be logged: ids, codes and figures. Anything else a caller passes by mistake is left out, so that no name or text gets in. */
const allowed = new Set([
  'reference',
  'kind',
  'code',
  'stack',
  'way',
  'notice',
  'why',
  'attempt',
  'chat',
  'method',
  'status',
  'workspace',
  'port',
  'host',
  'engine',
  'milliseconds',
  'count',
  'job',
])

/** JSON lines on standard output. */
export function createLog(level: string): Log {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const only = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)))
  return {
    info: (fields, message) => logger.info(only(fields), message),
    warn: (fields, message) => logger.warn(only(fields), message),
    error: (fields, message) => logger.error(only(fields), message),
  }
}
