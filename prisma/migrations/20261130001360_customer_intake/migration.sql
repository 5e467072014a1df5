-- A customer's link ends some time after it was used last; one that has been sent already counts from the thread's last message.
ALTER TABLE "CustomerThread" ADD COLUMN "linkUntil" TIMESTAMPTZ(3);
UPDATE "CustomerThread" SET "linkUntil" = "latestAt" + interval '180 days';
ALTER TABLE "CustomerThread" ALTER COLUMN "linkUntil" SET NOT NULL;
-- A mail server has said that it could not deliver the message.
ALTER TABLE "CustomerMessage" ADD COLUMN "bouncedAt" TIMESTAMPTZ(3);
-- Of one weight (reach and severity) whoever has waited longest is the most urgent: the inbox reads a few rows of each.
CREATE INDEX "CustomerThread_urgency" ON "CustomerThread"
  (((round((1 + log(greatest(1, reach)::numeric)), 1)::float8 * severity)), "waitingSince", id DESC, "dueAt")
  WHERE "waitingSince" IS NOT NULL AND NOT "isSpam";
-- What was answered, latest first, and what rests.
CREATE INDEX "CustomerThread_answered" ON "CustomerThread" ("latestAt" DESC, id DESC) WHERE "waitingSince" IS NULL AND NOT "isSpam";
CREATE INDEX "CustomerThread_snoozed" ON "CustomerThread" ("snoozedUntil") WHERE "snoozedUntil" IS NOT NULL;
CREATE INDEX "CustomerThread_dueAt_idx" ON "CustomerThread" ("dueAt");
