/** The first word, and what follows it as it was typed. A name in quotation marks is one word, and so is a mention. */
export function headOf(typed: string): readonly [string, string] {
  const parts = /^(?:["”“]([^"”“]*)["”“]|((?:@\{[^{}]*\}|\S)+))\s*([\s\S]*)$/.exec(typed.trim())
  return parts ? [parts[1] ?? parts[2] ?? '', parts[3] ?? ''] : ['', '']
}
