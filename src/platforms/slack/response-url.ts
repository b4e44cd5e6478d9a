import { kindOf, type Log } from './log.ts'

const patience = 10_000

/** Answers a command or a click later, at the address that came with it. False: that did not succeed. */
export type Respond = (url: string, body: object) => Promise<boolean>

/** Only Slack's own host is written to, and that of the Web API in use: a request can be forged by nobody, yet its addresses are data. */
export function createRespond(apiUrl: string, log: Log): Respond {
  return async (url, body) => {
    if (!isHonoured(url, apiUrl)) {
      log.warn({ empty: url === '' }, 'an answer could not be given: its address is not one of Slack')
      return false
    }
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      await response.body?.cancel()
      if (!response.ok) log.warn({ status: response.status }, 'Slack did not take a late answer')
      return response.ok
    } catch (fault) {
      log.warn(kindOf(fault), 'a late answer did not get through')
      return false
    }
  }
}

export function isHonoured(address: string, apiUrl: string): boolean {
  const url = URL.parse(address)
  const api = URL.parse(apiUrl)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:' && url.host === 'hooks.slack.com') return true
  return url.protocol === api?.protocol && url.host === api.host
}
