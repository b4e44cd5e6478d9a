/** "kro-142", "#142" and "142" all mean KRO-142 in a network whose prefix is KRO. */
export function caseNoFrom(typed: string, prefix: string): string {
  const plain = typed.replace(/^#/, '').toUpperCase()
  return /^\d+$/.test(plain) ? `${prefix}-${Number(plain)}` : plain
}
