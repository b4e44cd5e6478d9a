import { Failure } from './terminal.ts'

/** What a fault means for whoever sits at the terminal. Addresses and passwords are never repeated. */
export function explain(fault: unknown): string {
  if (fault instanceof Failure) return fault.message
  if (!(fault instanceof Error)) return `It failed: ${String(fault)}`
  if (fault.name === 'DirectoryInUse' || fault.name === 'InAnotherNetwork') return fault.message
  const code = codeOf(fault)
  if (code === 'EADDRINUSE') return 'The port is in use. Stop what uses it, or set PORT to another one.'
  if (code === 'EACCES' && 'port' in fault) return 'The port may not be used. Set PORT to one above 1023.'
  const database = code === null ? undefined : databaseFaults[code]
  if (database) return `${database} (${code}). Check DATABASE_URL, or the database’s own log.`
  if (fault.name === 'StorageGone') return 'The database cannot be reached. Check DATABASE_URL and that it is running.'
  return `It failed unexpectedly: ${fault.message}${code === null ? '' : ` (${code})`}`
}

const unreachable = 'The database cannot be reached'
const refused = 'The database does not let us in'

const databaseFaults: { readonly [code: string]: string } = {
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  ENOTFOUND: unreachable,
  ETIMEDOUT: unreachable,
  EAI_AGAIN: unreachable,
  '28P01': refused,
  '28000': refused,
  '3D000': 'There is no such database',
  '42501': 'The database user lacks a right that Manydoors needs',
  '55P03': 'The database is busy: a lock was not to be had in time',
}

/** The innermost code: an outer fault may only say that there was one. */
function codeOf(fault: Error): string | null {
  const { cause } = fault
  const inner = cause instanceof Error ? codeOf(cause) : null
  if (inner !== null) return inner
  if (fault instanceof AggregateError) {
    const [first] = fault.errors
    if (first instanceof Error) return codeOf(first)
  }
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : null
}
