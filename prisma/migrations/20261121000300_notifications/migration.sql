-- Unread events with the same group are one row, whatever comes at the same time.
CREATE UNIQUE INDEX "Notification_unread_group_key" ON "Notification"("personId", "groupKey") WHERE "readAt" IS NULL;

-- What no mail has carried yet: the minute's job asks for it.
CREATE INDEX "Notification_unmailed_idx" ON "Notification"("personId") WHERE "readAt" IS NULL AND events > "mailedEvents";
