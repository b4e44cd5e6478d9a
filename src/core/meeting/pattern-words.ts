/** 1 is Monday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** Counted from the beginning of the period; -1 is the last. There is not always a fifth. */
export type Ordinal = 1 | 2 | 3 | 4 | -1

/** A word of the pattern language, whichever language it was typed in. */
export type Token =
  | { readonly t: 'each' }
  | { readonly t: 'other' }
  | { readonly t: 'nth'; readonly n: number }
  | { readonly t: 'day'; readonly day: Weekday }
  | { readonly t: 'unit'; readonly unit: Unit }
export type Unit = 'week' | 'month' | 'quarter' | 'half' | 'year'

const nth = (n: number): readonly Token[] => [{ t: 'nth', n }]
const day = (weekday: Weekday): readonly Token[] => [{ t: 'day', day: weekday }]
const unit = (one: Unit): readonly Token[] => [{ t: 'unit', unit: one }]
const each: Token = { t: 'each' }
const other: Token = { t: 'other' }
const eachUnit = (one: Unit): readonly Token[] => [each, { t: 'unit', unit: one }]

/** Counted from the end. */
export const last: Ordinal = -1

/** Every word that means something, in Swedish and English, with and without å, ä and ö. */
const words: readonly (readonly [means: readonly Token[], typed: string])[] = [
  [[each], 'every each varje var vart'],
  [[other], 'other annan annat'],
  [[each, other], 'varannan vartannat alternate'],
  [nth(1), 'first första forsta förste'],
  [nth(2), 'second andra andre two två tva'],
  [nth(3), 'third tredje three tre'],
  [nth(4), 'fourth fjärde fjarde four fyra'],
  [nth(5), 'fifth femte five fem'],
  [nth(6), 'sixth sjätte sjatte six sex'],
  [nth(last), 'last sista'],
  [day(1), 'monday mondays mon måndag måndagen måndagar mandag mandagen mandagar mån'],
  [day(2), 'tuesday tuesdays tue tues tisdag tisdagen tisdagar tis'],
  [day(3), 'wednesday wednesdays wed onsdag onsdagen onsdagar ons'],
  [day(4), 'thursday thursdays thu thur thurs torsdag torsdagen torsdagar tor tors'],
  [day(5), 'friday fridays fri fredag fredagen fredagar fre'],
  [day(6), 'saturday saturdays sat lördag lördagen lördagar lordag lordagen lordagar lör'],
  [day(7), 'sunday sundays sun söndag söndagen söndagar sondag sondagen sondagar sön'],
  [unit('week'), 'week weeks vecka veckan veckor'],
  [unit('month'), 'month months månad månaden månader manad manaden manader'],
  [unit('quarter'), 'quarter quarters kvartal kvartalet'],
  [unit('half'), 'half-year half-years halvår halvåret halvar halvaret'],
  [unit('year'), 'year years år året ar aret'],
  [eachUnit('week'), 'weekly veckovis'],
  [eachUnit('month'), 'monthly månadsvis manadsvis'],
  [eachUnit('quarter'), 'quarterly kvartalsvis'],
  [eachUnit('half'), 'half-yearly halvårsvis halvarsvis'],
  [eachUnit('year'), 'yearly annually årligen arligen'],
  [[], 'of the in on a day dag dagen i den det på pa av en ett om and och'],
]

const lexicon: ReadonlyMap<string, readonly Token[]> = new Map(
  words.flatMap(([means, typed]) => typed.split(' ').map((word) => [word, means] as const)),
)

/** What the words say; null with the first that is none of the language's. */
export function tokensOf(line: string): { readonly tokens: readonly Token[]; readonly stranger: string | null } {
  const tokens: Token[] = []
  for (const word of line.split(/[\s,;.]+/).filter((one) => one !== '')) {
    const numbered = /^(\d{1,2})(?::?(?:a|e|de|st|nd|rd|th))?$/.exec(word)
    const known = numbered ? nth(Number(numbered[1])) : lexicon.get(word)
    if (known === undefined) return { tokens, stranger: word }
    tokens.push(...known)
  }
  return { tokens, stranger: null }
}
