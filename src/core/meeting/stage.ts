/** How far a meeting has come, from its agenda to its minutes. */
export const sittingStages = ['planned', 'under-way', 'over', 'locked'] as const
export type SittingStage = (typeof sittingStages)[number]

/** Planned, and everybody asked; then held. */
export type MeetingStage = 'planned' | 'invited' | 'started' | 'ended' | 'cancelled'

/** What a meeting has come to when its sitting has; null: to nothing else than it had. */
export const withItsSitting: { readonly [S in SittingStage]: Extract<MeetingStage, 'started' | 'ended'> | null } = {
  planned: null,
  'under-way': 'started',
  over: 'ended',
  locked: null,
}

/** Why hardly anybody can come on a day: a free one, a weekend, or the month in which the country is on holiday. */
export type Hindrance = 'free' | 'weekend' | 'july'
