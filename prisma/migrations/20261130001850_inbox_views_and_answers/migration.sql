-- Saved views of the inbox, who held a thread since when, texts for answers, hand-overs, and whether it was put right.
CREATE TABLE "CustomerView" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "spaceId" INTEGER,
    "view" TEXT NOT NULL,
    "channelId" INTEGER,
    "language" TEXT,
    "severity" INTEGER NOT NULL DEFAULT 1,
    "tag" TEXT NOT NULL DEFAULT '',
    "isUnassigned" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CustomerView_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CustomerView_ownerId_idx" ON "CustomerView"("ownerId");
CREATE INDEX "CustomerView_spaceId_idx" ON "CustomerView"("spaceId");
CREATE INDEX "CustomerView_channelId_idx" ON "CustomerView"("channelId");
ALTER TABLE "CustomerView" ADD CONSTRAINT "CustomerView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CustomerView" ADD CONSTRAINT "CustomerView_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "CustomerView" ADD CONSTRAINT "CustomerView_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "CustomerChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "CustomerHolding" (
    "id" SERIAL NOT NULL,
    "threadId" INTEGER NOT NULL,
    "personId" INTEGER,
    "since" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "CustomerHolding_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CustomerHolding_threadId_since_idx" ON "CustomerHolding"("threadId", "since");
CREATE INDEX "CustomerHolding_personId_idx" ON "CustomerHolding"("personId");
ALTER TABLE "CustomerHolding" ADD CONSTRAINT "CustomerHolding_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CustomerHolding" ADD CONSTRAINT "CustomerHolding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- The log knows who was given which thread, and when.
INSERT INTO "CustomerHolding" ("threadId", "personId", "since")
SELECT k.id, who.id, e.at FROM "Event" e
JOIN "CustomerThread" k ON k.id = (e.payload->>'postId')::int
LEFT JOIN "Person" who ON who.id = (e.payload->>'personId')::int
WHERE e.name = 'customer.assigned' ORDER BY e.id;

CREATE TYPE "AnswerTextKind" AS ENUM ('KEY_MESSAGE', 'POLICY', 'FIXED', 'TEMPLATE');
CREATE TABLE "AnswerText" (
    "id" SERIAL NOT NULL,
    "spaceId" INTEGER NOT NULL,
    "kind" "AnswerTextKind" NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "avoid" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "brand" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "language" TEXT,
    "ownerId" INTEGER,
    "until" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "AnswerText_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AnswerText_spaceId_kind_idx" ON "AnswerText"("spaceId", "kind");
CREATE INDEX "AnswerText_ownerId_idx" ON "AnswerText"("ownerId");
CREATE INDEX "AnswerText_byId_idx" ON "AnswerText"("byId");
ALTER TABLE "AnswerText" ADD CONSTRAINT "AnswerText_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AnswerText" ADD CONSTRAINT "AnswerText_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "AnswerText" ADD CONSTRAINT "AnswerText_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerChannel" ADD COLUMN "brand" TEXT NOT NULL DEFAULT '', ADD COLUMN "country" TEXT NOT NULL DEFAULT '';
ALTER TABLE "CustomerVoice" ADD COLUMN "isExecutive" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "CustomerMessage" ADD COLUMN "fixedText" TEXT NOT NULL DEFAULT '', ADD COLUMN "takesOverFrom" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "handsOverToId" INTEGER, ADD COLUMN "handsOverTo" TEXT NOT NULL DEFAULT '', ADD COLUMN "asksIfRight" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "CustomerMessage_handsOverToId_idx" ON "CustomerMessage"("handsOverToId");
ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_handsOverToId_fkey" FOREIGN KEY ("handsOverToId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "CustomerThread" ADD COLUMN "rightAskedAt" TIMESTAMPTZ(3), ADD COLUMN "isRight" BOOLEAN, ADD COLUMN "rightSaidAt" TIMESTAMPTZ(3);
