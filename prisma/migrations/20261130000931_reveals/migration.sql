-- Two people agree, each with a reason and in a capacity, within a stated time. A request that ended unanswered stays in the record.
ALTER TABLE "SealReveal" DROP CONSTRAINT "SealReveal_pkey", DROP CONSTRAINT "SealReveal_two_people",
  ADD COLUMN "id" SERIAL NOT NULL,
  ADD COLUMN "requestedAs" TEXT NOT NULL DEFAULT 'administrator',
  ADD COLUMN "expiresAt" TIMESTAMPTZ(3),
  ADD COLUMN "agreedAs" TEXT,
  ADD COLUMN "agreedReason" TEXT,
  ADD CONSTRAINT "SealReveal_pkey" PRIMARY KEY ("id");
ALTER TABLE "SealReveal" RENAME COLUMN "confirmedById" TO "agreedById";
ALTER TABLE "SealReveal" RENAME COLUMN "confirmedAt" TO "agreedAt";
ALTER TABLE "SealReveal" RENAME CONSTRAINT "SealReveal_confirmedById_fkey" TO "SealReveal_agreedById_fkey";
UPDATE "SealReveal" SET "expiresAt" = "requestedAt" + interval '7 days',
  "agreedAs" = CASE WHEN "agreedById" IS NOT NULL THEN 'administrator' END,
  "agreedReason" = CASE WHEN "agreedById" IS NOT NULL THEN '' END;
ALTER TABLE "SealReveal" ALTER COLUMN "expiresAt" SET NOT NULL, ALTER COLUMN "requestedAs" DROP DEFAULT,
  ADD CONSTRAINT "SealReveal_two_people" CHECK ("agreedById" <> "requestedById"),
  ADD CONSTRAINT "SealReveal_agreed" CHECK (("agreedAt" IS NULL) = ("agreedAs" IS NULL) AND ("agreedAt" IS NULL) = ("agreedReason" IS NULL));
CREATE INDEX "SealReveal_postId_idx" ON "SealReveal"("postId");
