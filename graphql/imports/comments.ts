// A second file with the comments of the ideas, and how comments of either file are saved.

import { write } from '#graphql/write.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Tx } from '#prisma/client.ts'
import { COMMENT_COLUMNS, type CommentColumn } from './column-names.ts'
import { cellOf, type Plan, planOf } from './columns.ts'
import {
  changeComments,
  insertComments,
  type KnownComment,
  keysOf,
  knownComments,
  type ReadyComment,
  readyComment,
  sortComments,
} from './comment-batch.ts'
import { type CommentRow, numbered, readComment } from './comment-row.ts'
import type { Part, Progress } from './export-file.ts'
import { type KnownIdea, knownIdeas } from './idea-batch.ts'
import { attachPictures, type ExportPictures } from './pictures.ts'
import type { Place } from './place.ts'
import type { Row } from './rows.ts'
import { beginImport, lockImport, type Run, reasonOf, recordBatch } from './run.ts'
import { SeenIds } from './seen.ts'

const MAX_ROWS = 500
const say = importsMessages.message

/** Saves comments whose posts are known, and tells what was done. */
export async function saveComments(
  tx: Tx,
  run: Run,
  rows: readonly ReadyComment[],
  known: ReadonlyMap<string, KnownComment>,
) {
  const { fresh, changed } = sortComments(rows, known)
  const made = await insertComments(tx, run, fresh, known)
  const changedIds = await changeComments(tx, run, changed, known)
  await attachPictures(tx, run, [
    ...fresh.map((row, i) => ({ ...row, commentId: made.ids[i] as number })),
    ...changed.map((row, i) => ({ ...row, commentId: changedIds[i] as number })),
  ])
  const postIds = new Set([...fresh, ...changed].map((row) => row.postId))
  return {
    ids: [...made.ids, ...changedIds],
    fresh: fresh.length,
    changed: changed.length,
    alone: made.alone,
    postIds,
  }
}

/**
 * Imports the comments of a file. When one stands before the comment it answers, the file is read a second time for those.
 * @param isTaken whether the ideas' file has an idea: a dry run finds none in the database
 */
export async function importComments(
  run: Run,
  part: Part<CommentColumn>,
  isTaken: (ideaId: string) => boolean,
  pictures: ExportPictures,
  progress: Progress,
): Promise<void> {
  const file = new CommentsFile(part, pictures)
  await file.readAll(run, isTaken, progress)
  await file.readAgain(run, isTaken)
}

class CommentsFile {
  readonly part: Part<CommentColumn>
  readonly pictures: ExportPictures
  readonly #plans = new Map<string, Plan<CommentColumn>>()
  #seen = new SeenIds()
  /** Comments that are answered before they stand in the file. */
  #awaited = new SeenIds()
  #isParentLate = false
  #isSecondTime = false
  #batch: CommentRow[] = []

  constructor(part: Part<CommentColumn>, pictures: ExportPictures) {
    this.part = part
    this.pictures = pictures
  }

  async readAgain(run: Run, isTaken: (ideaId: string) => boolean): Promise<void> {
    this.#isSecondTime = true
    if (this.#isParentLate && !run.dryRun) await this.readAll(run, isTaken, () => {})
  }

  async readAll(run: Run, isTaken: (ideaId: string) => boolean, progress: Progress): Promise<void> {
    this.#seen = new SeenIds()
    for await (const rows of this.part.source.rows(progress)) {
      for (const row of rows) {
        await this.#take(run, row)
        if (this.#batch.length >= MAX_ROWS) await this.#save(run, isTaken)
      }
    }
    await this.#save(run, isTaken)
  }

  async #take(run: Run, row: Row): Promise<void> {
    if ('trouble' in row)
      return this.#refuse(run, row.line, row.id ?? '', row.trouble, row.title ?? '')
    const columns = [...row.cells.keys()]
    const key = columns.join('\0')
    const plan = this.#plans.get(key) ?? planOf(columns, COMMENT_COLUMNS, this.part.mapping)
    if (plan.others.length)
      run.notes.set(key, say('comment.columns', { columns: plan.others.join(', ') }))
    if (this.#plans.size < 200) this.#plans.set(key, plan)
    let comment: CommentRow
    try {
      comment = readComment(row.line, row.cells, plan, run.reading)
    } catch (error) {
      const id = String(cellOf(plan, row.cells, 'id') ?? '')
      return this.#refuse(run, row.line, id, reasonOf(error))
    }
    if (!plan.theirs.has('id')) comment = this.#numbered(comment)
    else if (!this.#seen.add(comment.key))
      return this.#refuse(run, row.line, comment.id, say('comment.double', { id: comment.id }))
    if (comment.parentKey && !this.#seen.has(comment.parentKey))
      this.#awaited.add(comment.parentKey)
    this.#isParentLate ||= this.#awaited.has(comment.key)
    this.#batch.push(comment)
  }

  /** In a file without ids: its place among those that say the same. */
  #numbered(comment: CommentRow): CommentRow {
    for (let n = 1; ; n++) {
      const own = numbered(comment, n)
      if (this.#seen.add(own.key)) return own
    }
  }

  async #refuse(run: Run, line: number, id: string, reason: Message, title = ''): Promise<void> {
    if (!this.#isSecondTime) await run.refuse({ line, what: 'comment', id, title, reason })
  }

  async #save(run: Run, isTaken: (ideaId: string) => boolean): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    if (batch.length === 0) return
    const spaceId = run.place?.spaceId ?? 0
    const ideas = await knownIdeas(run.context.db, spaceId, [
      ...new Set(batch.map((row) => row.ideaId)),
    ])
    const rows: CommentRow[] = []
    for (const row of batch) {
      if (ideas.has(row.ideaId) || (run.dryRun && isTaken(row.ideaId))) rows.push(row)
      else
        await this.#refuse(
          run,
          row.line,
          row.id,
          say('comment.noSuchIdea', { id: row.ideaId }),
          row.body,
        )
    }
    const known = await knownComments(run.context.db, spaceId, keysOf(rows))
    const { fresh, changed, unchanged } = sortComments(rows, known)
    const counts = this.#isSecondTime ? null : run.comments
    if (counts) counts.unchanged += unchanged.length
    if (!run.place || run.dryRun) {
      run.comments.new += fresh.length
      run.comments.changed += changed.length
      return
    }
    if (fresh.length + changed.length === 0) return
    await run.people.find(
      run.context.db,
      [...fresh, ...changed].map((row) => row.author),
    )
    const ready: ReadyComment[] = []
    for (const row of [...fresh, ...changed]) {
      const idea = ideas.get(row.ideaId) as KnownIdea
      ready.push(readyComment(await this.pictures.of(row), idea.postId, idea))
    }
    const done = await writeComments(run, run.place, ready)
    if (counts) {
      counts.new += done.fresh
      counts.changed += done.changed
      counts.unchanged += ready.length - done.fresh - done.changed
      run.alone += done.alone
    } else run.alone -= done.changed
  }
}

async function writeComments(run: Run, place: Place, rows: readonly ReadyComment[]) {
  await beginImport(run, place)
  return write(run.context, 'importComments', null, async (tx) => {
    await lockImport(tx, place.spaceId)
    const known = await knownComments(tx, place.spaceId, keysOf(rows))
    const saved = await saveComments(tx, run, rows, known)
    await recordBatch(tx, run, place, {
      ideaIds: [],
      commentIds: saved.ids,
      changedPostIds: [...saved.postIds],
    })
    return { fresh: saved.fresh, changed: saved.changed, alone: saved.alone }
  })
}
