/**
 * Why a message ended as a dead letter, as far as it says what to do: the one place does not take messages (blocked, removed, archived); the
 * register knows no chat; the organisation's whole workspace is out of reach; the message itself could not be shown; or no answer came for as
 * long as it was tried.
 */
export const causes = ['place', 'no-address', 'workspace', 'message', 'no-answer'] as const
export type Cause = (typeof causes)[number]
