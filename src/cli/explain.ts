import { codeOf, readFault } from '../config/fault.ts'

/** Faults that say themselves what there is to do. */
const plainSpoken = ['Failure', 'DirectoryInUse', 'InAnotherNetwork']

/** What a fault means for whoever sits at the terminal. Addresses and passwords are never repeated. */
export function explain(thrown: unknown): string {
  const fault = readFault(thrown)
  if (!fault) return `It failed: ${String(thrown)}`
  if (plainSpoken.includes(fault.name)) return fault.message
  const code = codeOf(thrown)
  const port = code === null ? undefined : portFaults[code]
  if (
    port &&
    typeof thrown === 'object' &&
    thrown !== null &&
    'port' in thrown &&
    'syscall' in thrown &&
    thrown.syscall === 'listen'
  )
    return port
  const database = code === null ? undefined : databaseFaults[code]
  if (database) return `${database} (${code}). Check DATABASE_URL, or the database’s own log.`
  if (fault.name === 'StorageGone') return 'The database cannot be reached. Check DATABASE_URL and that it is running.'
  return `It failed unexpectedly: ${fault.message}${code === null ? '' : ` (${code})`}`
}

const portFaults: { readonly [code: string]: string } = {
  EADDRINUSE: 'The port is in use. Stop what uses it, or set PORT to another one.',
  EACCES: 'The port may not be used. Set PORT to one above 1023.',
  EADDRNOTAVAIL: 'HOST is no address of this machine. Set it to one, or leave it out.',
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
