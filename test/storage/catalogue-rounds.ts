/** The part of the catalogue that asking several takes. */
export const roundTables = {
  round_places: {
    network_id: 'uuid',
    round_id: 'uuid',
    place: 'int4',
    size: 'int4',
    mode: 'text',
    case_id: 'uuid',
    from_organisation_id: 'uuid',
    from_id: 'uuid',
    to_organisation_id: 'uuid',
    to_id: 'uuid?',
    kind: 'text',
    question: 'text',
    lead: 'bool',
    referral_id: 'uuid?',
    sent_at: 'timestamptz',
    ended_at: 'timestamptz?',
  },
} as const
