-- Forms by which people without an account send entries, and what they sent.
CREATE TABLE "EntryForm" (
    "challengeId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "openedById" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EntryForm_pkey" PRIMARY KEY ("challengeId")
);

CREATE UNIQUE INDEX "EntryForm_key_key" ON "EntryForm"("key");
CREATE INDEX "EntryForm_openedById_idx" ON "EntryForm"("openedById");

CREATE TABLE "SentEntry" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "fileId" TEXT,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SentEntry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "SentEntry_challengeId_id_idx" ON "SentEntry"("challengeId", "id");
CREATE INDEX "SentEntry_fileId_idx" ON "SentEntry"("fileId");

ALTER TABLE "EntryForm" ADD CONSTRAINT "EntryForm_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryForm" ADD CONSTRAINT "EntryForm_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SentEntry" ADD CONSTRAINT "SentEntry_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SentEntry" ADD CONSTRAINT "SentEntry_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;
