import type { MergedName, NetworkFile } from '../core/network-file.ts'
import { fold } from '../storage/fold.ts'

interface Left {
  readonly file: NetworkFile
  /** What is said of each row that an import leaves as it is. */
  readonly notes: readonly string[]
}

/** A file without the companies that it names and that have been merged into others: importing it does not bring them back. */
export function withoutMerged(file: NetworkFile, merged: readonly MergedName[]): Left {
  const into = new Map(merged.map((one) => [one.name, one.into]))
  const goneTo = ({ name, number }: NetworkFile['companies'][number]) =>
    number === null ? into.get(fold(name)) : undefined
  return {
    file: { ...file, companies: file.companies.filter((one) => goneTo(one) === undefined) },
    notes: file.companies.flatMap((one) => {
      const stays = goneTo(one)
      return stays === undefined ? [] : [`company ${one.name} has been merged into ${stays}: left as it is.`]
    }),
  }
}
