const hues = [162, 205, 262, 330, 18, 42, 95, 232]

/** A person's initials on a colour that stays the same; the bot has the product's mark. */
export function Avatar({ name, bot = false, size = 36 }: { name: string; bot?: boolean; size?: number }) {
  if (bot) return <img className="avatar" src="/playground/icon.svg" alt="" width={size} height={size} />
  const hue = hues[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % hues.length] ?? 200
  return (
    <span
      className="avatar"
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.38, backgroundColor: `hsl(${hue} 42% 38%)` }}
    >
      {initialsOf(name)}
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('')
}
