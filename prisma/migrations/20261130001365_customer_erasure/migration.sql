-- How long the words of a channel's customers are kept, and what was erased.
ALTER TABLE "CustomerChannel" ADD COLUMN "retentionDays" INTEGER;
ALTER TABLE "CustomerThread" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
ALTER TABLE "Customer" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
