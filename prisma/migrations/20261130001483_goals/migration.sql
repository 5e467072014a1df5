-- Goals, and the challenges that serve them.
CREATE TYPE "GoalState" AS ENUM ('OPEN', 'REACHED', 'DROPPED');

CREATE TABLE "Goal" (
    "id" SERIAL NOT NULL,
    "spaceId" INTEGER NOT NULL,
    "ownerId" INTEGER,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "state" "GoalState" NOT NULL DEFAULT 'OPEN',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ChallengeGoal" (
    "challengeId" INTEGER NOT NULL,
    "goalId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChallengeGoal_pkey" PRIMARY KEY ("challengeId")
);

CREATE INDEX "Goal_state_id_idx" ON "Goal"("state", "id" DESC);
CREATE INDEX "Goal_spaceId_idx" ON "Goal"("spaceId");
CREATE INDEX "Goal_ownerId_idx" ON "Goal"("ownerId");
CREATE INDEX "ChallengeGoal_goalId_challengeId_idx" ON "ChallengeGoal"("goalId", "challengeId" DESC);
CREATE INDEX "ChallengeGoal_byId_idx" ON "ChallengeGoal"("byId");

ALTER TABLE "Goal" ADD CONSTRAINT "Goal_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ChallengeGoal" ADD CONSTRAINT "ChallengeGoal_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ChallengeGoal" ADD CONSTRAINT "ChallengeGoal_goalId_fkey" FOREIGN KEY ("goalId") REFERENCES "Goal"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ChallengeGoal" ADD CONSTRAINT "ChallengeGoal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
