-- Pairwise rounds: people compare two entries at a time, and a ranking is computed from their choices.
CREATE TYPE "DuelOutcome" AS ENUM ('FIRST', 'SECOND', 'EQUAL', 'SKIPPED');

ALTER TABLE "Challenge" ADD COLUMN "hasDuels" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "DuelRound" (
    "challengeId" INTEGER NOT NULL,
    "rankedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DuelRound_pkey" PRIMARY KEY ("challengeId")
);

CREATE TABLE "Duel" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "firstId" INTEGER NOT NULL,
    "secondId" INTEGER NOT NULL,
    "isSwapped" BOOLEAN NOT NULL,
    "outcome" "DuelOutcome",
    "shownAt" TIMESTAMPTZ(3) NOT NULL,
    "chosenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Duel_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DuelScore" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "duelCount" INTEGER NOT NULL DEFAULT 0,
    "strength" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "error" DOUBLE PRECISION,
    "place" INTEGER,
    "placeFrom" INTEGER,
    "placeTo" INTEGER,

    CONSTRAINT "DuelScore_pkey" PRIMARY KEY ("challengeId","ideaId")
);

CREATE UNIQUE INDEX "Duel_challengeId_personId_firstId_secondId_key" ON "Duel"("challengeId", "personId", "firstId", "secondId");

CREATE INDEX "Duel_challengeId_outcome_idx" ON "Duel"("challengeId", "outcome");

CREATE INDEX "Duel_challengeId_firstId_idx" ON "Duel"("challengeId", "firstId");

CREATE INDEX "Duel_challengeId_secondId_idx" ON "Duel"("challengeId", "secondId");

CREATE INDEX "Duel_personId_idx" ON "Duel"("personId");

CREATE INDEX "DuelScore_challengeId_place_ideaId_idx" ON "DuelScore"("challengeId", "place", "ideaId");

ALTER TABLE "DuelRound" ADD CONSTRAINT "DuelRound_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Duel" ADD CONSTRAINT "Duel_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Duel" ADD CONSTRAINT "Duel_challengeId_firstId_fkey" FOREIGN KEY ("challengeId", "firstId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Duel" ADD CONSTRAINT "Duel_challengeId_secondId_fkey" FOREIGN KEY ("challengeId", "secondId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "DuelScore" ADD CONSTRAINT "DuelScore_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;

-- One pair at a time for each person, and a pair always the same way round.
CREATE UNIQUE INDEX "Duel_open_key" ON "Duel"("challengeId", "personId") WHERE "outcome" IS NULL;
ALTER TABLE "Duel" ADD CONSTRAINT "Duel_order_check" CHECK ("firstId" < "secondId");
ALTER TABLE "DuelScore" ADD CONSTRAINT "DuelScore_duels_check" CHECK ("duelCount" >= 0);
