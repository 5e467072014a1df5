-- A challenge that was started from a post.
ALTER TABLE "Challenge" ADD COLUMN "fromPostId" INTEGER;
CREATE INDEX "Challenge_fromPostId_idx" ON "Challenge"("fromPostId");
ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_fromPostId_fkey" FOREIGN KEY ("fromPostId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;
