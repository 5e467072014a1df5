-- Reports of posts and comments, and what moderators decided.
CREATE TYPE "ReportReason" AS ENUM ('THREAT', 'HARASSMENT', 'CONFIDENTIAL', 'ILLEGAL', 'SPAM', 'OTHER');
CREATE TYPE "ModerationOutcome" AS ENUM ('KEPT', 'WARNED', 'HIDDEN', 'REMOVED');

CREATE TABLE "ModerationCase" (
    "id" SERIAL NOT NULL,
    "postId" INTEGER NOT NULL,
    "commentId" INTEGER,
    "evidence" TEXT NOT NULL,
    "evidenceHash" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "reportCount" INTEGER NOT NULL DEFAULT 0,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "ModerationOutcome",
    "reason" TEXT,
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ModerationCase_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "Report" (
    "caseId" INTEGER NOT NULL,
    "reporterId" INTEGER NOT NULL,
    "reason" "ReportReason" NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("caseId", "reporterId")
);

CREATE INDEX "ModerationCase_postId_idx" ON "ModerationCase"("postId");
CREATE INDEX "ModerationCase_commentId_idx" ON "ModerationCase"("commentId");
CREATE INDEX "ModerationCase_decidedAt_id_idx" ON "ModerationCase"("decidedAt" DESC, "id" DESC);
CREATE INDEX "Report_reporterId_at_idx" ON "Report"("reporterId", "at" DESC);

-- One open case for each thing that is reported; several people's reports stand in it.
CREATE UNIQUE INDEX "ModerationCase_open_key" ON "ModerationCase" ("postId", coalesce("commentId", 0)) WHERE "decidedAt" IS NULL;
-- The queue: the gravest first, then what most people reported, then the oldest.
CREATE INDEX "ModerationCase_queue_idx" ON "ModerationCase" ("severity" DESC, "reportCount" DESC, "id") WHERE "decidedAt" IS NULL;
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_decided" CHECK (
  ("decidedAt" IS NULL) = ("outcome" IS NULL) AND ("decidedAt" IS NULL) = ("reason" IS NULL));

ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Report" ADD CONSTRAINT "Report_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "ModerationCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
