// ZIP archives, read from their directory: each entry is a stream, and nothing is unpacked to the disk.
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { importsMessages } from '#messages/imports.ts'
import { ImportRefused } from './refused.ts'

const say = importsMessages.message

export type ZipEntry = {
  name: string
  bytes: number
  packed: number
  offset: number
  method: number
}

/** Entries of one archive, at most. */
const MAX_ENTRIES = 50_000
/** Bytes of one entry when unpacked, at most: a small archive could else unpack to any length. */
export const MAX_ENTRY_BYTES = 2 * 1024 ** 3
const MAX_DIRECTORY = 64 * 1024 * 1024

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const [STORED, DEFLATED] = [0, 8]

/**
 * The entries of an archive, by name.
 * @throws ImportRefused when it is none, is broken, encrypted or larger than the limits
 */
export async function entriesOf(path: string): Promise<Map<string, ZipEntry>> {
  const file = await open(path)
  try {
    const { count, size, offset } = await endOf(path, file)
    if (count > MAX_ENTRIES || size > MAX_DIRECTORY) throw broken(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, offset)
    if (bytesRead < size) throw broken(path)
    return directoryOf(path, buffer, count)
  } finally {
    await file.close()
  }
}

async function endOf(path: string, file: FileHandle) {
  const { size: length } = await file.stat()
  const tail = Buffer.alloc(Math.min(length, 65_557))
  await file.read(tail, 0, tail.length, length - tail.length)
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--
  if (at < 0) throw broken(path)
  return {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  }
}

function directoryOf(path: string, bytes: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw broken(path)
    const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1
    const method = bytes.readUInt16LE(at + 10)
    const packed = bytes.readUInt32LE(at + 20)
    const size = bytes.readUInt32LE(at + 24)
    const lengths = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const offset = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + lengths[0])
    at += 46 + lengths[0] + lengths[1] + lengths[2]
    if (name.endsWith('/')) continue
    if (isEncrypted || (method !== STORED && method !== DEFLATED) || size > MAX_ENTRY_BYTES)
      throw broken(path)
    entries.set(name, { name, bytes: size, packed, offset, method })
  }
  return entries
}

/** The bytes of an entry. The stream fails when they are more than the directory says. */
export async function readEntry(path: string, entry: ZipEntry): Promise<Readable> {
  const file = await open(path)
  const head = Buffer.alloc(30)
  await file.read(head, 0, 30, entry.offset).finally(() => file.close())
  if (head.readUInt32LE(0) !== LOCAL) throw broken(path)
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (entry.packed === 0) return createReadStream(path, { start: 0, end: 0 }).destroy()
  const packed = createReadStream(path, { start, end: start + entry.packed - 1 })
  if (entry.method === STORED) return packed
  const inflate = createInflateRaw({ maxOutputLength: MAX_ENTRY_BYTES })
  packed.on('error', (error) => inflate.destroy(error))
  return packed.pipe(inflate)
}

const broken = (path: string): ImportRefused => new ImportRefused(say('file.archive', { path }))
