import { isIPv4 } from 'node:net'

/** True for names and addresses that never leave the machine. Takes a URL's hostname too, with brackets around IPv6. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}

/**
 * An address that secrets may travel to: https, or http on the machine itself. Null when it is anything else, holds a
 * user name or password, or has a query or a fragment.
 */
export function safeUrl(typed: string): URL | null {
  const url = URL.parse(typed)
  if (!url?.hostname || url.username || url.password || url.search || url.hash) return null
  if (url.protocol === 'https:') return url
  return url.protocol === 'http:' && isLoopback(url.hostname) ? url : null
}

/**
 * A host of the Bot Connector as it is compared with service URLs: lower case, with its port unless it is the usual one. A scheme
 * in front is let be. Null when it is not a host; only loopback hosts may be reached by http or at a port of their own.
 */
export function connectorHost(typed: string): string | null {
  const url = safeUrl(typed.includes('://') ? typed : `https://${typed}`)
  if (url?.pathname !== '/' || url.hostname.includes('*')) return null
  if (url.port && !isLoopback(url.hostname)) return null
  return url.host
}
