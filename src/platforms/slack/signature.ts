import { createHmac, timingSafeEqual } from 'node:crypto'

/** How far a request's time may be from ours, either way: Slack's own five minutes. */
const mostSeconds = 300

export interface Signed {
  readonly body: Buffer
  readonly timestamp: string | undefined
  readonly signature: string | undefined
}

/** Whether Slack signed this, with one of the secrets, just now. Every secret is tried, so that the time it takes tells nothing. */
export function isSigned({ body, timestamp, signature }: Signed, secrets: readonly string[], now: Date): boolean {
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > mostSeconds) return false
  const given = Buffer.from(signature)
  const matches = secrets.map((secret) => {
    const right = Buffer.from(
      `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`,
    )
    return right.length === given.length && timingSafeEqual(right, given)
  })
  return matches.includes(true)
}
