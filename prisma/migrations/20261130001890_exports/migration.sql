-- Exports of spaces as ZIP files, and those that are taken back.
CREATE TYPE "ArchiveDirection" AS ENUM ('OUT', 'IN');
CREATE TYPE "ArchiveState" AS ENUM ('WAITING', 'READY', 'RUNNING', 'DONE', 'FAILED', 'EXPIRED');
CREATE TABLE "Archive" (
    "id" SERIAL NOT NULL,
    "direction" "ArchiveDirection" NOT NULL,
    "state" "ArchiveState" NOT NULL DEFAULT 'WAITING',
    "spaceId" INTEGER,
    "file" TEXT NOT NULL DEFAULT '',
    "startedById" INTEGER NOT NULL,
    "report" JSONB,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "trouble" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Archive_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Archive_startedById_idx" ON "Archive"("startedById");
CREATE INDEX "Archive_spaceId_idx" ON "Archive"("spaceId");
CREATE INDEX "Archive_state_expiresAt_idx" ON "Archive"("state", "expiresAt");
ALTER TABLE "Archive" ADD CONSTRAINT "Archive_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Archive" ADD CONSTRAINT "Archive_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE SET NULL ON UPDATE CASCADE;
