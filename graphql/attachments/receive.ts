// An upload's body, from the wire to the disk: counted as it comes, never in memory, gone when it breaks off.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { minutes, seconds } from '#graphql/time.ts'
import { LARGEST_FILE } from './sizes.ts'
import { incomingPath } from './store.ts'

export class TooLarge extends Error {}

/** The longest upload, and the longest silence within one. */
const LONGEST = minutes(10)
const LONGEST_SILENCE = seconds(30)

export type Received = { path: string; bytes: number; sha256: string }

/**
 * Writes a request's body to a file on its way.
 * @param most the largest number of bytes taken
 * @throws TooLarge above `most`; the stream's own error when the sender breaks off or falls silent. Then nothing stays.
 */
export async function receive(request: IncomingMessage, most = LARGEST_FILE): Promise<Received> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new TooLarge()
  const path = await incomingPath()
  const hash = createHash('sha256')
  const ended = new AbortController()
  const silence = setTimeout(() => ended.abort(new Error('The upload fell silent.')), LONGEST_SILENCE)
  let bytes = 0
  const counted = new Transform({
    transform(part: Buffer, _encoding, done) {
      silence.refresh()
      bytes += part.length
      if (bytes > most) return done(new TooLarge())
      hash.update(part)
      done(null, part)
    },
  })
  try {
    const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(LONGEST)])
    await pipeline(request, counted, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }), { signal })
    return { path, bytes, sha256: hash.digest('base64url') }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    clearTimeout(silence)
  }
}
