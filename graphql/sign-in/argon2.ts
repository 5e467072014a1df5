// Passwords as argon2id, by Node's own implementation, kept as PHC strings that say how they were made.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** What OWASP asks for at least: 19 MiB, two passes. */
const NOW = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_LENGTH = 32

const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** A password as it is kept. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', {
    ...NOW,
    message: password.normalize('NFKC'),
    nonce,
    tagLength: TAG_LENGTH,
  })
  return `$argon2id$v=19$m=${NOW.memory},t=${NOW.passes},p=${NOW.parallelism}$${plain(nonce)}$${plain(tag)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]{11,86})\$([\w+/]{43})$/

/** Takes as long for nobody's password as for somebody's. */
const NOBODYS = `$argon2id$v=19$m=${NOW.memory},t=${NOW.passes},p=${NOW.parallelism}$${plain(randomBytes(16))}$${plain(randomBytes(TAG_LENGTH))}`

/** Is it this password? Without a hash it is not, after the same work. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash ?? NOBODYS) ?? []
  if (!memory) return false
  const kept = Buffer.from(tag, 'base64')
  const given = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: kept.length,
  })
  return timingSafeEqual(given, kept) && hash !== undefined
}
