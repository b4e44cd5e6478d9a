import { isIPv4 } from 'node:net'

/** True for names and addresses that never leave the machine. Takes a URL's hostname, with brackets around IPv6. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'))
}

/** Decides whether the bot's token may be sent to a service URL; gives it ending in a slash, or null. */
export type ServiceUrls = (typed: string) => string | null

/**
 * Service URLs come with every activity, and whoever forges one collects the bot's token. So only https to a host on the list is let
 * through, and http to a loopback host that is on it. The URL has to be written as it is understood: no user, query, fragment,
 * dot segments, escapes or backslashes, since every one of those has been used to make two readers see two hosts.
 * `insecureLocal` takes any loopback host instead.
 */
export function serviceUrls(hosts: readonly string[], insecureLocal: boolean): ServiceUrls {
  const listed = new Set(hosts.map((host) => host.toLowerCase()))
  const isAllowed = insecureLocal ? (url: URL) => isLoopback(url.hostname) : (url: URL) => listed.has(url.host)
  return (typed) => {
    const url = URL.parse(typed)
    if (url === null || !isPlain(url, typed) || !isSafe(url) || !isAllowed(url)) return null
    return url.href.endsWith('/') ? url.href : `${url.href}/`
  }
}

const isPlain = (url: URL, typed: string): boolean =>
  (url.href === typed || url.href === `${typed}/`) &&
  !/[?#]/.test(typed) &&
  url.username === '' &&
  url.password === '' &&
  plainPath.test(url.pathname)

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))

const plainPath = /^\/(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]*$/
