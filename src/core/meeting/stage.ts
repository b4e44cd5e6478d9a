/** How far a meeting has come, from its agenda to its minutes. */
export const sittingStages = ['planned', 'under-way', 'over', 'locked'] as const
export type SittingStage = (typeof sittingStages)[number]
