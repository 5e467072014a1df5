-- Processes of the company with their owners, and risks that people see in entries.
CREATE TYPE "RiskVerdict" AS ENUM ('CLEAR', 'CONDITIONS', 'STOP');

CREATE TABLE "ProcessTag" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "ownerId" INTEGER,
    "createdById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProcessTag_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "RiskFlag" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "tagId" INTEGER NOT NULL,
    "byId" INTEGER,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" "RiskVerdict",
    "answer" TEXT NOT NULL DEFAULT '',
    "respondedById" INTEGER,
    "respondedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RiskFlag_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "ProcessTag_ownerId_idx" ON "ProcessTag"("ownerId");
CREATE INDEX "ProcessTag_createdById_idx" ON "ProcessTag"("createdById");
CREATE INDEX "RiskFlag_challengeId_ideaId_idx" ON "RiskFlag"("challengeId", "ideaId");
CREATE INDEX "RiskFlag_tagId_idx" ON "RiskFlag"("tagId");
CREATE INDEX "RiskFlag_byId_idx" ON "RiskFlag"("byId");
CREATE INDEX "RiskFlag_respondedById_idx" ON "RiskFlag"("respondedById");

-- Of tags in use a name stands once, and an entry has one open flag of each.
CREATE UNIQUE INDEX "ProcessTag_name_once" ON "ProcessTag"(lower("name")) WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "RiskFlag_open_once" ON "RiskFlag"("challengeId", "ideaId", "tagId") WHERE "respondedAt" IS NULL;

ALTER TABLE "ProcessTag" ADD CONSTRAINT "ProcessTag_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ProcessTag" ADD CONSTRAINT "ProcessTag_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RiskFlag" ADD CONSTRAINT "RiskFlag_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RiskFlag" ADD CONSTRAINT "RiskFlag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "ProcessTag"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RiskFlag" ADD CONSTRAINT "RiskFlag_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RiskFlag" ADD CONSTRAINT "RiskFlag_respondedById_fkey" FOREIGN KEY ("respondedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
