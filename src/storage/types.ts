import pg from 'pg'

const date = 1082

/** A date stays `2026-10-01`: as a moment it would depend on this machine's time zone. Everything else as pg reads it: int8 as a string. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === date ? (text: string) => text : pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
}
