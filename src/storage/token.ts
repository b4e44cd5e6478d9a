import { createHash, randomBytes } from 'node:crypto'

/** 256 bits of chance, fit for an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const isToken = (typed: string): boolean => /^[\w-]{43}$/.test(typed)
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
