// What one import knows while it runs: who imports, into which board, what was counted, what was refused.
import { type Actor, type SignedIn, systemActor } from '#graphql/context.ts'
import { Invalid } from '#graphql/errors.ts'
import { whenCommitted } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { importsMessages } from '#messages/imports.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import type { ImportChannel } from './channel.ts'
import type { DateOrder } from './dates.ts'
import { type Batch, ideasImported, importStarted } from './events.ts'
import { BadRow, type Reading } from './idea-row.ts'
import { People } from './people.ts'
import type { Place } from './place.ts'
import type { RefusedFile, RefusedRow } from './refused.ts'

export type Outcome = 'new' | 'changed' | 'unchanged' | 'refused'
export type Counts = Record<Outcome, number>
export const noCounts = (): Counts => ({ new: 0, changed: 0, unchanged: 0, refused: 0 })

/** Reasons that are counted one by one; the refused file has every row. */
const MAX_REASONS = 200

export class Run {
  /** Who began it: their rights hold. */
  readonly context: SignedIn
  /** Who does it, as events and earlier versions name it: Atrium, for what the rows say is not that person's doing. */
  readonly actor: Actor
  /** The name of the file. */
  readonly file: string
  /** Null in a dry run whose space is not there: everything would be new. */
  readonly place: Place | null
  /** The space it goes to; null for what goes to none, and where `place` is null. */
  readonly spaceId: number | null
  /** Where messages of customers go; null for every other kind. */
  readonly channel: ImportChannel | null
  readonly dryRun: boolean
  /** Changes with the file that is read: each has its own order of day and month. */
  reading: Reading
  readonly dateOrders: { ideas: DateOrder | null; comments: DateOrder | null }
  /** The row of this import; made with the first batch that writes, so that an import that changes nothing leaves none. */
  importId: number | null
  readonly people = new People()
  readonly ideas = noCounts()
  readonly comments = noCounts()
  /** Replies whose parent is not in the file: they stand by themselves. */
  alone = 0
  /** What the person should know besides the counts. */
  readonly notes = new Map<string, Message>()
  /** How often each reason for refusing was given. */
  readonly reasons = new Map<string, { reason: string; times: number }>()
  /** Where refused rows go; changes with the file that is read. Null in a dry run. */
  refusedFile: RefusedFile | null = null
  /** The log has it that it began. */
  isRecorded = false

  constructor(options: {
    context: SignedIn
    file: string
    place: Place | null
    spaceId?: number | null
    channel?: ImportChannel | null
    dryRun: boolean
    reading: Reading
    dateOrders: { ideas: DateOrder | null; comments: DateOrder | null }
    importId?: number | null
  }) {
    this.context = options.context
    this.actor = systemActor(options.context.requestId)
    this.file = options.file
    this.place = options.place
    this.channel = options.channel ?? null
    this.spaceId = options.spaceId ?? options.place?.spaceId ?? this.channel?.spaceId ?? null
    this.dryRun = options.dryRun
    this.dateOrders = options.dateOrders
    this.reading = { ...options.reading, dateOrder: options.dateOrders.ideas }
    this.importId = options.importId ?? null
  }

  /** Counts a row that is not taken, and writes it down in the language of whoever imports. */
  async refuse(row: RefusedRow): Promise<void> {
    this[row.what === 'comment' || row.what === 'answer' ? 'comments' : 'ideas'].refused++
    await this.remark(row)
  }

  /** Writes down what of a row was left out, though the row itself was taken. */
  async remark(row: RefusedRow): Promise<void> {
    const said = row.reason(this.context.language)
    // Rows are counted together whose reasons differ in what they quote alone; the first one's words are shown.
    const kind = `${row.what}: ${said.replace(/[“„«][^”“»]*[”“»]/g, '“…”')}`
    const before = this.reasons.get(kind)
    if (before) before.times++
    else if (this.reasons.size < MAX_REASONS)
      this.reasons.set(kind, { reason: `${row.what}: ${said}`, times: 1 })
    await this.refusedFile?.write({ ...row, reason: said })
  }
}

/** The row of this import, made if there is none yet: what is written refers to it. */
export async function beginImport(run: Run, { spaceId, boardId }: Place): Promise<void> {
  if (run.importId !== null) return
  const { id } = await write(run.context, 'beginImport', null, async (tx) => {
    const made = await tx.first<{ id: number }>(sql`
      insert into "Import" (kind, file, "startedById", state, "spaceId", "boardId", "createdAt", "changedAt")
      values ('ideas', ${run.file}, ${run.context.viewer.id}, 'RUNNING', ${spaceId}, ${boardId}, ${tx.at}, ${tx.at})
      returning id`)
    return { id: (made as { id: number }).id }
  })
  run.importId = id
}

/** Records what a batch brought, and before the first one who began the import. What writes nothing leaves no event. */
export async function recordBatch(
  tx: Tx,
  run: Run,
  { spaceId, boardId, challenge }: Place,
  batch: Pick<Batch, 'ideaIds' | 'commentIds' | 'changedPostIds'>,
): Promise<void> {
  const at = {
    spaceId,
    ...(boardId === null ? {} : { boardId }),
    ...(challenge ? { challengeId: challenge.id } : {}),
    file: run.file,
  }
  if (!run.isRecorded) await importStarted.record(tx, run.context, at)
  whenCommitted(tx, () => {
    run.isRecorded = true
  })
  await ideasImported.record(tx, run.actor, { ...at, ...batch })
}

/** One import at a time writes into a space: two of the same file would else race for the same rows. */
export const lockImport = (tx: Tx, spaceId: number): Promise<object[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(7304019, ${spaceId})`)

/** New numbers for rows of a table, smallest first. */
export async function newIds(
  tx: Tx,
  table: 'Post' | 'Comment' | 'Customer' | 'CustomerAddress',
  count: number,
): Promise<number[]> {
  if (count === 0) return []
  const sequence = `"${table}"`
  const rows = await tx.rows<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence(${sequence}, 'id'))::int as id from generate_series(1, ${count}::int)`)
  return rows.map((row) => row.id).sort((a, b) => a - b)
}

/** Why a row cannot be taken, for the person who mends the file. Rethrows what is no fault of the row. */
export function reasonOf(error: unknown): Message {
  if (error instanceof BadRow) return error.text
  // JSON within JSON within JSON, thousands deep.
  if (error instanceof RangeError) return importsMessages.message('row.nested')
  if (!(error instanceof Invalid)) throw error
  return (language) =>
    Object.entries(error.wordsIn(language).fields)
      .map(([field, messages]) => (field ? `${field}: ${messages.join(' ')}` : messages.join(' ')))
      .join('; ')
}
