// Pictures that came along in an export: each becomes a file of ours, and the text shows that one.
import { basename } from 'node:path'
import { receive } from '#graphql/attachments/receive.ts'
import { attachFile, prepareFile, type UploadedFile } from '#graphql/attachments/service.ts'
import { Invalid } from '#graphql/errors.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Tx } from '#prisma/client.ts'
import type { ExportFile } from './export-file.ts'
import type { Named } from './people.ts'
import type { Run } from './run.ts'

const say = importsMessages.message

/** How Fider refers to a picture in a text. */
const REFERENCE = /!\[([^\]\n]{0,500})\]\(fider-image:([^)\s]{1,500})\)/g
/** Pictures of one text. */
const MAX_PICTURES = 50

type WithText = { body: string; pictures: readonly string[] }
export type WithFiles = { files: UploadedFile[] }

export class ExportPictures {
  readonly #run: Run
  readonly #file: ExportFile['file']
  #missing = 0
  #tooMany = 0

  constructor(run: Run, { file }: ExportFile) {
    this.#run = run
    this.#file = file
  }

  /**
   * The text with its pictures as files of ours. They are on the disk before the transaction that attaches them; the hourly
   * sweep removes those whose transaction did not come about.
   */
  async of<Row extends WithText>(row: Row): Promise<Row & WithFiles> {
    const named = [...row.body.matchAll(REFERENCE)].map((match) => match[2] as string)
    const all = [...new Set([...named, ...row.pictures])]
    const keys = all.slice(0, MAX_PICTURES)
    this.#tooMany += all.length - keys.length
    if (keys.length === 0) return { ...row, files: [] }
    const files = new Map<string, UploadedFile>()
    for (const key of keys) {
      const file = await this.#take(key)
      if (file) files.set(key, file)
      else this.#missing++
    }
    const body = row.body.replace(REFERENCE, (_, alt: string, key: string) => {
      const file = files.get(key)
      return file ? `![${alt}](/files/${file.id})` : alt
    })
    return { ...row, body: body.trim(), files: [...files.values()] }
  }

  async #take(key: string): Promise<UploadedFile | null> {
    const found = (await this.#file(`blobs/${key}`)) ?? (await this.#file(key))
    if (!found) return null
    try {
      return await prepareFile(basename(key), await receive(found.stream))
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      return null
    } finally {
      found.stream.destroy()
    }
  }

  /** Says how many pictures were not there, or are none, or were too many. */
  tell(): void {
    if (this.#tooMany)
      this.#run.notes.set(
        'picturesMany',
        say('picturesMany', { count: this.#tooMany, max: MAX_PICTURES }),
      )
    if (this.#missing)
      this.#run.notes.set('pictures', say('picturesMissing', { count: this.#missing }))
  }
}

/** Puts files under what was written. They are their author's, or of whoever imports. */
export async function attachPictures(
  tx: Tx,
  run: Run,
  rows: readonly {
    postId: number
    commentId?: number
    author: Named | null
    at: Date
    files?: readonly UploadedFile[]
  }[],
): Promise<void> {
  for (const { postId, commentId, author, at, files = [] } of rows) {
    const ownerId = run.people.idOf(author) ?? run.context.viewer.id
    for (const file of files)
      await attachFile(tx, file, { ownerId, postId, commentId: commentId ?? null, at })
  }
}
