-- Entries that build on others of their challenge.
CREATE TABLE "EntryLink" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "ontoId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EntryLink_pkey" PRIMARY KEY ("challengeId","ideaId","ontoId")
);

CREATE INDEX "EntryLink_challengeId_ontoId_idx" ON "EntryLink"("challengeId", "ontoId");

ALTER TABLE "EntryLink" ADD CONSTRAINT "EntryLink_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryLink" ADD CONSTRAINT "EntryLink_challengeId_ontoId_fkey" FOREIGN KEY ("challengeId", "ontoId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
