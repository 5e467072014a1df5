-- Evidence of what people know, made from their public work; endorsements that cite such work; topics that people do not want to be
-- known for.
CREATE TABLE "Evidence" (
  "id" SERIAL NOT NULL,
  "kind" TEXT NOT NULL,
  "personId" INTEGER NOT NULL,
  "postId" INTEGER NOT NULL,
  "commentId" INTEGER,
  "votes" DOUBLE PRECISION NOT NULL,
  "topic" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Evidence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Evidence_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Evidence_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Evidence_once" ON "Evidence"("postId", "kind", "personId", coalesce("commentId", 0), coalesce("topic", ''));
CREATE INDEX "Evidence_personId_at_idx" ON "Evidence"("personId", "at" DESC);
CREATE INDEX "Evidence_postId_idx" ON "Evidence"("postId");
CREATE INDEX "Evidence_commentId_idx" ON "Evidence"("commentId");

CREATE TABLE "EvidenceProgress" (
  "kind" TEXT NOT NULL,
  "postId" INTEGER NOT NULL DEFAULT 0,
  "isDone" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "EvidenceProgress_pkey" PRIMARY KEY ("kind")
);

CREATE TABLE "Endorsement" (
  "personId" INTEGER NOT NULL,
  "endorserId" INTEGER NOT NULL,
  "topic" TEXT NOT NULL,
  "postId" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "Endorsement_pkey" PRIMARY KEY ("personId", "endorserId", "topic"),
  CONSTRAINT "Endorsement_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Endorsement_endorserId_fkey" FOREIGN KEY ("endorserId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Endorsement_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Endorsement_endorserId_idx" ON "Endorsement"("endorserId");
CREATE INDEX "Endorsement_postId_idx" ON "Endorsement"("postId");

CREATE TABLE "HiddenTopic" (
  "personId" INTEGER NOT NULL,
  "topic" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "HiddenTopic_pkey" PRIMARY KEY ("personId", "topic"),
  CONSTRAINT "HiddenTopic_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
