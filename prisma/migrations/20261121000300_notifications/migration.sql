-- Columns that the first migration may have made already.
ALTER TABLE "Notification" ADD COLUMN IF NOT EXISTS "mailedEvents" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Mail" ADD COLUMN IF NOT EXISTS "carries" JSONB NOT NULL DEFAULT '[]';

-- Unread events with the same group are one row, whatever comes at the same time.
CREATE UNIQUE INDEX "Notification_unread_group_key" ON "Notification"("personId", "groupKey") WHERE "readAt" IS NULL;

-- What no mail has carried yet: the minute's job asks for it.
CREATE INDEX "Notification_unmailed_idx" ON "Notification"("personId") WHERE "readAt" IS NULL AND events > "mailedEvents";
