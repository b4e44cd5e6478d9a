/** The part of the catalogue that the clocks take, and being away. */
export const clockTables = {
  absences: {
    network_id: 'uuid',
    id: 'uuid',
    organisation_id: 'uuid',
    member_id: 'uuid',
    from_on: 'date',
    to_on: 'date',
    stand_in: 'uuid?',
    made_at: 'timestamptz',
    ended_at: 'timestamptz?',
  },
  nights: {
    network_id: 'uuid',
    due_at: 'timestamptz',
    checked_at: 'timestamptz?',
    open_cases: 'int4',
    findings: 'jsonb',
  },
  clocks: {
    network_id: 'uuid',
    referral_id: 'uuid',
    organisation_id: 'uuid',
    since_at: 'timestamptz',
    step: 'text?',
    due_at: 'timestamptz?',
    snoozed_step: 'text?',
    snoozed_until: 'timestamptz?',
    reminded_at: 'timestamptz?',
    agenda_at: 'timestamptz?',
    faults: 'int4',
  },
} as const
