/** A logger in pino's manner. Fields hold ids and codes, never names, texts or tokens. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
