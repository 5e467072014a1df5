-- What entries need to be taken into a stage, and the moves with the numbers that caused them.
CREATE TABLE "StageGate" (
    "challengeId" INTEGER NOT NULL,
    "stage" "ChallengeStage" NOT NULL,
    "supporters" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "quotes" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,

    CONSTRAINT "StageGate_pkey" PRIMARY KEY ("challengeId","stage")
);

CREATE TABLE "EntryMove" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "stage" "ChallengeStage" NOT NULL,
    "fromStage" "ChallengeStage" NOT NULL,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "supporters" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "quotes" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,
    "neededSupporters" INTEGER NOT NULL,
    "neededUnits" INTEGER NOT NULL,
    "neededQuotes" INTEGER NOT NULL,
    "neededComments" INTEGER NOT NULL,

    CONSTRAINT "EntryMove_pkey" PRIMARY KEY ("challengeId","ideaId","stage")
);

CREATE INDEX "EntryMove_byId_idx" ON "EntryMove"("byId");

ALTER TABLE "StageGate" ADD CONSTRAINT "StageGate_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryMove" ADD CONSTRAINT "EntryMove_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "EntryMove" ADD CONSTRAINT "EntryMove_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
