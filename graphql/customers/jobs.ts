// The timed work of customers: messages leave, and those whose job was lost are found again.
import { type Db, db as ownDb } from '#prisma/client.ts'
import { deliverMessage, sweepMessages } from './deliver.ts'

export const sendMessageJob = (payload: unknown, db: Db, now: Date): Promise<void> =>
  deliverMessage(db ?? ownDb, Number((payload as { messageId?: unknown }).messageId) || 0, now)
export const sweepJob = sweepMessages
