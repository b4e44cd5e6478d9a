import type { ColumnType } from 'kysely'

/** jsonb or json: always written with `JSON.stringify`, always parsed when read. */
export type Json = ColumnType<unknown, string, string>
