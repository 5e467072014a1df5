/** Compressed copies beside what browsers fetch, made once at the build: at its best, compression is too slow for a request. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Fonts and pictures are compressed already. */
const TEXTS = /\.(js|css|svg|json|txt|webmanifest)$/
/** Smaller files, in bytes, gain less than the header that says so. */
const MIN_BYTES = 300

/** Writes `FILE.br` and `FILE.gz` beside each text file of a folder, where they are smaller. */
export async function compressTexts(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
      .map((entry) => compress(join(entry.parentPath, entry.name))),
  )
}

async function compress(file: string): Promise<void> {
  const text = await readFile(file)
  if (text.length < MIN_BYTES) return
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  }
  const copies = { br: await brotli(text, { params }), gz: await zip(text, { level: 9 }) }
  for (const [ending, bytes] of Object.entries(copies))
    if (bytes.length < text.length) await writeFile(`${file}.${ending}`, bytes)
}
