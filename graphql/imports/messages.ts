// The kind `customers`: a row is what a customer wrote, and becomes a thread of a channel. It is history: no clock starts, no rule is
// asked, nothing is acknowledged, and nobody is notified.
import { customersImported } from '#graphql/customers/import-events.ts'
import { write } from '#graphql/write.ts'
import { importsMessages } from '#messages/imports.ts'
import type { ImportChannel } from './channel.ts'
import { BadRow } from './idea-row.ts'
import {
  insertThreads,
  type KnownMessage,
  knownMessages,
  type ReadyMessage,
} from './message-batch.ts'
import { type MessageRow, readMessageRow } from './message-row.ts'
import { beginRows, type RowTaker } from './row-import.ts'
import { lockImport, type Run } from './run.ts'
import { SeenIds } from './seen.ts'

const say = importsMessages.message
/** What one transaction takes: rows, and characters of their words. */
const MAX_ROWS = 500
const MAX_TEXT = 1_000_000

export const importMessages = (run: Run): RowTaker => new MessagesFile(run)

class MessagesFile implements RowTaker {
  readonly #run: Run
  readonly #channel: ImportChannel
  readonly #seen = new SeenIds()
  #batch: ReadyMessage[] = []
  #text = 0
  #leftTags = 0
  /** When the row before was written: one without a date is as old. */
  #lastAt: Date | null = null

  constructor(run: Run) {
    this.#run = run
    this.#channel = run.channel as ImportChannel
  }

  async take(line: number, cell: (ours: string) => unknown): Promise<void> {
    const row = readMessageRow(line, cell, this.#run.reading)
    const id = row.id || this.#idOf(row)
    if (row.id && !this.#seen.add(id)) throw new BadRow(say('row.double', { id }))
    const at = row.createdAt ?? this.#lastAt ?? new Date()
    this.#lastAt = at
    this.#leftTags += row.leftTags
    this.#batch.push({ ...row, id, key: `${this.#channel.id}:${id}`, at })
    this.#text += row.body.length
    if (this.#batch.length >= MAX_ROWS || this.#text >= MAX_TEXT) await this.#save()
  }

  async end(): Promise<void> {
    await this.#save()
    if (this.#leftTags > 0)
      this.#run.notes.set('message.tags', say('message.tags', { count: this.#leftTags }))
  }

  /**
   * Of a row in a file without ids: what it says, and its place among those that say the same. Places are taken without gaps, so
   * the next one is found by doubling and halving: a million equal rows cost no million questions each.
   */
  #idOf({ hash }: MessageRow): string {
    const isTaken = (n: number) => this.#seen.has(`~${hash}-${n}`)
    let free = 1
    while (isTaken(free)) free *= 2
    let taken = Math.floor(free / 2)
    while (free - taken > 1) {
      const middle = Math.floor((taken + free) / 2)
      if (isTaken(middle)) taken = middle
      else free = middle
    }
    this.#seen.add(`~${hash}-${free}`)
    return `~${hash}-${free}`
  }

  async #save(): Promise<void> {
    const run = this.#run
    const batch = this.#batch
    this.#batch = []
    this.#text = 0
    if (batch.length === 0) return
    const known = await knownMessages(run.context.db, this.#channel.spaceId, batch)
    const fresh: ReadyMessage[] = []
    for (const row of batch) {
      const before = known.get(row.key)
      if (!before) fresh.push(row)
      else await this.#meet(row, before)
    }
    if (run.dryRun) run.ideas.new += fresh.length
    else if (fresh.length > 0) await this.#write(fresh)
  }

  /** What customers wrote is never changed: a row that says something else now is refused. */
  async #meet(row: ReadyMessage, { hash }: KnownMessage): Promise<void> {
    if (hash === row.hash) {
      this.#run.ideas.unchanged++
      return
    }
    const { line, id, title } = row
    const reason = say('message.changed', { id })
    await this.#run.refuse({ line, what: 'message', id, title, reason })
  }

  async #write(rows: readonly ReadyMessage[]): Promise<void> {
    const run = this.#run
    const importId = await beginRows(run, 'customers')
    const { id: channelId, spaceId } = this.#channel
    const counts = { made: 0, same: 0 }
    await write(run.context, 'importCustomers', null, async (tx) => {
      await lockImport(tx, spaceId)
      // Another import of the same file may have been here meanwhile.
      const known = await knownMessages(tx, spaceId, rows)
      const fresh = rows.filter(({ key }) => !known.has(key))
      const to = { channelId, spaceId, importId }
      const threadIds = await insertThreads(tx, to, fresh)
      counts.made = threadIds.length
      counts.same = rows.length - threadIds.length
      const { file } = run
      if (threadIds.length > 0)
        await customersImported.record(tx, run.actor, { spaceId, channelId, file, threadIds })
      return {}
    })
    run.ideas.new += counts.made
    run.ideas.unchanged += counts.same
  }
}
