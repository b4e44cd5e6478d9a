import { z } from 'zod'

/** What municipalities are called, by their codes, as a network keeps it. */
export const municipalityNames = z.record(z.string(), z.string())
