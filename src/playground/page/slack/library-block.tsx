import { type Block, Message } from 'slack-blocks-to-jsx'
import { z } from 'zod'
import { format, useTimes } from '../times.ts'
import { useDark } from '../use-dark.ts'
import { useSurface } from './surface.ts'

const drawable = z.custom<Block>((value) => z.looseObject({ type: z.string() }).safeParse(value).success)

/** Blocks that only show something, drawn by slack-blocks-to-jsx. */
export function LibraryBlock({ block }: { block: unknown }) {
  const { users, channels, language } = useSurface()
  const { zone } = useTimes()
  const dark = useDark()
  const parsed = drawable.safeParse(block)
  if (!parsed.success) return null
  return (
    <Message
      blocks={[parsed.data]}
      logo=""
      name=""
      withoutWrapper
      theme={dark ? 'dark' : 'light'}
      data={{ users: [...users], channels: [...channels] }}
      hooks={{
        date: ({ timestamp, format: pattern }) =>
          slackDate(Number(timestamp), pattern, (at, how) => format(at, language, zone, how)),
        user: ({ name }) => <span className="mention">@{name}</span>,
      }}
    />
  )
}

type Written = (at: Date, how: Intl.DateTimeFormatOptions) => string

const parts: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
}

/** Slack's `<!date^…^{date_short} {time}|…>`; `timestamp` is in seconds. */
function slackDate(timestamp: number, pattern: string, written: Written): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const how = parts[name.replace(/_pretty$/, '')]
    return how ? written(new Date(timestamp * 1000), how) : whole
  })
}
