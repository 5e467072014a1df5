-- Stages of a challenge that somebody saved for their further ones.
CREATE TABLE "StageTemplate" (
    "id" SERIAL NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "stages" JSONB NOT NULL,
    "namesFrom" "ChallengeStage",
    "voteBudget" INTEGER,
    "hidesTotals" BOOLEAN NOT NULL,
    "hasDuels" BOOLEAN NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StageTemplate_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "StageTemplate_ownerId_name_key" ON "StageTemplate"("ownerId", "name");

ALTER TABLE "StageTemplate" ADD CONSTRAINT "StageTemplate_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
