-- Who an imported row says wrote it, as SHA-256 of the address: somebody of that address who comes later is its author.
ALTER TABLE "ImportedRow" ADD COLUMN "authorKey" TEXT;
CREATE INDEX "ImportedRow_authorKey_idx" ON "ImportedRow"("authorKey");
-- What a skill is called in the vocabulary that it came from, so that names in another language find it.
ALTER TABLE "Skill" ADD COLUMN "externalId" TEXT;
CREATE UNIQUE INDEX "Skill_externalId_key" ON "Skill"("externalId");
