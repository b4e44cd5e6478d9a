/** Minutes after midnight, as a clock shows them: `09:30`. */
export const hours = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
