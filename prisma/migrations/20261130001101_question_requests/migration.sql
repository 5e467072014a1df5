-- Questions find who answers them: people are asked in waves, a first answer is promised, and everybody says how often they may be asked.
CREATE TYPE "QuestionRequestState" AS ENUM ('ASKED', 'ACCEPTED', 'DECLINED', 'PASSED', 'ANSWERED', 'ENDED');

ALTER TABLE "Question" ADD COLUMN "wave" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "nextWaveAt" TIMESTAMPTZ(3),
  ADD COLUMN "dueAt" TIMESTAMPTZ(3);

CREATE TABLE "QuestionRequest" (
    "questionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "wave" INTEGER NOT NULL,
    "state" "QuestionRequestState" NOT NULL DEFAULT 'ASKED',
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "respondedAt" TIMESTAMPTZ(3),
    "passedToId" INTEGER,

    CONSTRAINT "QuestionRequest_pkey" PRIMARY KEY ("questionId","personId")
);

CREATE TABLE "QuestionAvailability" (
    "personId" INTEGER NOT NULL,
    "weeklyCap" INTEGER NOT NULL,

    CONSTRAINT "QuestionAvailability_pkey" PRIMARY KEY ("personId")
);

CREATE TABLE "QuestionPromise" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "policyId" INTEGER NOT NULL,

    CONSTRAINT "QuestionPromise_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Question_nextWaveAt_idx" ON "Question"("nextWaveAt");
CREATE INDEX "QuestionRequest_personId_askedAt_idx" ON "QuestionRequest"("personId", "askedAt" DESC);
CREATE INDEX "QuestionRequest_passedToId_idx" ON "QuestionRequest"("passedToId");
CREATE UNIQUE INDEX "QuestionPromise_policyId_key" ON "QuestionPromise"("policyId");

ALTER TABLE "QuestionRequest" ADD CONSTRAINT "QuestionRequest_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuestionRequest" ADD CONSTRAINT "QuestionRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "QuestionRequest" ADD CONSTRAINT "QuestionRequest_passedToId_fkey" FOREIGN KEY ("passedToId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "QuestionAvailability" ADD CONSTRAINT "QuestionAvailability_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuestionPromise" ADD CONSTRAINT "QuestionPromise_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "ClockPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
