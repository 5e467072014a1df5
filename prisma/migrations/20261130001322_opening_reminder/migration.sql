-- When the followers of a challenge were reminded that it opens.
ALTER TABLE "Challenge" ADD COLUMN "openingRemindedAt" TIMESTAMPTZ(3);
