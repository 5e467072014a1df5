-- Rewards for the outcomes of challenges with their ledger, and points, which each person sees alone.
CREATE TYPE "RewardState" AS ENUM ('PROPOSED', 'APPROVED', 'REFUSED', 'REVERSED');
CREATE TYPE "PointOutcome" AS ENUM ('WON', 'TAKEN_UP', 'IN_USE', 'VALUE_SIGNED', 'ANSWER_ACCEPTED');

CREATE TABLE "RewardSettings" (
    "id" INTEGER NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT false,
    "offSites" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "pointsPerDay" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RewardSettings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "RewardSettings_one" CHECK ("id" = 1)
);

CREATE TABLE "RewardBudget" (
    "challengeId" INTEGER NOT NULL,
    "budget" INTEGER NOT NULL,
    "cap" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RewardBudget_pkey" PRIMARY KEY ("challengeId"),
    CONSTRAINT "RewardBudget_cap" CHECK ("budget" >= 0 AND "cap" > 0)
);

CREATE TABLE "Reward" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "RewardState" NOT NULL DEFAULT 'PROPOSED',
    "proposedById" INTEGER NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "reversedById" INTEGER,
    "reversedAt" TIMESTAMPTZ(3),
    "reversalReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Reward_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Reward_amount" CHECK ("amount" > 0),
    -- Approved by somebody else than whoever proposed it, and than whoever gets it.
    CONSTRAINT "Reward_second" CHECK ("state" NOT IN ('APPROVED', 'REVERSED')
      OR ("decidedById" IS NOT NULL AND "decidedById" <> "proposedById" AND "decidedById" <> "personId"))
);

CREATE TABLE "RewardLine" (
    "id" SERIAL NOT NULL,
    "rewardId" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RewardLine_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PointLine" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "outcome" "PointOutcome" NOT NULL,
    "postId" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reversedAt" TIMESTAMPTZ(3),
    "reversesId" INTEGER,

    CONSTRAINT "PointLine_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Reward_challengeId_id_idx" ON "Reward"("challengeId", "id" DESC);
CREATE INDEX "Reward_challengeId_ideaId_idx" ON "Reward"("challengeId", "ideaId");
CREATE INDEX "Reward_personId_id_idx" ON "Reward"("personId", "id" DESC);
CREATE INDEX "Reward_proposedById_idx" ON "Reward"("proposedById");
CREATE INDEX "Reward_decidedById_idx" ON "Reward"("decidedById");
CREATE INDEX "Reward_reversedById_idx" ON "Reward"("reversedById");
CREATE INDEX "RewardLine_rewardId_idx" ON "RewardLine"("rewardId");
-- Given once, and taken back once.
CREATE UNIQUE INDEX "RewardLine_once_idx" ON "RewardLine"("rewardId", ("amount" > 0));
CREATE INDEX "RewardLine_byId_idx" ON "RewardLine"("byId");
CREATE UNIQUE INDEX "PointLine_reversesId_key" ON "PointLine"("reversesId");
CREATE INDEX "PointLine_personId_id_idx" ON "PointLine"("personId", "id" DESC);
CREATE INDEX "PointLine_postId_idx" ON "PointLine"("postId");
-- An outcome counts once for each person.
CREATE UNIQUE INDEX "PointLine_once_idx" ON "PointLine"("postId", "personId", "outcome")
  WHERE "reversesId" IS NULL AND "reversedAt" IS NULL;

ALTER TABLE "RewardBudget" ADD CONSTRAINT "RewardBudget_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Reward" ADD CONSTRAINT "Reward_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Reward" ADD CONSTRAINT "Reward_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Reward" ADD CONSTRAINT "Reward_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Reward" ADD CONSTRAINT "Reward_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Reward" ADD CONSTRAINT "Reward_reversedById_fkey" FOREIGN KEY ("reversedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RewardLine" ADD CONSTRAINT "RewardLine_rewardId_fkey" FOREIGN KEY ("rewardId") REFERENCES "Reward"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "RewardLine" ADD CONSTRAINT "RewardLine_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PointLine" ADD CONSTRAINT "PointLine_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PointLine" ADD CONSTRAINT "PointLine_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PointLine" ADD CONSTRAINT "PointLine_reversesId_fkey" FOREIGN KEY ("reversesId") REFERENCES "PointLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
