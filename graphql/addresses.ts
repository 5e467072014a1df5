// Whom a request comes from: what a proxy says counts only when it is one that the operator named.
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { env, isProduction } from '#env.ts'
import { log } from '#log.ts'

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const trusted = new BlockList()
for (const network of env.ATRIUM_TRUSTED_PROXIES) {
  const [address = '', prefix] = network.split('/')
  const family = familyOf(address)
  if (prefix === undefined) trusted.addAddress(address, family)
  else trusted.addSubnet(address, Number(prefix), family)
}

/** Is it the address of a proxy that ATRIUM_TRUSTED_PROXIES names? For Express's `trust proxy`. */
export const isTrustedProxy = (address: string): boolean =>
  isIP(withoutZone(address)) !== 0 &&
  trusted.check(withoutZone(address), familyOf(withoutZone(address)))

/** Without the port that some proxies write behind it, and the zone of a link. */
const withoutZone = (address: string): string =>
  address
    .replace(/^\[([^\]]*)\](?::\d{1,5})?$/, '$1')
    .replace(/^([\d.]+):\d{1,5}$/, '$1')
    .replace(/%.*$/, '')

/** What proxies add to a request: any of it says that somebody else asks. */
const FORWARDING =
  /^(?:forwarded|via|x-forwarded|x-forwarded-.+|x-original-.+|x-proxyuser-ip|(?:.+-)?(?:real|client|connecting)-ip|cdn-loop)$/
const wasForwarded = ({ headers }: IncomingMessage): boolean =>
  Object.keys(headers).some((name) => FORWARDING.test(name))

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Was it asked by a program on this machine itself, without a proxy between? Those are the operator's own. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const address = withoutZone(request.socket.remoteAddress ?? '')
  return isIP(address) !== 0 && LOOPBACK.check(address, familyOf(address)) && !wasForwarded(request)
}

/**
 * What limits count by: an IPv4 address, or the /64 network of an IPv6 one, for a person has a whole network of those.
 * Each spelling of an address gives the same; what is no address is `unknown`.
 */
export function networkOf(given: string | undefined): string {
  const address = withoutZone(given ?? '')
  if (isIP(address) === 4) return address
  if (isIP(address) !== 6) return 'unknown'
  // The platform's own parser writes every spelling in one way, with `::` for the zeros.
  const [front = '', back = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = front ? front.split(':') : []
  const after = back ? back.split(':') : []
  const groups = [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
  // An IPv4 address in IPv6: ::ffff:192.0.2.1.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') {
    const [high, low] = groups.slice(6).map((group) => Number.parseInt(group, 16)) as [
      number,
      number,
    ]
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}

const OWN = new URL(env.ATRIUM_URL)
/** No other address is ours. A first look, which nobody gave an address, is also opened as 127.0.0.1 or through a forwarded port. */
const isExact = isProduction && (env.isAddressGiven || !env.ATRIUM_DEMO)

/** Is it the host of ATRIUM_URL? @param host as the Host header has it, or a trusted proxy says */
export function isOwnHost(host: string | undefined): boolean {
  if (!isExact || host === OWN.host) return true
  const asked = `${OWN.protocol}//${host}`
  // The scheme's own port may be written out.
  return host !== undefined && URL.canParse(asked) && new URL(asked).host === OWN.host
}

/** Is the Origin of a request ours: scheme, host and port? */
export function isOwnOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return false
  if (origin === OWN.origin) return true
  return !isExact && URL.canParse(origin) && new URL(origin).host === host
}

let isWarned = false
/** Says once that a proxy is not named: until it is, all who come through it share one limit. */
export function noteUnknownProxy(request: IncomingMessage): void {
  const from = request.socket.remoteAddress ?? ''
  if (isWarned || request.headers['x-forwarded-for'] === undefined || isTrustedProxy(from)) return
  isWarned = true
  log.warn(
    { from },
    'a request was forwarded by a proxy that ATRIUM_TRUSTED_PROXIES does not name: who comes through it shares one limit',
  )
}
