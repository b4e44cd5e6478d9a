import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'

/** The Bot Connector's key pair, and what it signs with it. */
export interface Signer {
  readonly keySet: object
  token(claims: object): string
}

const kid = 'bench'

export function createSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    keySet: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] }] },
    token: (claims) => jwt(claims, privateKey),
  }
}

function jwt(claims: object, key: KeyObject): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}

export interface TeamsMessage {
  readonly text: string
  readonly tenant: string
  readonly user: string
  readonly bot: string
  readonly serviceUrl: string
  readonly token: string
}

/** A message in somebody's personal chat with the bot, as the Bot Connector sends it: a whole HTTP request. */
export function teamsMessage({ text, tenant, user, bot, serviceUrl, token }: TeamsMessage): string {
  const json = JSON.stringify({
    ...{ type: 'message', id: randomUUID(), channelId: 'msteams', serviceUrl, textFormat: 'plain', text },
    ...{ timestamp: new Date().toISOString(), locale: 'en-GB', localTimezone: 'Europe/Stockholm' },
    from: { id: accountOf(user), name: user, aadObjectId: user },
    recipient: { id: `28:${bot}`, name: 'bot' },
    conversation: { conversationType: 'personal', tenantId: tenant, id: conversationOf(user) },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'SE', platform: 'Web', timezone: 'Europe/Stockholm' }],
    channelData: { tenant: { id: tenant } },
  })
  return [
    'POST /api/messages HTTP/1.1',
    'Host: 127.0.0.1',
    'Connection: keep-alive',
    'Content-Type: application/json; charset=utf-8',
    `Authorization: Bearer ${token}`,
    `Content-Length: ${Buffer.byteLength(json)}`,
    '',
    json,
  ].join('\r\n')
}

export const conversationOf = (user: string): string => `a:${user}`
export const accountOf = (user: string): string => `29:${user}`
