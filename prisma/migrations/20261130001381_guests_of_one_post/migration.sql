-- A guest of one post: it alone is shared with them, until a date. Without it they see a space.
ALTER TABLE "Guest" ADD COLUMN "postId" INTEGER;
CREATE INDEX "Guest_postId_idx" ON "Guest"("postId");
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
