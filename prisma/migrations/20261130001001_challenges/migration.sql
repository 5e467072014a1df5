-- Challenges: a sponsor asks a space, ideas are entered, voted for, decided, and what came of it is told.
CREATE TYPE "ChallengeStage" AS ENUM ('UPCOMING', 'COLLECT', 'SHAPE', 'EVALUATE', 'TRIAL', 'DECIDE', 'TOLD');

CREATE TYPE "StageAudience" AS ENUM ('EVERYONE', 'MEMBERS', 'NOBODY');

CREATE TYPE "EntryClosing" AS ENUM ('WITHDRAWN', 'MERGED');

CREATE TYPE "EntryOutcome" AS ENUM ('WINNER', 'GOES_ON', 'NOT_NOW');

ALTER TABLE "Draft" ADD COLUMN "begunAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE "Challenge" (
    "id" INTEGER NOT NULL,
    "spaceId" INTEGER NOT NULL,
    "sponsorId" INTEGER,
    "timeZone" TEXT NOT NULL,
    "stage" "ChallengeStage" NOT NULL DEFAULT 'UPCOMING',
    "stageAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "problem" TEXT NOT NULL DEFAULT '',
    "whyNow" TEXT NOT NULL DEFAULT '',
    "goodLooks" TEXT NOT NULL DEFAULT '',
    "outOfScope" TEXT NOT NULL DEFAULT '',
    "reward" TEXT NOT NULL DEFAULT '',
    "promisedBudget" INTEGER,
    "givenBudget" INTEGER,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "voteBudget" INTEGER,
    "hidesTotals" BOOLEAN NOT NULL DEFAULT false,
    "entryCount" INTEGER NOT NULL DEFAULT 0,
    "result" TEXT NOT NULL DEFAULT '',
    "toldAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Challenge_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ChallengeRule" (
    "challengeId" INTEGER NOT NULL,
    "stage" "ChallengeStage" NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "submitters" "StageAudience" NOT NULL,
    "voters" "StageAudience" NOT NULL,
    "allowsComments" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ChallengeRule_pkey" PRIMARY KEY ("challengeId","stage")
);

CREATE TABLE "ChallengeEntry" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedAs" "EntryClosing",
    "voteCount" INTEGER NOT NULL DEFAULT 0,
    "outcome" "EntryOutcome",
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "valueEstimate" INTEGER,
    "valueCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "ChallengeEntry_pkey" PRIMARY KEY ("challengeId","ideaId")
);

CREATE TABLE "ChallengeUpdate" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChallengeUpdate_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ChallengeVoter" (
    "challengeId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "spent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ChallengeVoter_pkey" PRIMARY KEY ("challengeId","personId")
);

CREATE TABLE "ChallengeVote" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "votes" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChallengeVote_pkey" PRIMARY KEY ("challengeId","ideaId","personId")
);

CREATE INDEX "Challenge_nextAt_idx" ON "Challenge"("nextAt");

CREATE INDEX "Challenge_stage_stageAt_id_idx" ON "Challenge"("stage", "stageAt" DESC, "id" DESC);

CREATE INDEX "Challenge_spaceId_idx" ON "Challenge"("spaceId");

CREATE INDEX "Challenge_sponsorId_idx" ON "Challenge"("sponsorId");

CREATE INDEX "ChallengeEntry_ideaId_idx" ON "ChallengeEntry"("ideaId");

CREATE INDEX "ChallengeUpdate_challengeId_id_idx" ON "ChallengeUpdate"("challengeId", "id" DESC);

CREATE INDEX "ChallengeVoter_personId_idx" ON "ChallengeVoter"("personId");

CREATE INDEX "ChallengeVote_challengeId_personId_idx" ON "ChallengeVote"("challengeId", "personId");

CREATE INDEX "ChallengeVote_personId_idx" ON "ChallengeVote"("personId");

ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_id_fkey" FOREIGN KEY ("id") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_sponsorId_fkey" FOREIGN KEY ("sponsorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ChallengeRule" ADD CONSTRAINT "ChallengeRule_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ChallengeEntry" ADD CONSTRAINT "ChallengeEntry_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ChallengeEntry" ADD CONSTRAINT "ChallengeEntry_ideaId_fkey" FOREIGN KEY ("ideaId") REFERENCES "Idea"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ChallengeEntry" ADD CONSTRAINT "ChallengeEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ChallengeEntry" ADD CONSTRAINT "ChallengeEntry_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ChallengeUpdate" ADD CONSTRAINT "ChallengeUpdate_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ChallengeUpdate" ADD CONSTRAINT "ChallengeUpdate_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ChallengeVoter" ADD CONSTRAINT "ChallengeVoter_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ChallengeVoter" ADD CONSTRAINT "ChallengeVoter_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ChallengeVote" ADD CONSTRAINT "ChallengeVote_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ChallengeVote" ADD CONSTRAINT "ChallengeVote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A draft that is there already was begun when it was last kept, at the latest.
UPDATE "Draft" SET "begunAt" = "updatedAt";

ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_votes_check" CHECK ("voteBudget" > 0);
ALTER TABLE "ChallengeVoter" ADD CONSTRAINT "ChallengeVoter_spent_check" CHECK ("spent" >= 0);
ALTER TABLE "ChallengeVote" ADD CONSTRAINT "ChallengeVote_votes_check" CHECK ("votes" > 0);
