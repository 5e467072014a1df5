-- Scorecards: named evaluators score the entries of a challenge by weighted criteria, until their due date.
CREATE TABLE "Criterion" (
    "id" SERIAL NOT NULL,
    "challengeId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Criterion_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Evaluator" (
    "challengeId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "remindedAt" TIMESTAMPTZ(3),
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Evaluator_pkey" PRIMARY KEY ("challengeId","personId")
);

CREATE TABLE "Scorecard" (
    "challengeId" INTEGER NOT NULL,
    "ideaId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "scores" JSONB NOT NULL DEFAULT '{}',
    "comment" TEXT NOT NULL DEFAULT '',
    "score" INTEGER,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "recusedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Scorecard_pkey" PRIMARY KEY ("challengeId","ideaId","personId")
);

CREATE INDEX "Criterion_challengeId_position_idx" ON "Criterion"("challengeId", "position");

CREATE INDEX "Evaluator_personId_idx" ON "Evaluator"("personId");

CREATE INDEX "Evaluator_dueAt_idx" ON "Evaluator"("dueAt");

CREATE INDEX "Scorecard_challengeId_personId_idx" ON "Scorecard"("challengeId", "personId");

CREATE INDEX "Scorecard_personId_idx" ON "Scorecard"("personId");

ALTER TABLE "Criterion" ADD CONSTRAINT "Criterion_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Evaluator" ADD CONSTRAINT "Evaluator_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Evaluator" ADD CONSTRAINT "Evaluator_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Scorecard" ADD CONSTRAINT "Scorecard_challengeId_ideaId_fkey" FOREIGN KEY ("challengeId", "ideaId") REFERENCES "ChallengeEntry"("challengeId", "ideaId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Scorecard" ADD CONSTRAINT "Scorecard_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Criterion" ADD CONSTRAINT "Criterion_weight_check" CHECK ("weight" >= 0);
-- A card is a draft, submitted with its score, or recused.
ALTER TABLE "Scorecard" ADD CONSTRAINT "Scorecard_state_check" CHECK (
    ("submittedAt" IS NULL) = ("score" IS NULL) AND ("submittedAt" IS NULL OR "recusedAt" IS NULL));
