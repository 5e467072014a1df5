-- Questions: a kind of post whose first comments are answers, voted for and accepted.
CREATE TYPE "QuestionStatus" AS ENUM ('UNANSWERED', 'ANSWERED', 'ACCEPTED', 'UNKNOWN');

-- What comes first in the order TOP; 0 for everything that its kind does not rank.
ALTER TABLE "Comment" ADD COLUMN "rank" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "Question" (
    "id" INTEGER NOT NULL,
    "spaceId" INTEGER NOT NULL,
    "status" "QuestionStatus" NOT NULL DEFAULT 'UNANSWERED',
    "statusAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedId" INTEGER,
    "acceptedAt" TIMESTAMPTZ(3),
    "answerCount" INTEGER NOT NULL DEFAULT 0,
    "solvedCount" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "QuestionSolved" (
    "questionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "answerId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionSolved_pkey" PRIMARY KEY ("questionId","personId")
);

CREATE INDEX "Question_createdAt_id_idx" ON "Question"("createdAt" DESC, "id" DESC);
CREATE INDEX "Question_status_createdAt_id_idx" ON "Question"("status", "createdAt" DESC, "id" DESC);
CREATE INDEX "Question_spaceId_idx" ON "Question"("spaceId");
CREATE INDEX "Question_acceptedId_idx" ON "Question"("acceptedId");
CREATE INDEX "QuestionSolved_personId_idx" ON "QuestionSolved"("personId");
CREATE INDEX "QuestionSolved_answerId_idx" ON "QuestionSolved"("answerId");

ALTER TABLE "Question" ADD CONSTRAINT "Question_id_fkey" FOREIGN KEY ("id") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Question" ADD CONSTRAINT "Question_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Question" ADD CONSTRAINT "Question_acceptedId_fkey" FOREIGN KEY ("acceptedId") REFERENCES "Comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "QuestionSolved" ADD CONSTRAINT "QuestionSolved_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuestionSolved" ADD CONSTRAINT "QuestionSolved_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "QuestionSolved" ADD CONSTRAINT "QuestionSolved_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
