-- Sessions end when nobody uses them, get a new id when rights change, and every process sees with a request whether the
-- rights of a person, or of everybody, have changed.
ALTER TABLE "Session"
  ADD COLUMN "previousIdHash" TEXT,
  ADD COLUMN "renewedAt" TIMESTAMPTZ(3),
  ADD COLUMN "needsNewId" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "Session_previousIdHash_key" ON "Session"("previousIdHash");

-- When they were last used was not kept: the idle limit begins now.
UPDATE "Session" SET "seenAt" = CURRENT_TIMESTAMP;

ALTER TABLE "Person" ADD COLUMN "rightsVersion" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Company" ADD COLUMN "rightsVersion" INTEGER NOT NULL DEFAULT 0;
