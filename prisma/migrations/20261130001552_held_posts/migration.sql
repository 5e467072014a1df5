-- Posts and comments that are held until a moderator has read them, and whose are.
CREATE TYPE "HeldReason" AS ENUM ('NEWCOMER', 'WORD');

CREATE TABLE "HeldPost" (
    "id" SERIAL NOT NULL,
    "postId" INTEGER NOT NULL,
    "commentId" INTEGER,
    "reason" "HeldReason" NOT NULL,
    "heldAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" INTEGER,
    "isApproved" BOOLEAN,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "HeldPost_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "HoldingRule" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "newcomerDays" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "HoldingRule_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "HeldPost_postId_idx" ON "HeldPost"("postId");
CREATE INDEX "HeldPost_commentId_idx" ON "HeldPost"("commentId");
CREATE INDEX "HeldPost_dueAt_idx" ON "HeldPost"("dueAt");
ALTER TABLE "HoldingRule" ADD CONSTRAINT "HoldingRule_one" CHECK ("id" = 1);
ALTER TABLE "HeldPost" ADD CONSTRAINT "HeldPost_decided" CHECK (("decidedAt" IS NULL) = ("isApproved" IS NULL));

ALTER TABLE "HeldPost" ADD CONSTRAINT "HeldPost_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "HeldPost" ADD CONSTRAINT "HeldPost_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "HeldPost" ADD CONSTRAINT "HeldPost_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
