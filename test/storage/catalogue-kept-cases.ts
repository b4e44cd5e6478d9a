/** The part of the catalogue that finding cases and asking about them takes. */
export const keptCases = {
  inquiries: {
    network_id: 'uuid',
    id: 'uuid',
    case_id: 'uuid',
    asked_by: 'uuid',
    organisation_id: 'uuid',
    asked_at: 'timestamptz',
    turned_down_at: 'timestamptz?',
  },
  inquired: {
    network_id: 'uuid',
    inquiry_id: 'uuid',
    case_id: 'uuid',
    organisation_id: 'uuid',
    asked_by: 'uuid',
    asking_organisation_id: 'uuid',
    answer: 'text?',
    answered_at: 'timestamptz?',
  },
  case_words: {
    network_id: 'uuid',
    organisation_id: 'uuid',
    word: 'text',
    case_id: 'uuid',
  },
  word_variants: {
    network_id: 'uuid',
    organisation_id: 'uuid',
    variant: 'text',
    word: 'text',
  },
} as const
