-- What entries would cost and bring.
CREATE TABLE "EntryCase" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,
    "benefit" INTEGER NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EntryCase_pkey" PRIMARY KEY ("challengeId","ideaId")
);

ALTER TABLE "EntryCase" ADD CONSTRAINT "EntryCase_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
