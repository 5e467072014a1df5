-- Names that a company uses for one thing: in the whole company, or for the readers of a space.
CREATE TABLE "SearchAlias" (
  "id" SERIAL NOT NULL,
  "spaceId" INTEGER,
  "name" TEXT NOT NULL,
  "other" TEXT NOT NULL,
  "addedById" INTEGER,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "SearchAlias_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "SearchAlias_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "SearchAlias_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "SearchAlias_spaceId_idx" ON "SearchAlias"("spaceId");
CREATE INDEX "SearchAlias_addedById_idx" ON "SearchAlias"("addedById");
-- Each pair once in its place.
CREATE UNIQUE INDEX "SearchAlias_pair_key" ON "SearchAlias"("name", "other", coalesce("spaceId", 0));

-- Words that were searched for and found nothing: the words, how often, and no person. `people` has 32 bits, of which each person sets
-- one that differs from word to word: how many are set says how many people asked at least, never who.
CREATE TABLE "SearchWithoutResult" (
  "words" TEXT NOT NULL,
  "times" INTEGER NOT NULL DEFAULT 1,
  "people" INTEGER NOT NULL,
  "lastDay" DATE NOT NULL,
  CONSTRAINT "SearchWithoutResult_pkey" PRIMARY KEY ("words")
);
CREATE INDEX "SearchWithoutResult_lastDay_idx" ON "SearchWithoutResult"("lastDay");
