-- An accepted answer is kept as knowledge: somebody owns it, it is reviewed, and readers say whether it still holds.
CREATE TABLE "Knowledge" (
  "questionId" INTEGER NOT NULL,
  "answerId" INTEGER NOT NULL,
  "ownerId" INTEGER,
  "verifiedAt" TIMESTAMPTZ(3) NOT NULL,
  "verifiedById" INTEGER,
  "reviewAt" TIMESTAMPTZ(3) NOT NULL,
  "doubtCount" INTEGER NOT NULL DEFAULT 0,
  "confirmedCount" INTEGER NOT NULL DEFAULT 0,
  "remindedAt" TIMESTAMPTZ(3),
  CONSTRAINT "Knowledge_pkey" PRIMARY KEY ("questionId"),
  CONSTRAINT "Knowledge_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Knowledge_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Knowledge_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "Knowledge_verifiedById_fkey" FOREIGN KEY ("verifiedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "Knowledge_answerId_idx" ON "Knowledge"("answerId");
CREATE INDEX "Knowledge_ownerId_idx" ON "Knowledge"("ownerId");
CREATE INDEX "Knowledge_verifiedById_idx" ON "Knowledge"("verifiedById");
CREATE INDEX "Knowledge_reviewAt_idx" ON "Knowledge"("reviewAt");

CREATE TABLE "KnowledgeCheck" (
  "questionId" INTEGER NOT NULL,
  "personId" INTEGER NOT NULL,
  "holds" BOOLEAN NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "KnowledgeCheck_pkey" PRIMARY KEY ("questionId", "personId"),
  CONSTRAINT "KnowledgeCheck_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Knowledge"("questionId") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "KnowledgeCheck_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "KnowledgeCheck_personId_idx" ON "KnowledgeCheck"("personId");

-- Answers that were accepted before: their authors own them, where they are still there.
INSERT INTO "Knowledge" ("questionId", "answerId", "ownerId", "verifiedAt", "reviewAt")
SELECT q.id, q."acceptedId", (SELECT who.id FROM "Person" who WHERE who.id = c."authorId" AND who."deactivatedAt" IS NULL),
  coalesce(q."acceptedAt", q."createdAt"), coalesce(q."acceptedAt", q."createdAt") + interval '180 days'
FROM "Question" q JOIN "Comment" c ON c.id = q."acceptedId";
