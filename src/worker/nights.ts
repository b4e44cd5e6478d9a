import type { Night } from '../core/night.ts'

interface Watch {
  watchNights(): Promise<readonly Night[]>
}
interface Log {
  info(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** The check of the night, in the log: kinds and counts, and nothing of what the cases are about. Asked each minute; does nothing by day. */
export async function watchNights(store: Watch, log: Log): Promise<void> {
  for (const { openCases, findings } of await store.watchNights()) {
    if (findings.length === 0) log.info({ openCases }, 'the check of the night found nothing wrong')
    else {
      const found = findings.map(({ what, count, cases }) => ({ what, count, cases }))
      log.error({ openCases, found }, 'the check of the night found something wrong')
    }
  }
}
