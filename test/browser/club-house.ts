import { clubPages } from '#src/club-pages.ts'
import type { PlaceId } from '#src/core/ids.ts'
import { club } from '#src/http/club.ts'
import { startServer } from '#src/http/server.ts'
import type { Database } from '#src/storage/engine.ts'
import { exportClub, invited, tokenOf } from '#test/storage/clubs.ts'
import { type Given, given, start } from '#test/storage/given.ts'

type Three = 'first' | 'second' | 'third'

/** An Export Club with one place, to which three companies have been invited, and their pages. */
export interface ClubHouse {
  readonly given: Given
  readonly base: string
  readonly places: { readonly [N in Three]: PlaceId }
  readonly addresses: { readonly [N in Three]: string }
  close(): Promise<void>
}

/** In a database that has been migrated, and is closed with it. */
export async function clubHouse(database: Database): Promise<ClubHouse> {
  const g = await given(database)
  const pages = clubPages({ storage: g.storage, now: () => start, fallback: 'sv' })
  const server = await startServer({
    ...{ host: '127.0.0.1', port: 0, routes: club(pages), log: { error: () => undefined } },
  })
  const held = await g.as('maria', exportClub(1, 'Kungsgatan 1, Växjö'))
  const base = `http://127.0.0.1:${server.port}`
  const invite = async (name: string) => {
    const place = await invited(g, held, 'sara', name)
    return { place, address: `${base}/club/${await tokenOf(g, 'sara', place)}` }
  }
  const [first, second, third] = [await invite('Ett AB'), await invite('Två AB'), await invite('Tre AB')]
  return {
    ...{ given: g, base, places: { first: first.place, second: second.place, third: third.place } },
    addresses: { first: first.address, second: second.address, third: third.address },
    close: async () => {
      await server.stop(100)
      await g.database.close()
    },
  }
}
