// Sealed authors: what is stored in place of a name. Two keys, neither of them in the database: with the first one the
// question "is this mine?" is answered, with the second one two people together can reveal the name.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '#env.ts'

type Keys = { tag: Buffer; name: Buffer; secret: Buffer }
let known: Keys | null | undefined

/** The keys, or null in production without them: then nothing can be sealed, and nobody is known as a sealed author. */
function keys(): Keys | null {
  known ??= readKeys()
  return known
}

function readKeys(): Keys | null {
  const tag = env.ATRIUM_SEAL_KEY ?? ownSecret('seal-key')
  const name = env.ATRIUM_REVEAL_KEY ?? ownSecret('reveal-key')
  if (!tag || !name) return null
  return {
    tag: derived(tag, 'author tag'),
    name: derived(name, 'author name'),
    secret: derived(tag, 'secrets of other services'),
  }
}

const derived = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'atrium sealed authors', purpose, 32))

/** Outside of production a secret is made at its first use and kept in the data folder, for its owner alone to read. */
function ownSecret(name: string): string | null {
  if (env.isProduction) return null
  const path = join(env.ATRIUM_DATA, name)
  mkdirSync(env.ATRIUM_DATA, { recursive: true })
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8')
}

/** Can posts be sealed here? */
export const canSeal = (): boolean => keys() !== null

function hmac(...parts: (string | number)[]): string {
  const { tag } = keys() as Keys
  return createHmac('sha256', tag).update(JSON.stringify(parts)).digest('base64url')
}

/** What is stored on a post in place of its author. Differs from post to post, so that two of one person do not match. */
export const authorTag = (personId: number, postId: number): string =>
  hmac('author', personId, postId)

/** Is this person the sealed author of the post? Asked for each row in code: no query can join by it. */
export function isSealedAuthor(personId: number, postId: number, tag: string | null): boolean {
  if (tag === null || !canSeal()) return false
  const [mine, stored] = [Buffer.from(authorTag(personId, postId)), Buffer.from(tag)]
  return mine.length === stored.length && timingSafeEqual(mine, stored)
}

/** The tags that these posts have when the person is their sealed author. */
export const authorTags = (personId: number, postIds: readonly number[]): string[] =>
  canSeal() ? postIds.map((id) => authorTag(personId, id)) : []

/** What is stored on an entry in place of who helped with its draft; null where nothing can be sealed. */
export const helperTag = (personId: number, postId: number): string | null =>
  canSeal() ? hmac('helper', personId, postId) : null

/**
 * What an idempotency key leaves behind on a sealed post, in place of the person's key.
 * @param requestHash of what was asked with it; without one: of the key alone
 */
export const sealedKey = (personId: number, idempotencyKey: string, requestHash = ''): string =>
  hmac('idempotency', personId, idempotencyKey, requestHash)

/** What is stored on a file that was uploaded without a name. */
export const ownerTag = (personId: number, fileId: string): string => hmac('file', personId, fileId)

/** The tags that files with these ids have when the person uploaded them without a name. */
export const ownerTags = (personId: number, fileIds: readonly string[]): string[] =>
  canSeal() ? fileIds.map((id) => ownerTag(personId, id)) : []

/** Under which somebody's uploads of a day are counted. @param day as YYYY-MM-DD */
export const uploadsKey = (personId: number, day: string): string => hmac('uploads', personId, day)

/** The author encrypted for the reveal; bound to the post, so that it means nothing on another one. */
export function encryptAuthor(personId: number, postId: number): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', (keys() as Keys).name, nonce)
  cipher.setAAD(Buffer.from(`post ${postId}`))
  // Of one length for all, so that it does not tell how long the number is.
  const text = Buffer.concat([cipher.update(String(personId).padStart(12, '0')), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

/** The author's id again; null when it was not encrypted for this post with this key, as after another key was set. */
export function decryptAuthor(sealed: string, postId: number): number | null {
  try {
    const bytes = Buffer.from(sealed, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', (keys() as Keys).name, bytes.subarray(0, 12))
    decipher.setAAD(Buffer.from(`post ${postId}`))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Number(decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8'))
  } catch {
    // The cipher says nothing more than that the key or the bytes are others.
    return null
  }
}

/** A secret of another service, encrypted for the database. @param purpose what it is for: it opens for nothing else */
export function encryptSecret(purpose: string, secret: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', (keys() as Keys).secret, nonce)
  cipher.setAAD(Buffer.from(purpose))
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
}

/** The secret again. Throws when it was not encrypted for this purpose with this server's key. */
export function decryptSecret(purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', (keys() as Keys).secret, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
}
