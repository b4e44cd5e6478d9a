/** Thought of, asked, what it has answered, and whether it came. */
export const placeStages = ['proposed', 'invited', 'coming', 'waiting', 'declined', 'attended', 'absent'] as const
export type PlaceStage = (typeof placeStages)[number]
