import { SignJWT } from 'jose'
import { almi, anna, seed, startHouse } from './house.ts'
import { type KeyName, listen, startKeys } from './keys.ts'

export const issuer = 'https://api.botframework.com'
export const seconds = (): number => Math.floor(Date.now() / 1000)

export interface Minted {
  readonly claims?: object
  readonly key?: KeyName
  readonly header?: object
}

/** A bot whose channel keys are the test's own. Its service URL is a trap: nothing may come there for a token that does not pass. */
export async function startGatehouse() {
  const [keys, trap] = await Promise.all([startKeys(), listen(() => ({ id: '1' }))])
  const house = await startHouse({
    teams: {
      serviceHosts: [new URL(trap.url).host],
      channel: {
        loginUrl: `${trap.url}/login/${almi}`,
        oauthScope: issuer,
        tokenIssuer: issuer,
        openIdMetadataUrl: `${keys.server.url}/openid`,
        oauthUrl: trap.url,
      },
    },
  })
  const serviceUrl = `${trap.url}/emea/`
  const good = () => ({
    iss: issuer,
    aud: seed.app.id,
    nbf: seconds() - 60,
    exp: seconds() + 600,
    serviceurl: serviceUrl,
  })
  const activity = (changes: object = {}) => ({
    type: 'message',
    id: '1',
    text: 'help',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:anna', aadObjectId: anna },
    recipient: { id: `28:${seed.app.id}` },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: almi },
    channelData: { tenant: { id: almi } },
    ...changes,
  })
  const post = async (authorization: string | null, body: unknown = activity()) => {
    const response = await fetch(house.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: response.status, text: await response.text() }
  }
  return {
    house,
    keys,
    trap,
    serviceUrl,
    good,
    activity,
    post,
    knock: (token: string, body?: unknown) => post(`Bearer ${token}`, body),
    mint: ({ claims = {}, key = 'endorsed', header = {} }: Minted = {}): Promise<string> =>
      new SignJWT({ ...good(), ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: key, ...header })
        .sign(keys.privateKey(key)),
    forget: () => {
      house.heard.length = 0
      trap.calls.length = 0
      keys.server.calls.length = 0
    },
    close: () => Promise.all([house.close(), keys.close(), trap.close()]),
  }
}

export type Gatehouse = Awaited<ReturnType<typeof startGatehouse>>
