-- What entries have brought: measured some time after the decision, and signed off by the owner of the value.
CREATE TABLE "ValueCheck" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "ownerId" INTEGER,
    "askedAt" TIMESTAMPTZ(3),
    "measured" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "measuredById" INTEGER,
    "measuredAt" TIMESTAMPTZ(3),
    "signedById" INTEGER,
    "signedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ValueCheck_pkey" PRIMARY KEY ("challengeId", "ideaId")
);

CREATE INDEX "ValueCheck_ownerId_idx" ON "ValueCheck"("ownerId");
CREATE INDEX "ValueCheck_measuredById_idx" ON "ValueCheck"("measuredById");
CREATE INDEX "ValueCheck_signedById_idx" ON "ValueCheck"("signedById");
-- Entries whose value is to be measured, by the day.
CREATE INDEX "ChallengeEntry_value_idx" ON "ChallengeEntry" ("valueCheckAt", "ideaId") WHERE "valueEstimate" IS NOT NULL AND "closedAt" IS NULL;
ALTER TABLE "ValueCheck" ADD CONSTRAINT "ValueCheck_measured" CHECK (
  ("measured" IS NULL) = ("measuredAt" IS NULL) AND ("signedAt" IS NULL OR "measuredAt" IS NOT NULL));

ALTER TABLE "ValueCheck" ADD CONSTRAINT "ValueCheck_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ValueCheck" ADD CONSTRAINT "ValueCheck_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ValueCheck" ADD CONSTRAINT "ValueCheck_measuredById_fkey" FOREIGN KEY ("measuredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ValueCheck" ADD CONSTRAINT "ValueCheck_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
