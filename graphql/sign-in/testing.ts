// For tests: a sign-on service that can be made to lie, a browser with cookies, and the server of the ways in.
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { begin } from '#graphql/guards.ts'
import { signInRoutes } from '#graphql/identity/http.ts'
import { hashOf } from '#graphql/identity/viewer.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { waysInRoutes } from './http.ts'
import { callbackUrl } from './providers.ts'

/**
 * The server with every way in, on a port of its own.
 * @param isProxied does it believe what a proxy says of who asks?
 */
export async function openWaysIn(
  isProxied = false,
): Promise<{ address: string; close: () => void }> {
  const app = express().set('trust proxy', isProxied)
  const server = app.use(begin, signInRoutes(), waysInRoutes()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { address, close: () => void server.close() }
}

/** A browser that follows no redirect and keeps cookies. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #address: string
  constructor(address: string) {
    this.#address = address
  }

  async #send(path: string, more: RequestInit): Promise<Response> {
    const url = path.startsWith('/') ? `${this.#address}${path}` : path
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'sec-fetch-site': 'same-origin', cookie, ...(more.headers as object) }
    const answer = await fetch(url, { redirect: 'manual', ...more, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=', 2)
      if (value && !/Max-Age=0\b/.test(line)) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    return answer
  }

  get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    this.#send(path, { headers })
  post = (path: string, form: Record<string, string>): Promise<Response> =>
    this.#send(path, { method: 'POST', body: new URLSearchParams(form) })
  /** Where it was led. */
  async led(path: string): Promise<string> {
    const answer = await this.get(path)
    return answer.headers.get('location') ?? `status ${answer.status}`
  }
  async ledByForm(path: string, form: Record<string, string>): Promise<string> {
    const answer = await this.post(path, form)
    return answer.headers.get('location') ?? `status ${answer.status}`
  }
  /** Who is signed in here; null: nobody. */
  async personId(): Promise<number | null> {
    const id = this.cookies.get('atrium')
    if (!id) return null
    const row = await db.first<{ personId: number }>(sql`
      select s."personId" from "Session" s join "Person" p on p.id = s."personId"
      where s."idHash" = ${hashOf(id)} and p."deactivatedAt" is null`)
    return row?.personId ?? null
  }
}

export const sessionCount = async (): Promise<number> =>
  (await db.first<{ count: number }>(sql`select count(*)::int as count from "Session"`))?.count ?? 0

type Grant = { nonce: string; challenge: string; clientId: string }
type Signed = {
  header: { alg: string; kid?: string; typ?: string }
  claims: Record<string, unknown>
  key: CryptoKey | Uint8Array
}
/** How the service differs from an honest one, each for its answer. */
export type Twist = {
  discovery?: (document: Record<string, unknown>) => unknown
  keys?: (keys: JWK[]) => JWK[]
  token?: (signed: Signed) => void
  /** The ID token as it is sent. */
  sent?: (token: string) => unknown
  user?: Record<string, unknown>
  /** Answers a request in its own way. True: it has. */
  answers?: (path: string, response: ServerResponse) => boolean
  ignoresPkce?: boolean
  replays?: boolean
}

/** A sign-on service that says what a test wants. */
export class LyingService {
  twist: Twist = {}
  issuer = ''
  asked: string[] = []
  lastVerifier: string | null = null
  readonly #grants = new Map<string, Grant>()
  readonly #server: Server
  keys!: { main: CryptoKey; other: CryptoKey; jwk: JWK; otherJwk: JWK }

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  async open(): Promise<void> {
    const [main, other] = await Promise.all([
      generateKeyPair('RS256', { extractable: true }),
      generateKeyPair('RS256', { extractable: true }),
    ])
    const jwk = { ...(await exportJWK(main.publicKey)), kid: 'main', alg: 'RS256', use: 'sig' }
    const otherJwk = { ...(await exportJWK(other.publicKey)), kid: 'other', alg: 'RS256' }
    this.keys = { main: main.privateKey, other: other.privateKey, jwk, otherJwk }
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    this.issuer = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  /** Somebody signs in there. @param address where they were sent. @returns where they are sent back to, as a path of ours */
  grants(address: string): { path: string; query: URLSearchParams } {
    const asked = new URL(address).searchParams
    const code = randomBytes(16).toString('hex')
    this.#grants.set(code, {
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      clientId: asked.get('client_id') ?? '',
    })
    const query = new URLSearchParams({ code, state: asked.get('state') ?? '', iss: this.issuer })
    return { path: new URL(asked.get('redirect_uri') ?? '').pathname, query }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.issuer).pathname
    this.asked.push(path)
    if (this.twist.answers?.(path, response)) return
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (path === '/.well-known/openid-configuration') return void json(this.#discovery())
    if (path === '/keys') {
      const all = [this.keys.jwk]
      return void json({ keys: this.twist.keys?.(all) ?? all })
    }
    if (path === '/user') return void json({ sub: 'u-1', ...this.twist.user })
    if (path !== '/token') return void json({ error: 'not_found' }, 404)
    let body = ''
    for await (const chunk of request) body += chunk
    const form = new URLSearchParams(body)
    const code = form.get('code') ?? ''
    const grant = this.#grants.get(code)
    if (!this.twist.replays) this.#grants.delete(code)
    this.lastVerifier = form.get('code_verifier')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!grant || (!this.twist.ignoresPkce && proof !== grant.challenge))
      return void json({ error: 'invalid_grant' }, 400)
    json({ access_token: 'a', token_type: 'Bearer', id_token: await this.#idToken(grant) })
  }

  #discovery(): unknown {
    const document = {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/auth`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      userinfo_endpoint: `${this.issuer}/user`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    }
    return this.twist.discovery?.(document) ?? document
  }

  async #idToken({ nonce, clientId }: Grant): Promise<unknown> {
    const now = Math.floor(Date.now() / 1_000)
    const signed: Signed = {
      header: { alg: 'RS256', kid: 'main', typ: 'JWT' },
      claims: {
        iss: this.issuer,
        sub: 'u-1',
        aud: clientId,
        nonce,
        iat: now,
        exp: now + 300,
        sid: 's-1',
        ...this.twist.user,
      },
      key: this.keys.main,
    }
    this.twist.token?.(signed)
    const { header, claims, key } = signed
    const token =
      header.alg === 'none'
        ? `${[header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`
        : await new SignJWT(claims).setProtectedHeader(header).sign(key)
    return this.twist.sent ? this.twist.sent(token) : token
  }

  /** A logout token of this service, or of a liar. */
  logoutToken(
    clientId: string,
    more: Record<string, unknown> = {},
    header: Partial<Signed['header']> = {},
    key: CryptoKey | Uint8Array = this.keys.main,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      iss: this.issuer,
      aud: clientId,
      iat: now,
      exp: now + 120,
      jti: randomBytes(8).toString('hex'),
      sub: 'u-1',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...more,
    }
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'main', typ: 'logout+jwt', ...header })
      .sign(key)
  }
}

/** A provider as an administrator has set it up, tried and switched on. */
export async function makeProvider(
  issuer: string,
  more: {
    createsPeople?: boolean
    assumesVerified?: boolean
    mailDomains?: string[]
    isOn?: boolean
    client?: string
  } = {},
): Promise<number> {
  const { createsPeople = true, assumesVerified = false } = more
  const { mailDomains = [], isOn = true, client = 'atrium' } = more
  const row = await db.first<{ id: number }>(sql`
    insert into "SignInProvider" (name, issuer, client, "claimUnit", "createsPeople", "assumesVerified", "mailDomains", "isOn", "triedAt", "createdAt")
    values ('Company login', ${issuer}, ${client}, 'department', ${createsPeople}, ${assumesVerified}, ${mailDomains}, ${isOn}, now(), now())
    returning id`)
  return row?.id ?? 0
}

/** The callback's path, without the server. */
export const callbackPath = (id: number): string => new URL(callbackUrl(id)).pathname
