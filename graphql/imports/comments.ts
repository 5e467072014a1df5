// A second file with the comments of the ideas, and how comments of either file are saved.

import { write } from '#graphql/write.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Tx } from '#prisma/client.ts'
import {
  COMMENT_COLUMNS,
  type CommentColumn,
  checkHeader,
  type Plan,
  planOf,
  readMap,
} from './columns.ts'
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
import { type CommentRow, readComment } from './comment-row.ts'
import { type KnownIdea, knownIdeas } from './idea-batch.ts'
import type { Progress } from './kinds.ts'
import type { Place } from './place.ts'
import { RefusedFile } from './refused.ts'
import { headerOf, type Row, readRows } from './rows.ts'
import { lockImport, type Run, reasonOf, recordBatch } from './run.ts'
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
  const postIds = new Set([...fresh, ...changed].map((row) => row.postId))
  return {
    ids: [...made.ids, ...changedIds],
    fresh: fresh.length,
    changed: changed.length,
    alone: made.alone,
    postIds,
  }
}

/** A file of comments, checked before the ideas are read. */
export class CommentsFile {
  readonly path: string
  readonly map: ReadonlyMap<CommentColumn, string>
  readonly #plans = new Map<string, Plan<CommentColumn>>()
  #seen = new SeenIds()
  /** Comments that are answered before they stand in the file. */
  #awaited = new SeenIds()
  #isParentLate = false
  #isSecondTime = false
  #batch: CommentRow[] = []

  private constructor(path: string, map: ReadonlyMap<CommentColumn, string>) {
    this.path = path
    this.map = map
  }

  /** Throws ImportRefused. */
  static async open(file: { path: string; map: readonly string[] }): Promise<CommentsFile> {
    const map = readMap(file.map, COMMENT_COLUMNS)
    checkHeader(
      await headerOf(file.path),
      COMMENT_COLUMNS,
      map,
      ['id', 'idea', 'body'],
      '--map-comments',
    )
    return new CommentsFile(file.path, map)
  }

  /**
   * Imports the comments. When one stands before the comment it answers, the file is read a second time for those.
   * @param isTaken whether the ideas' file has an idea: a dry run finds none in the database
   */
  async import(run: Run, isTaken: (ideaId: string) => boolean, progress: Progress): Promise<void> {
    run.refusedFile = run.dryRun ? null : await RefusedFile.open(this.path)
    try {
      await this.#readAll(run, isTaken, progress)
      this.#isSecondTime = true
      if (this.#isParentLate && !run.dryRun) await this.#readAll(run, isTaken, () => {})
    } finally {
      await run.refusedFile?.close()
    }
  }

  async #readAll(
    run: Run,
    isTaken: (ideaId: string) => boolean,
    progress: Progress,
  ): Promise<void> {
    this.#seen = new SeenIds()
    for await (const rows of readRows(this.path, progress)) {
      for (const row of rows) {
        await this.#take(run, row)
        if (this.#batch.length >= MAX_ROWS) await this.#save(run, isTaken)
      }
    }
    await this.#save(run, isTaken)
  }

  async #take(run: Run, row: Row): Promise<void> {
    if ('trouble' in row) return this.#refuse(run, row.line, '', row.trouble)
    const columns = [...row.cells.keys()]
    const key = columns.join('\0')
    const plan = this.#plans.get(key) ?? planOf(columns, COMMENT_COLUMNS, this.map)
    if (plan.others.length)
      run.notes.set(key, say('comment.columns', { columns: plan.others.join(', ') }))
    if (this.#plans.size < 200) this.#plans.set(key, plan)
    let comment: CommentRow
    try {
      comment = readComment(row.line, row.cells, plan, run.reading)
    } catch (error) {
      const id = String(row.cells.get(plan.theirs.get('id') ?? '') ?? '')
      return this.#refuse(run, row.line, id, reasonOf(error))
    }
    if (!this.#seen.add(comment.key))
      return this.#refuse(run, row.line, comment.id, say('comment.double', { id: comment.id }))
    if (comment.parentKey && !this.#seen.has(comment.parentKey))
      this.#awaited.add(comment.parentKey)
    this.#isParentLate ||= this.#awaited.has(comment.key)
    this.#batch.push(comment)
  }

  async #refuse(run: Run, line: number, id: string, reason: Message, title = ''): Promise<void> {
    if (!this.#isSecondTime)
      await run.refuse({ line, what: 'comment', id: id.slice(0, 200), title, reason })
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
    const ready = [...fresh, ...changed].map((row) => {
      const idea = ideas.get(row.ideaId) as KnownIdea
      return readyComment(row, idea.postId, idea)
    })
    const done = await writeComments(run, run.place, ready)
    if (counts) {
      counts.new += done.fresh
      counts.changed += done.changed
      counts.unchanged += ready.length - done.fresh - done.changed
      run.alone += done.alone
    } else run.alone -= done.changed
  }
}

const writeComments = (run: Run, place: Place, rows: readonly ReadyComment[]) =>
  write(run.context, 'importComments', null, async (tx) => {
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
