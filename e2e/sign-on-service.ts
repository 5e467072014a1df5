/** A real sign-on service (OpenID Connect) on a port of its own, with its own forms, for the journeys of a company. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const CLIENT_SECRET = 'a secret of forty characters, more or less'

export type SignOnService = {
  issuer: string
  /** Makes it known to the service where Atrium is. */
  knows: (redirectUri: string) => void
  stop: () => void
}

/** @param people what the service says of each, by what they type as their name */
export async function startSignOnService(people: Record<string, object>): Promise<SignOnService> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const knows = (redirectUri: string) => {
    const service = new Provider(issuer, {
      clients: [
        { client_id: 'atrium', client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] },
      ],
      claims: {
        openid: ['sub'],
        profile: ['name', 'department', 'title'],
        email: ['email', 'email_verified'],
      },
      findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
      features: { devInteractions: { enabled: true } },
      pkce: { required: () => true },
      cookies: { keys: ['a key'] },
    })
    server.on('request', service.callback())
  }
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { issuer, knows, stop }
}
