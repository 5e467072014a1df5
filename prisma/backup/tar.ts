// A backup is a tar archive (POSIX ustar), so that any tar can look into it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

const BLOCK = 512
export type Written = { bytes: number; sha256: string }
export type Entry = { name: string; start: number; bytes: number }

function header(name: string, bytes: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 100)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  // Above 8 GB the size is binary, as GNU tar and POSIX readers take it.
  if (bytes < 8 ** 11) block.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124)
  else {
    block[124] = 0x80
    block.writeBigUInt64BE(BigInt(bytes), 128)
  }
  block.write('00000000000\0', 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  let sum = 0
  for (const byte of block) sum += byte
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** Writes an archive, one entry after the other; how long an entry is need not be known before. */
export async function tarWriter(path: string) {
  const file = await open(path, 'wx', 0o600)
  let at = 0
  const put = async (bytes: Buffer): Promise<void> => {
    await file.write(bytes, 0, bytes.length, at)
    at += bytes.length
  }
  return {
    async add(name: string, source: AsyncIterable<Buffer>): Promise<Written> {
      const begins = at
      const hash = createHash('sha256')
      await put(header(name, 0))
      for await (const chunk of source) {
        hash.update(chunk)
        await put(chunk)
      }
      const bytes = at - begins - BLOCK
      if (bytes % BLOCK) await put(Buffer.alloc(BLOCK - (bytes % BLOCK)))
      await file.write(header(name, bytes), 0, BLOCK, begins)
      return { bytes, sha256: hash.digest('hex') }
    },
    async end(): Promise<void> {
      await put(Buffer.alloc(2 * BLOCK))
      await file.sync()
      await file.close()
    },
    abandon: () => file.close(),
  }
}

/** The archive's entries in order. Throws an Error for what is no archive. */
export async function tarEntries(path: string): Promise<Entry[]> {
  const file = await open(path)
  try {
    const entries: Entry[] = []
    const { size } = await file.stat()
    for (let at = 0; at + BLOCK <= size; ) {
      const block = await blockAt(file, at)
      const name = block.toString('utf8', 0, block.indexOf(0))
      if (!name) break
      const bytes =
        block[124] === 0x80
          ? Number(block.readBigUInt64BE(128))
          : Number.parseInt(block.toString('latin1', 124, 135), 8)
      if (!header(name, bytes).equals(block))
        throw new Error('This is no backup, or it was altered.')
      entries.push({ name, start: at + BLOCK, bytes })
      at += BLOCK + Math.ceil(bytes / BLOCK) * BLOCK
    }
    return entries
  } finally {
    await file.close()
  }
}

async function blockAt(file: FileHandle, at: number): Promise<Buffer> {
  const block = Buffer.alloc(BLOCK)
  await file.read(block, 0, BLOCK, at)
  return block
}

/** An entry's bytes. */
export async function* tarRead(path: string, { start, bytes }: Entry): AsyncGenerator<Buffer> {
  if (bytes > 0) yield* createReadStream(path, { start, end: start + bytes - 1 })
}
