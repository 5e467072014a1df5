// How the server asks a sign-on service: https to public addresses only, with an end to every wait and to every answer.
import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { env } from '#env.ts'
import { seconds } from '#graphql/time.ts'

/** Until the whole answer is there. */
export const MAX_WAIT = seconds(5)
/** An answer may be this long, in bytes. */
export const MAX_ANSWER = 262_144

/** A sign-on service may not be asked for at this address. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
}

const closed = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(network, prefix, 'ipv6')

/** Is it the address of a private network, of this machine, or of nobody? Takes IPv4 and IPv6, also one written as the other. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  return closed.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

type Asked = {
  body?: unknown
  headers: Record<string, string>
  method: string
  signal?: AbortSignal | undefined
}

/**
 * A fetch for sign-on services. Redirects are not followed. The name is resolved once, and the connection goes to the address
 * that was looked at.
 * @param allowsPrivate addresses of private networks and http
 * @param maxAnswer how long an answer may be, in bytes
 */
export function providerFetch(
  allowsPrivate = env.ATRIUM_PRIVATE_SIGN_ON,
  wait = MAX_WAIT,
  maxAnswer = MAX_ANSWER,
) {
  const find: LookupFunction = (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0)
      const [first] = addresses
      if (!first || (!allowsPrivate && addresses.some(({ address }) => isPrivateAddress(address))))
        return callback(new AddressRefused(hostname), '', 0)
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  return async (address: string, asked: Asked): Promise<Response> => {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const isOpen = url.protocol === 'https:' || (allowsPrivate && url.protocol === 'http:')
    if (!isOpen || url.username || url.password) throw new AddressRefused(url.origin)
    // Of an address in figures nothing is looked up.
    if (!allowsPrivate && isIP(host) && isPrivateAddress(host)) throw new AddressRefused(host)
    const ends = AbortSignal.timeout(wait)
    const signal = asked.signal ? AbortSignal.any([asked.signal, ends]) : ends
    return answerOf(url, asked, find, signal, maxAnswer)
  }
}

function answerOf(
  url: URL,
  asked: Asked,
  find: LookupFunction,
  signal: AbortSignal,
  maxAnswer: number,
) {
  const body = asked.body === undefined || asked.body === null ? '' : String(asked.body)
  const headers: Record<string, string> = { ...asked.headers }
  if (body) headers['content-length'] = String(Buffer.byteLength(body))
  return new Promise<Response>((resolve, reject) => {
    const ask = url.protocol === 'https:' ? secureRequest : plainRequest
    const sent = ask(url, { method: asked.method, headers, lookup: find, signal, agent: false })
    sent.on('error', reject)
    sent.on('response', (answer) => void read(answer, maxAnswer).then(resolve, reject))
    sent.end(body)
  })
}

async function read(answer: IncomingMessage, maxAnswer: number): Promise<Response> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxAnswer) {
      answer.destroy()
      throw new Error('the answer of the sign-on service is too long')
    }
    chunks.push(chunk)
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers))
    if (typeof value === 'string') headers.set(name, value)
  const status = answer.statusCode ?? 502
  const isEmpty = status === 204 || status === 205 || status === 304
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers })
}
