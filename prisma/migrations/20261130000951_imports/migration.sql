-- What an import brings beside ideas: responses whose author is known by name only, and people named beside the author.
ALTER TABLE "OfficialResponse" ALTER COLUMN "byId" DROP NOT NULL, ADD COLUMN "byName" TEXT,
  ADD COLUMN "isImported" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT "OfficialResponse_author" CHECK ("byId" IS NOT NULL OR "isImported");
ALTER TABLE "OfficialResponse" DROP CONSTRAINT "OfficialResponse_byId_fkey",
  ADD CONSTRAINT "OfficialResponse_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE TABLE "PostCoauthor" (
  "postId" INTEGER NOT NULL,
  "place" INTEGER NOT NULL,
  "personId" INTEGER,
  "name" TEXT NOT NULL,
  CONSTRAINT "PostCoauthor_pkey" PRIMARY KEY ("postId", "place")
);
CREATE INDEX "PostCoauthor_personId_idx" ON "PostCoauthor"("personId");
ALTER TABLE "PostCoauthor" ADD CONSTRAINT "PostCoauthor_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PostCoauthor" ADD CONSTRAINT "PostCoauthor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Each import as a whole: what it read, how it went, and which rows it made, so that it can be undone.
CREATE TYPE "ImportState" AS ENUM ('UPLOADED', 'READY', 'TRYING', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE');
CREATE TABLE "Import" (
  "id" SERIAL NOT NULL,
  "kind" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "commentsFile" TEXT,
  "startedById" INTEGER NOT NULL,
  "state" "ImportState" NOT NULL,
  "options" JSONB NOT NULL DEFAULT '{}',
  "report" JSONB,
  "bytesRead" BIGINT NOT NULL DEFAULT 0,
  "bytesTotal" BIGINT NOT NULL DEFAULT 0,
  "rowsDone" INTEGER NOT NULL DEFAULT 0,
  "trouble" TEXT,
  "spaceId" INTEGER,
  "boardId" INTEGER,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "finishedAt" TIMESTAMPTZ(3),
  CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Import_startedById_idx" ON "Import"("startedById");
CREATE INDEX "Import_spaceId_idx" ON "Import"("spaceId");
CREATE INDEX "Import_boardId_idx" ON "Import"("boardId");
ALTER TABLE "Import" ADD CONSTRAINT "Import_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Import" ADD CONSTRAINT "Import_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Import" ADD CONSTRAINT "Import_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ImportedRow" ADD COLUMN "importId" INTEGER;
CREATE INDEX "ImportedRow_importId_idx" ON "ImportedRow"("importId");
ALTER TABLE "ImportedRow" ADD CONSTRAINT "ImportedRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;
