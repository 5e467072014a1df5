// The kind `questions`: a row is a question or an answer, in any order. Both go into a space; nobody is asked to answer.
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import {
  type KnownComment,
  keysOf,
  knownComments,
  readyComment,
  sortComments,
} from './comment-batch.ts'
import { saveComments } from './comments.ts'
import { questionsImported } from './events.ts'
import { BadRow } from './idea-row.ts'
import {
  acceptAnswers,
  changeQuestions,
  insertQuestions,
  type KnownQuestion,
  knownQuestions,
  type ReadyQuestion,
  settleAnswers,
  setVotes,
} from './question-batch.ts'
import { type AnswerRow, answerKey, type QuestionRow, readQuestionRow } from './question-row.ts'
import { beginRows, type RowTaker } from './row-import.ts'
import { lockImport, type Run } from './run.ts'
import { SeenIds } from './seen.ts'

const say = importsMessages.message
const MAX_QUESTIONS = 200
const MAX_ANSWERS = 500
/** Answers that stand before their question are kept until the end, so many of them. */
const MAX_EARLY = 50_000

export const importQuestions = (run: Run): RowTaker => new QuestionsFile(run)

class QuestionsFile implements RowTaker {
  readonly #run: Run
  readonly #seen = new SeenIds()
  /** Questions of this file: a dry run finds none in the database. */
  readonly #taken = new SeenIds()
  /** Which answer a question has accepted, until that answer has come. */
  readonly #accepted = new Map<string, string>()
  #questions: QuestionRow[] = []
  #answers: AnswerRow[] = []
  #early: AnswerRow[] = []
  #leftTags = 0
  /** When the question before was asked: one without a date is as old. */
  #lastAt: Date | null = null

  constructor(run: Run) {
    this.#run = run
  }

  async take(line: number, cell: (ours: string) => unknown): Promise<void> {
    const read = readQuestionRow(line, cell, this.#run.reading)
    const row = 'question' in read ? read.question : read.answer
    if (!this.#seen.add(row.id)) throw new BadRow(say('row.double', { id: row.id }))
    if ('question' in read) {
      this.#questions.push(read.question)
      this.#leftTags += read.question.leftTags
      if (this.#questions.length >= MAX_QUESTIONS) await this.#saveQuestions()
    } else {
      this.#answers.push(read.answer)
      if (this.#answers.length >= MAX_ANSWERS) await this.#saveAnswers(true)
    }
  }

  async end(): Promise<void> {
    await this.#saveAnswers(true)
    const early = this.#early
    this.#early = []
    for (let from = 0; from < early.length; from += MAX_ANSWERS) {
      this.#answers = early.slice(from, from + MAX_ANSWERS)
      await this.#saveAnswers(false)
    }
    if (this.#leftTags > 0)
      this.#run.notes.set('question.tags', say('question.tags', { count: this.#leftTags }))
  }

  async #saveQuestions(): Promise<void> {
    const run = this.#run
    const batch = this.#questions
    this.#questions = []
    if (batch.length === 0) return
    const known = await knownQuestions(
      run.context.db,
      run.spaceId,
      batch.map(({ id }) => id),
    )
    const fresh: ReadyQuestion[] = []
    const changed: (ReadyQuestion & { postId: number })[] = []
    for (const row of batch) {
      const at = row.createdAt ?? this.#lastAt ?? new Date()
      this.#lastAt = at
      this.#taken.add(row.id)
      if (row.acceptedId) this.#accepted.set(row.id, row.acceptedId)
      const before = known.get(row.id)
      if (!before) fresh.push({ ...row, at })
      else if (before.hash !== row.hash) changed.push({ ...row, at, postId: before.postId })
    }
    run.ideas.new += fresh.length
    run.ideas.changed += changed.length
    run.ideas.unchanged += batch.length - fresh.length - changed.length
    if (run.dryRun || fresh.length + changed.length === 0) return
    await run.people.find(
      run.context.db,
      [...fresh, ...changed].map(({ author }) => author),
    )
    await writeQuestions(run, fresh, changed)
  }

  /** @param mayWait an answer whose question is not there yet waits for it; otherwise it is refused */
  async #saveAnswers(mayWait: boolean): Promise<void> {
    await this.#saveQuestions()
    const run = this.#run
    const batch = this.#answers
    this.#answers = []
    if (batch.length === 0) return
    const questions = await knownQuestions(run.context.db, run.spaceId, [
      ...new Set(batch.map(({ ideaId }) => ideaId)),
    ])
    const rows: AnswerRow[] = []
    for (const row of batch) {
      if (questions.has(row.ideaId) || (run.dryRun && this.#taken.has(row.ideaId)))
        rows.push(this.#withAcceptance(row))
      else if (mayWait && this.#early.length < MAX_EARLY) this.#early.push(row)
      else await this.#refuse(row)
    }
    const known = await knownComments(run.context.db, run.spaceId ?? 0, keysOf(rows))
    const { fresh, changed, unchanged } = sortComments(rows, known)
    run.comments.new += fresh.length
    run.comments.changed += changed.length
    run.comments.unchanged += unchanged.length
    if (run.dryRun || fresh.length + changed.length === 0) return
    await run.people.find(
      run.context.db,
      [...fresh, ...changed].map(({ author }) => author),
    )
    await writeAnswers(run, [...fresh, ...changed], questions)
  }

  /** The row with whether its question has accepted it, which either of the two may say. */
  #withAcceptance(row: AnswerRow): AnswerRow {
    const isChosen = this.#accepted.get(row.ideaId) === row.id
    if (isChosen) this.#accepted.delete(row.ideaId)
    return { ...row, isAccepted: row.isAccepted || isChosen }
  }

  #refuse({ line, id, ideaId, body }: AnswerRow): Promise<void> {
    const reason = say('answer.noSuchQuestion', { id: ideaId })
    return this.#run.refuse({ line, what: 'answer', id, title: body, reason })
  }
}

async function writeQuestions(
  run: Run,
  fresh: readonly ReadyQuestion[],
  changed: readonly (ReadyQuestion & { postId: number })[],
): Promise<void> {
  await beginRows(run, 'questions')
  const spaceId = run.spaceId as number
  await write(run.context, 'importQuestions', null, async (tx) => {
    await lockImport(tx, spaceId)
    const questionIds = await insertQuestions(tx, run, fresh)
    await changeQuestions(tx, run, changed)
    const changedPostIds = changed.map(({ postId }) => postId)
    const accepted = changed.filter(({ acceptedId }) => acceptedId)
    await acceptAnswers(
      tx,
      spaceId,
      accepted.map(({ postId, id, acceptedId }) => ({ postId, key: answerKey(id, acceptedId) })),
    )
    if (changed.length > 0) await settleAnswers(tx, changedPostIds)
    const { file } = run
    const told = { spaceId, file, questionIds, commentIds: [], changedPostIds }
    await questionsImported.record(tx, run.actor, told)
    return {}
  })
}

async function writeAnswers(
  run: Run,
  rows: readonly AnswerRow[],
  questions: ReadonlyMap<string, KnownQuestion>,
): Promise<void> {
  await beginRows(run, 'questions')
  const spaceId = run.spaceId as number
  await write(run.context, 'importAnswers', null, async (tx) => {
    await lockImport(tx, spaceId)
    const postIdOf = ({ ideaId }: AnswerRow) => (questions.get(ideaId) as KnownQuestion).postId
    const ready = rows.map((row) =>
      readyComment(row, postIdOf(row), questions.get(row.ideaId) as KnownQuestion),
    )
    const keys = keysOf(rows)
    const saved = await saveComments(tx, run, ready, await knownComments(tx, spaceId, keys))
    const written = await knownComments(tx, spaceId, keys)
    const idOf = ({ key }: AnswerRow) => (written.get(key) as KnownComment).commentId
    await setVotes(
      tx,
      rows.map((row) => ({ commentId: idOf(row), votes: row.votes })),
    )
    const accepted = rows.filter(({ isAccepted }) => isAccepted)
    await acceptAnswers(
      tx,
      spaceId,
      accepted.map((row) => ({ postId: postIdOf(row), key: row.key })),
    )
    const changedPostIds = [...saved.postIds]
    await settleAnswers(tx, changedPostIds)
    const { file } = run
    const told = { spaceId, file, questionIds: [], commentIds: saved.ids, changedPostIds }
    await questionsImported.record(tx, run.actor, told)
    return {}
  })
}
