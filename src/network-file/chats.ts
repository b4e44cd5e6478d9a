/** In the order in which they stand in a file. */
export const chats = ['slack', 'teams'] as const
