import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { serviceUrls } from '#src/platforms/teams/service-url.ts'

const allowed = serviceUrls(['smba.trafficmanager.net', '127.0.0.1:4010', 'localhost:4010', '[::1]:4010'], false)

describe('a service URL on the list', () => {
  it.each([
    ['https://smba.trafficmanager.net/emea/', 'https://smba.trafficmanager.net/emea/'],
    ['https://smba.trafficmanager.net/emea', 'https://smba.trafficmanager.net/emea/'],
    ['https://smba.trafficmanager.net/', 'https://smba.trafficmanager.net/'],
    ['https://smba.trafficmanager.net', 'https://smba.trafficmanager.net/'],
    ['https://smba.trafficmanager.net/emea/11111111-2222/', 'https://smba.trafficmanager.net/emea/11111111-2222/'],
    ['http://127.0.0.1:4010/emea/', 'http://127.0.0.1:4010/emea/'],
    ['http://localhost:4010/', 'http://localhost:4010/'],
    ['http://[::1]:4010/', 'http://[::1]:4010/'],
    ['https://localhost:4010/', 'https://localhost:4010/'],
  ])('%s', (typed, url) => {
    expect(allowed(typed)).toBe(url)
  })
})

describe('a service URL that our token never goes to', () => {
  it.each([
    ['plain http', 'http://smba.trafficmanager.net/emea/'],
    ['another host', 'https://evil.example/'],
    ['a host that begins like ours', 'https://smba.trafficmanager.net.evil.example/'],
    ['a host that ends like ours', 'https://evil-smba.trafficmanager.net/'],
    ['a subdomain of ours', 'https://x.smba.trafficmanager.net/'],
    ['a parent of ours', 'https://trafficmanager.net/'],
    ['a dot at the end', 'https://smba.trafficmanager.net./'],
    ['our host as user name', 'https://smba.trafficmanager.net@evil.example/'],
    ['a user name before our host', 'https://evil@smba.trafficmanager.net/'],
    ['a user name and password', 'https://a:b@smba.trafficmanager.net/'],
    ['an empty user name', 'https://@smba.trafficmanager.net/'],
    ['our host behind a fragment', 'https://evil.example#smba.trafficmanager.net'],
    ['our host behind a query', 'https://evil.example?smba.trafficmanager.net'],
    ['our host behind a backslash', 'https://evil.example\\@smba.trafficmanager.net/'],
    ['backslashes for slashes', 'https:\\\\smba.trafficmanager.net\\emea\\'],
    ['a query', 'https://smba.trafficmanager.net/?a=b'],
    ['an empty query', 'https://smba.trafficmanager.net/?'],
    ['a fragment', 'https://smba.trafficmanager.net/#a'],
    ['an empty fragment', 'https://smba.trafficmanager.net/#'],
    ['dot segments', 'https://smba.trafficmanager.net/emea/../'],
    ['escaped dot segments', 'https://smba.trafficmanager.net/emea/%2e%2e/'],
    ['an escaped slash', 'https://smba.trafficmanager.net/emea%2f..%2f'],
    ['an escaped dot in the host', 'https://smba.trafficmanager%2enet/'],
    ['two slashes in the path', 'https://smba.trafficmanager.net//evil.example/'],
    ['three slashes at the beginning', 'https:///smba.trafficmanager.net/'],
    ['no slashes at the beginning', 'https:smba.trafficmanager.net/'],
    ['a port of its own', 'https://smba.trafficmanager.net:8443/'],
    ['the usual port, said', 'https://smba.trafficmanager.net:443/'],
    ['capitals', 'https://SMBA.trafficmanager.net/'],
    ['letters that look alike', 'https://smbа.trafficmanager.net/'],
    ['full-width letters', 'https://ｓｍｂａ.trafficmanager.net/'],
    ['a soft hyphen', 'https://smba\u00ad.trafficmanager.net/'],
    ['a space before', ' https://smba.trafficmanager.net/'],
    ['a line break after', 'https://smba.trafficmanager.net/\n'],
    ['a tab within', 'https://smba.traffic\tmanager.net/'],
    ['a NUL', 'https://smba.trafficmanager.net/\u0000'],
    ['another scheme', 'ftp://smba.trafficmanager.net/'],
    ['a websocket', 'wss://smba.trafficmanager.net/'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:,smba.trafficmanager.net'],
    ['a script', 'javascript:fetch("//smba.trafficmanager.net")'],
    ['no scheme', '//smba.trafficmanager.net/'],
    ['a bare host', 'smba.trafficmanager.net'],
    ['nothing', ''],
    ['loopback without the port', 'http://127.0.0.1/'],
    ['loopback at another port', 'http://127.0.0.1:4011/'],
    ['loopback by another number', 'http://127.0.0.2:4010/'],
    ['loopback as one number', 'http://2130706433:4010/'],
    ['loopback in octal', 'http://0177.0.0.1:4010/'],
    ['loopback, shortened', 'http://127.1:4010/'],
    ['every address', 'http://0.0.0.0:4010/'],
    ['loopback inside IPv6', 'http://[::ffff:127.0.0.1]:4010/'],
    ['a name that begins with localhost', 'http://localhost.evil.example:4010/'],
    ['the metadata service', 'http://169.254.169.254/'],
  ])('%s', (_, typed) => {
    expect(allowed(typed)).toBeNull()
  })

  it('whatever surrounds the host, only itself and a plain path pass', () => {
    const around = fc.stringMatching(/^[ -~\t\n\\@#?:%]{0,12}$/)
    fc.assert(
      fc.property(around, around, (before, after) => {
        const passed = allowed(`${before}smba.trafficmanager.net${after}`)
        expect(passed === null || /^https:\/\/smba\.trafficmanager\.net\/[\w./~-]*$/.test(passed)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('on this machine only', () => {
  const local = serviceUrls(['smba.trafficmanager.net'], true)

  it.each([
    ['http://127.0.0.1:56150/_connector/', true],
    ['http://localhost:56150/_connector', true],
    ['http://[::1]:56150/', true],
    ['https://smba.trafficmanager.net/emea/', false],
    ['http://evil.example/', false],
    ['http://localhost.evil.example/', false],
    ['http://0.0.0.0:56150/', false],
    ['http://169.254.169.254/', false],
  ])('%s: %s', (typed, passes) => {
    expect(local(typed) !== null).toBe(passes)
  })
})
