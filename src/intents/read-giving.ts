import { headOf } from './head-of.ts'

/** `<no> <colleague> <reason>` */
export function readGiving(rest: string): Readonly<Record<string, string>> {
  const [no, afterNo] = headOf(rest)
  const [owner, reason] = headOf(afterNo)
  return { case: no, owner: owner.replace(/[,;:]+$/, ''), reason }
}
