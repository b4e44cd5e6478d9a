/** Deliveries seen, so that one that comes again has no second effect. */
export interface Inbox {
  /** False when this delivery has been seen before; waits for a transaction that is handling the same one right now. */
  first(deliveryId: string, at: Date): Promise<boolean>
}
