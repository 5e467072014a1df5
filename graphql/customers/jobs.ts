// The timed work of customers: messages leave, those whose job was lost are found again, feeds are read, and old words erased.
import { type Db, db as ownDb } from '#prisma/client.ts'
import { deliverMessage, sweepMessages } from './deliver.ts'
import { eraseOld } from './erase.ts'
import { pollFeeds } from './feeds.ts'
import { pollMailboxes } from './mailbox.ts'
import { pollMastodon } from './mastodon-channel.ts'

export const sendMessageJob = (payload: unknown, db: Db, now: Date): Promise<void> =>
  deliverMessage(db ?? ownDb, Number((payload as { messageId?: unknown }).messageId) || 0, now)
export const sweepJob = sweepMessages
export const pollFeedsJob = (_: unknown, db: Db, now: Date): Promise<void> =>
  pollFeeds(db ?? ownDb, now)
export const pollMastodonJob = (_: unknown, db: Db, now: Date): Promise<void> =>
  pollMastodon(db ?? ownDb, now)
export const pollMailboxesJob = (_: unknown, db: Db, now: Date): Promise<void> =>
  pollMailboxes(db ?? ownDb, now)
export const eraseOldJob = (_: unknown, db: Db, now: Date): Promise<void> =>
  eraseOld(db ?? ownDb, now)
