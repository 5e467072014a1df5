// The kind `ideas`: a file of ideas, whose comments stand in it or in a second file.
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import { IDEA_COLUMNS, type IdeaColumn } from './column-names.ts'
import { cellOf, type Mapping, type Plan, planOf } from './columns.ts'
import {
  type KnownComment,
  keysOf,
  knownComments,
  type ReadyComment,
  readyComment,
  sortComments,
} from './comment-batch.ts'
import { type CommentRow, readNested } from './comment-row.ts'
import { importComments, saveComments } from './comments.ts'
import { enterImported, refuseEvaluators } from './entries.ts'
import type { ExportFile, Progress } from './export-file.ts'
import {
  changeIdeas,
  countOnBoard,
  insertIdeas,
  type KnownIdea,
  knownIdeas,
  type ReadyIdea,
  readyIdea,
} from './idea-batch.ts'
import { BadRow, type IdeaRow, readIdea } from './idea-row.ts'
import { type Merge, mergeImported } from './merges.ts'
import { attachPictures, ExportPictures } from './pictures.ts'
import type { Place } from './place.ts'
import { RefusedFile } from './refused.ts'
import type { Row } from './rows.ts'
import { beginImport, lockImport, type Run, reasonOf, recordBatch } from './run.ts'
import { SeenIds } from './seen.ts'

const say = importsMessages.message

const MAX_ROWS = 200
/** Characters of text in one batch, about: a transaction stays short even when every idea is a book. */
const MAX_TEXT = 1_000_000
/** Ideas that were merged elsewhere and are merged here at the end. */
const MAX_MERGES = 100_000

/** An idea of the file with its comments; `at` is its date, or the one of the row before it. */
type Entry = { idea: IdeaRow; at: Date | null; comments: CommentRow[] }

/** Imports a file of ideas, then its comments if they stand elsewhere, then what was merged. */
export async function importIdeas(run: Run, file: ExportFile, progress: Progress): Promise<void> {
  const { ideas, comments } = file
  const pictures = new ExportPictures(run, file)
  const reader = new IdeasFile(run, ideas.mapping, pictures)
  run.refusedFile = run.dryRun ? null : await RefusedFile.open(ideas.path)
  try {
    for await (const rows of ideas.source.rows(progress))
      for (const row of rows) await reader.take(row)
    await reader.save()
    if (comments) {
      if (comments.path !== ideas.path)
        run.reading = { ...run.reading, dateOrder: run.dateOrders.comments }
      if (comments.path !== ideas.path && !run.dryRun) {
        await run.refusedFile?.close()
        run.refusedFile = await RefusedFile.open(comments.path)
      }
      await importComments(run, comments, (id) => reader.seen.has(id), pictures, progress)
    }
    await mergeImported(run, reader.merges)
    pictures.tell()
  } finally {
    await run.refusedFile?.close()
  }
}

class IdeasFile {
  readonly run: Run
  readonly mapping: Mapping<IdeaColumn>
  readonly pictures: ExportPictures
  readonly merges: Merge[] = []
  /** Ideas of this file that were taken. */
  readonly seen = new SeenIds()
  readonly #seenComments = new SeenIds()
  readonly #plans = new Map<string, Plan<IdeaColumn>>()
  #batch: Entry[] = []
  #text = 0
  #lastDate: Date | null = null

  constructor(run: Run, mapping: Mapping<IdeaColumn>, pictures: ExportPictures) {
    this.run = run
    this.mapping = mapping
    this.pictures = pictures
  }

  /** Takes a row into the batch, or refuses it with its comments. */
  async take(row: Row): Promise<void> {
    const { line } = row
    if ('trouble' in row)
      return this.run.refuse({
        line,
        what: 'idea',
        id: row.id ?? '',
        title: row.title ?? '',
        reason: row.trouble,
      })
    const columns = [...row.cells.keys()]
    const key = columns.join('\0')
    const plan = this.#plans.get(key) ?? planOf(columns, IDEA_COLUMNS, this.mapping)
    if (this.#plans.size < 200) this.#plans.set(key, plan)
    let idea: IdeaRow
    try {
      idea = readIdea(line, row.cells, plan, this.run.reading)
    } catch (error) {
      const shown = (ours: IdeaColumn) => String(cellOf(plan, row.cells, ours) ?? '')
      return this.run.refuse({
        line,
        what: 'idea',
        id: shown('id'),
        title: shown('title'),
        reason: reasonOf(error),
      })
    }
    const { id, title } = idea
    if (id === '') idea = { ...idea, id: this.#idOf(idea) }
    else if (!this.seen.add(id))
      return this.run.refuse({ line, what: 'idea', id, title, reason: say('row.double', { id }) })
    if (idea.mergedInto && this.merges.length < MAX_MERGES)
      this.merges.push({ id: idea.id, intoId: idea.mergedInto })
    await this.#add(idea)
  }

  /** Of an idea in a file without ids: what it says, and its place among those that say the same. */
  #idOf(idea: IdeaRow): string {
    for (let n = 1; ; n++) {
      const id = `~${idea.hash}-${n}`
      if (this.seen.add(id)) return id
    }
  }

  async #add(idea: IdeaRow): Promise<void> {
    const comments: CommentRow[] = []
    for (const [place, entry] of idea.comments.entries()) {
      try {
        const comment = readNested(idea.line, idea.id, entry, place, this.run.reading)
        if (!this.#seenComments.add(comment.key))
          throw new BadRow(say('comment.double', { id: comment.id }))
        comments.push(comment)
      } catch (error) {
        await this.run.refuse({
          line: idea.line,
          what: 'comment',
          id: `${idea.id}, comment ${place + 1}`,
          title: idea.title,
          reason: reasonOf(error),
        })
      }
    }
    this.#lastDate = idea.createdAt ?? this.#lastDate
    this.#batch.push({ idea: { ...idea, comments: [] }, at: this.#lastDate, comments })
    this.#text +=
      idea.body.length + comments.reduce((sum, comment) => sum + comment.body.length + 200, 0)
    if (this.#batch.length >= MAX_ROWS || this.#text >= MAX_TEXT) await this.save()
  }

  /** Writes the batch. */
  async save(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    this.#text = 0
    if (batch.length) await saveEntries(this.run, batch, this.pictures)
  }
}

const isChanged = (idea: IdeaRow, known: ReadonlyMap<string, KnownIdea>): boolean => {
  const before = known.get(idea.id)
  return before !== undefined && before.hash !== idea.hash
}

/** What is already there as the file has it is not touched: no transaction, no write. */
async function saveEntries(
  run: Run,
  entries: readonly Entry[],
  pictures: ExportPictures,
): Promise<void> {
  const { context, place } = run
  const spaceId = place?.spaceId ?? 0
  const ids = entries.map(({ idea }) => idea.id)
  const comments = entries.flatMap((entry) => entry.comments)
  const known = await knownIdeas(context.db, spaceId, ids)
  const knownDiscussion = await knownComments(context.db, spaceId, keysOf(comments))
  const fresh = entries.filter(({ idea }) => !known.has(idea.id))
  const changed = entries.filter(({ idea }) => isChanged(idea, known))
  const discussion = sortComments(comments, knownDiscussion)
  run.ideas.unchanged += entries.length - fresh.length - changed.length
  run.comments.unchanged += discussion.unchanged.length
  if (!place || run.dryRun) {
    run.ideas.new += fresh.length
    run.ideas.changed += changed.length
    run.comments.new += discussion.fresh.length
    run.comments.changed += discussion.changed.length
    return
  }
  if (fresh.length + changed.length + discussion.fresh.length + discussion.changed.length === 0)
    return
  await run.people.find(context.db, [
    ...[...fresh, ...changed].flatMap(({ idea }) => [
      idea.author,
      idea.response?.by ?? null,
      ...idea.supporters,
      ...idea.coauthors,
    ]),
    ...[...discussion.fresh, ...discussion.changed].map((comment) => comment.author),
  ])
  const entered = await refuseEvaluators(context.db, run, fresh)
  const ready: ReadyIdea[] = []
  for (const { idea, at } of [...entered, ...changed])
    ready.push(readyIdea(await pictures.of(idea), dateOf(idea, at, known)))
  const ideas = new Map<string, { createdAt: Date; language: string | null }>(known)
  for (const idea of ready) ideas.set(idea.id, { createdAt: idea.at, language: idea.language })
  // The number of a new idea is not known before it is written.
  const readyDiscussion = [...discussion.fresh, ...discussion.changed].map((comment) =>
    readyComment(
      comment,
      0,
      ideas.get(comment.ideaId) as { createdAt: Date; language: string | null },
    ),
  )
  await writeBatch(run, place, ready, readyDiscussion)
}

/** The file's date; for one without: what it got before, the date of the row before it, or now. */
const dateOf = (idea: IdeaRow, at: Date | null, known: ReadonlyMap<string, KnownIdea>): Date =>
  idea.createdAt ?? known.get(idea.id)?.createdAt ?? at ?? new Date()

async function writeBatch(
  run: Run,
  place: Place,
  ideas: readonly ReadyIdea[],
  discussion: readonly ReadyComment[],
): Promise<void> {
  await beginImport(run, place)
  const done = await write(run.context, 'importIdeas', null, async (tx) => {
    await lockImport(tx, place.spaceId)
    // Another import may have written since: what is remembered now decides.
    const known = await knownIdeas(tx, place.spaceId, [
      ...new Set([...ideas.map((idea) => idea.id), ...discussion.map((comment) => comment.ideaId)]),
    ])
    const knownDiscussion: Map<string, KnownComment> = await knownComments(
      tx,
      place.spaceId,
      keysOf(discussion),
    )
    const fresh = ideas.filter((idea) => !known.has(idea.id))
    const changed = ideas
      .filter((idea) => isChanged(idea, known))
      .map((idea) => ({ ...idea, postId: known.get(idea.id)?.postId as number }))
    const made = await insertIdeas(tx, run, place, fresh)
    await changeIdeas(tx, run, changed)
    await attachPictures(tx, run, [
      ...fresh.map((idea) => ({ ...idea, postId: made.get(idea.id) as number })),
      ...changed,
    ])
    const placed = discussion.map((comment) => ({
      ...comment,
      postId: made.get(comment.ideaId) ?? (known.get(comment.ideaId)?.postId as number),
    }))
    const saved = await saveComments(tx, run, placed, knownDiscussion)
    await countOnBoard(tx, place, fresh)
    await enterImported(tx, run, [...made.values()])
    const discussed = [...saved.postIds].filter((id) => ![...made.values()].includes(id))
    await recordBatch(tx, run, place, {
      ideaIds: [...made.values(), ...changed.map((idea) => idea.postId)],
      commentIds: saved.ids,
      changedPostIds: [...new Set([...discussed, ...changed.map((idea) => idea.postId)])],
    })
    return {
      fresh: fresh.length,
      changed: changed.length,
      newDiscussion: saved.fresh,
      changedDiscussion: saved.changed,
      alone: saved.alone,
    }
  })
  run.ideas.new += done.fresh
  run.ideas.changed += done.changed
  run.ideas.unchanged += ideas.length - done.fresh - done.changed
  run.comments.new += done.newDiscussion
  run.comments.changed += done.changedDiscussion
  run.comments.unchanged += discussion.length - done.newDiscussion - done.changedDiscussion
  run.alone += done.alone
}
