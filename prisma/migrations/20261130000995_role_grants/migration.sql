-- Roles that somebody has been given: by whom, when, why, until when, in one space or in the company. A role that has ended
-- keeps its row.
CREATE TYPE "GrantedRole" AS ENUM ('SPONSOR', 'PRODUCT_TEAM', 'MODERATOR', 'ADMINISTRATOR', 'AUDITOR');
CREATE TABLE "RoleGrant" (
  "id" SERIAL NOT NULL,
  "personId" INTEGER NOT NULL,
  "role" "GrantedRole" NOT NULL,
  "spaceId" INTEGER,
  "reason" TEXT NOT NULL DEFAULT '',
  "grantedById" INTEGER,
  "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "until" TIMESTAMPTZ(3),
  "endedById" INTEGER,
  "endedAt" TIMESTAMPTZ(3),
  "endReason" TEXT NOT NULL DEFAULT '',
  CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RoleGrant_personId_idx" ON "RoleGrant"("personId");
CREATE INDEX "RoleGrant_spaceId_idx" ON "RoleGrant"("spaceId");
CREATE INDEX "RoleGrant_grantedById_idx" ON "RoleGrant"("grantedById");
CREATE INDEX "RoleGrant_endedById_idx" ON "RoleGrant"("endedById");
-- Once at a time: what is given twice is one row.
CREATE UNIQUE INDEX "RoleGrant_held" ON "RoleGrant"("personId", "role", coalesce("spaceId", 0)) WHERE "endedAt" IS NULL;
-- The clock asks who has come to an end.
CREATE INDEX "RoleGrant_until_idx" ON "RoleGrant"("until") WHERE "endedAt" IS NULL AND "until" IS NOT NULL;
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- Administrators of before: their row says so from now on, too.
INSERT INTO "RoleGrant" ("personId", "role", "grantedAt") SELECT "id", 'ADMINISTRATOR', "createdAt" FROM "Person" WHERE "role" = 'ADMIN';
