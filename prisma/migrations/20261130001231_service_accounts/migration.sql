-- Accounts of programs, and who made which API token.
ALTER TYPE "ActorKind" ADD VALUE 'SERVICE';

CREATE TABLE "ServiceAccount" (
    "personId" INTEGER NOT NULL,
    "createdById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ServiceAccount_pkey" PRIMARY KEY ("personId")
);

CREATE INDEX "ServiceAccount_createdById_idx" ON "ServiceAccount"("createdById");

ALTER TABLE "ServiceAccount" ADD CONSTRAINT "ServiceAccount_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ServiceAccount" ADD CONSTRAINT "ServiceAccount_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ApiToken" ADD COLUMN "createdById" INTEGER,
    ADD COLUMN "lastUsedAt" TIMESTAMPTZ(3);

CREATE INDEX "ApiToken_createdById_idx" ON "ApiToken"("createdById");

ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
