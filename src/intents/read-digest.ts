import { headOf } from './head-of.ts'

type Said = Readonly<Record<string, string>>

const channelWords = ['channel', 'kanal', 'kanalen']
const shortWords = ['short', 'kort', 'brief']

/** `channel …`: for the organisation's channels, and not for oneself. */
export function ofChannel(rest: string): { readonly whose: Said; readonly after: string } {
  const [word, after] = headOf(rest)
  return channelWords.includes(word.toLocaleLowerCase('sv'))
    ? { whose: { channel: 'channel' }, after }
    : { whose: {}, after: rest }
}

export function readSubscription(rest: string): Said {
  const { whose, after } = ofChannel(rest)
  const form = shortWords.includes(after.trim().toLocaleLowerCase('sv')) ? 'short' : 'full'
  return { ...whose, form }
}

export function readMuting(rest: string): Said {
  const { whose, after } = ofChannel(rest)
  return { ...whose, until: after.replace(/^(?:until|till|t\.?o\.?m\.?|tills)\s+/iu, '') }
}
