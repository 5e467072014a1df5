// How events of a webhook are signed: `t=SECONDS,v1=HEX`, an HMAC-SHA256 over "SECONDS.BODY" with the body's raw bytes.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** An event signed longer ago, or later from now, is refused: in seconds. */
export const SIGNED_WITHIN = 300
const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/

const mac = (secret: string, at: number, body: Buffer | string): Buffer =>
  createHmac('sha256', secret).update(`${at}.`).update(body).digest()

export const signatureOf = (secret: string, at: number, body: Buffer | string): string =>
  `t=${at},v1=${mac(secret, at, body).toString('hex')}`

/** Was it signed with the secret, within the time? @param now seconds since 1970 */
export function isSigned(secret: string, header: string, body: Buffer, now: number): boolean {
  const [, at = '', hex = ''] = (header.length <= 120 && HEADER.exec(header)) || []
  if (!hex || Math.abs(now - Number(at)) > SIGNED_WITHIN) return false
  return timingSafeEqual(Buffer.from(hex, 'hex'), mac(secret, Number(at), body))
}
