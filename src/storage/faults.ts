import { z } from 'zod'
import { StorageGone } from '../core/ports.ts'

/**
 * - `conflict`: run again; somebody else was in the way.
 * - `lost`: the connection broke; run again on another one.
 * - `gone`: there is none to be had.
 * - `other`: our own mistake.
 */
export type FaultKind = 'conflict' | 'lost' | 'gone' | 'other'

const shape = z.object({ code: z.string().optional(), constraint: z.string().optional(), message: z.string() })

/** Two registered the same company, or linked the same person, at once: whoever comes second finds it when it runs again. */
const settledByRunningAgain = new Set([
  'companies_number',
  'companies_number_match',
  'chat_directory_pkey',
  'chat_identities_pkey',
])
/** Somebody has left meanwhile: run again, whoever had it to do is found gone, or somebody else is chosen. */
const leftMeanwhile = new Set(['cases_owner_active', 'referrals_owner_active'])
/** The company has been merged into another: run again, that one is found. */
const mergedMeanwhile = new Set(['cases_company_live', 'company_access_company_live', 'club_places_company_live'])
const broken = new Set(['57P01', '57P02', '57P03', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'])
const brokenByWords =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Connection ended)/

export function faultKind(fault: unknown): FaultKind {
  const read = shape.safeParse(fault)
  if (!read.success) return 'other'
  const { code = '', constraint = '', message } = read.data
  if (code === '40001' || code === '40P01') return 'conflict'
  if (code === '23505' && settledByRunningAgain.has(constraint)) return 'conflict'
  if (code === '23503' && (leftMeanwhile.has(constraint) || mergedMeanwhile.has(constraint))) return 'conflict'
  // Too many connections, a full disk, no memory; nothing listens, or the connection is dead and others will be as well.
  if (code.startsWith('53') || /^(timeout exceeded when trying to connect|Query read timeout)/.test(message))
    return 'gone'
  if (broken.has(code) || code.startsWith('08') || brokenByWords.test(message)) return 'lost'
  return 'other'
}

/** The same fault, or `StorageGone` where that is what it means: nothing was saved, and trying again later makes sense. */
export const namedFault = (fault: unknown): unknown => {
  const kind = faultKind(fault)
  return kind === 'lost' || kind === 'gone' ? new StorageGone('the database is gone', { cause: fault }) : fault
}
