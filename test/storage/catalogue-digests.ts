/** The part of the catalogue that monthly digests take. */
export const digestTables = {
  digest_counts: {
    network_id: 'uuid',
    organisation_id: 'uuid',
    month: 'text',
    span: 'text',
    counted_at: 'timestamptz',
    figures: 'jsonb',
    lists: 'jsonb',
  },
  digests: {
    network_id: 'uuid',
    id: 'uuid',
    organisation_id: 'uuid',
    month: 'text',
    version: 'int4',
    cut_off: 'timestamptz',
    body: 'text',
    note: 'text',
    noted_by: 'uuid?',
  },
} as const
