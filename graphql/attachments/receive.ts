// A file, from the connection to the disk: counted as it comes, never in memory, gone when it breaks off.
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { minutes, seconds } from '#graphql/time.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { incomingPath } from './store.ts'

export class TooLarge extends Error {}

/** The longest upload, and the longest silence within one. */
const LONGEST = minutes(10)
export const IDLE_TIMEOUT = seconds(30)

export type Received = { path: string; bytes: number; sha256: string }

/**
 * Writes what comes to a file on its way.
 * @param source a request, or the part of one that is a file
 * @param most the largest number of bytes taken
 * @throws TooLarge above `most`; the stream's own error when the sender breaks off or falls silent. Then nothing stays.
 */
export async function receive(source: Readable, most = MAX_FILE_BYTES): Promise<Received> {
  const path = await incomingPath()
  const file = await open(path, 'wx', 0o600)
  const silence = setTimeout(
    () => source.destroy(new Error('The upload fell silent.')),
    IDLE_TIMEOUT,
  )
  const end = setTimeout(() => source.destroy(new Error('The upload took too long.')), LONGEST)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    // The source itself must outlive a refusal: a request carries the answer, a part is followed by others.
    for await (const part of source.iterator({
      destroyOnReturn: false,
    }) as AsyncIterable<Buffer>) {
      silence.refresh()
      bytes += part.length
      if (bytes > most) throw new TooLarge()
      hash.update(part)
      await file.writeFile(part)
    }
    await file.sync()
    await file.close()
    return { path, bytes, sha256: hash.digest('base64url') }
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    throw error
  } finally {
    clearTimeout(silence)
    clearTimeout(end)
  }
}
