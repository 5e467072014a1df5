-- Locked discussions, people who may not post for a while, who is on duty for threats, and the rule that a decision applies.
ALTER TABLE "Post" ADD COLUMN "lockedUntil" TIMESTAMPTZ(3), ADD COLUMN "pinnedAt" TIMESTAMPTZ(3);
ALTER TABLE "ModerationCase" ADD COLUMN "rule" "ReportReason";
UPDATE "ModerationCase" m SET "rule" = (
  SELECT r."reason" FROM "Report" r WHERE r."caseId" = m."id" ORDER BY r."reason" LIMIT 1) WHERE m."outcome" <> 'KEPT';

CREATE TABLE "Restriction" (
    "id" SERIAL NOT NULL,
    "postId" INTEGER,
    "personId" INTEGER,
    "spaceId" INTEGER,
    "reason" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedById" INTEGER,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Restriction_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ModerationDuty" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "addedById" INTEGER NOT NULL,

    CONSTRAINT "ModerationDuty_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Post_pinned_idx" ON "Post" ("spaceId", "pinnedAt" DESC) WHERE "pinnedAt" IS NOT NULL;
CREATE INDEX "Restriction_postId_idx" ON "Restriction"("postId");
CREATE INDEX "Restriction_personId_idx" ON "Restriction"("personId");
CREATE INDEX "Restriction_spaceId_idx" ON "Restriction"("spaceId");
CREATE INDEX "ModerationDuty_until_idx" ON "ModerationDuty"("until");
CREATE INDEX "ModerationDuty_personId_idx" ON "ModerationDuty"("personId");

-- Of a discussion or of a person, never of both; one at a time of a discussion.
ALTER TABLE "Restriction" ADD CONSTRAINT "Restriction_about" CHECK (("postId" IS NULL) <> ("personId" IS NULL));
CREATE UNIQUE INDEX "Restriction_lock_key" ON "Restriction" ("postId") WHERE "endedAt" IS NULL AND "postId" IS NOT NULL;
ALTER TABLE "ModerationDuty" ADD CONSTRAINT "ModerationDuty_span" CHECK ("from" < "until");

ALTER TABLE "Restriction" ADD CONSTRAINT "Restriction_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Restriction" ADD CONSTRAINT "Restriction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Restriction" ADD CONSTRAINT "Restriction_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Restriction" ADD CONSTRAINT "Restriction_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Restriction" ADD CONSTRAINT "Restriction_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ModerationDuty" ADD CONSTRAINT "ModerationDuty_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ModerationDuty" ADD CONSTRAINT "ModerationDuty_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
