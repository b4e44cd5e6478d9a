/**
 * How names are compared: whatever the case, the composition and the spaces. Done here and not in SQL, because the embedded engine's
 * `lower` leaves å, ä and ö as they are.
 */
export const fold = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')

/** As a Swede sorts: å, ä and ö last. */
export const bySwedishName = new Intl.Collator('sv').compare
