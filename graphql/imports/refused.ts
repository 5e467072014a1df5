// What was refused and why: FILE.refused.csv, beside the file if possible, else in the current folder.

import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { access, constants, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { cellOf } from '#graphql/csv-cells.ts'
import { cutText } from '#graphql/graphemes.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'

/** The whole import is refused, in one line that says the way out. Its message is English; `text` says it to people. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
  readonly text: Message
  constructor(text: Message) {
    super(text('en'))
    this.text = text
  }
}

/** A row that is not taken: what it was, and why, for the person who has to mend the file. */
export type RefusedRow<Reason = Message> = {
  line: number
  what: 'idea' | 'comment' | 'person' | 'skill' | 'question' | 'answer' | 'message'
  id: string
  title: string
  reason: Reason
}

const COLUMNS = ['line', 'what', 'id', 'title', 'reason'] as const

/** A cell of the refused file, harmless in a spreadsheet. */
export const safeCell = (value: string | number): string => cellOf(value)

/** Where the refused rows of a file are written. */
export async function refusedPath(path: string): Promise<string> {
  const beside = `${resolve(path)}.refused.csv`
  const isWritable = await access(dirname(beside), constants.W_OK).then(
    () => true,
    () => false,
  )
  return isWritable ? beside : join(process.cwd(), basename(beside))
}

/** The file of refused rows. It is made with the first one; one of an earlier run is taken away. */
export class RefusedFile {
  readonly path: string
  #stream: WriteStream | undefined
  #failure: Error | undefined
  constructor(path: string) {
    this.path = path
  }

  static async open(ofFile: string): Promise<RefusedFile> {
    const path = await refusedPath(ofFile)
    await rm(path, { force: true })
    return new RefusedFile(path)
  }

  get isEmpty(): boolean {
    return !this.#stream
  }

  async write(row: RefusedRow<string>): Promise<void> {
    if (!this.#stream) {
      this.#stream = createWriteStream(this.path)
      this.#stream.on('error', (error) => {
        this.#failure = error
      })
      this.#stream.write(`\uFEFF${COLUMNS.join(',')}\r\n`)
    }
    if (this.#failure) throw new ImportRefused(unwritable(this.path, this.#failure))
    const cells = COLUMNS.map((column) => safeCell(shortened(row[column])))
    if (!this.#stream.write(`${cells.join(',')}\r\n`)) await once(this.#stream, 'drain')
  }

  async close(): Promise<void> {
    if (!this.#stream) return
    this.#stream.end()
    await once(this.#stream, 'close')
    if (this.#failure) throw new ImportRefused(unwritable(this.path, this.#failure))
  }
}

const shortened = (value: string | number): string | number =>
  typeof value === 'string' ? cutText(value, 300).toWellFormed().replaceAll('\0', '') : value

const unwritable = (path: string, { message }: Error): Message =>
  importsMessages.message('file.unwritable', { path, reason: message })
