-- Home has three lists. Which one somebody reads is kept, and whether any of it is chosen for them.
CREATE TYPE "HomeList" AS ENUM ('FOR_YOU', 'FOLLOWING', 'LATEST');
ALTER TABLE "Person"
  ADD COLUMN "homeList" "HomeList" NOT NULL DEFAULT 'FOR_YOU',
  ADD COLUMN "isPersonalised" BOOLEAN NOT NULL DEFAULT true;

-- Newest first: in the company, on a board, and of what somebody follows.
CREATE INDEX "Post_createdAt_id_idx" ON "Post"("createdAt" DESC, "id" DESC);
CREATE INDEX "Idea_boardId_createdAt_id_idx" ON "Idea"("boardId", "createdAt" DESC, "id" DESC);
DROP INDEX "PostFollow_personId_idx";
CREATE INDEX "PostFollow_personId_at_idx" ON "PostFollow"("personId", "at" DESC);
CREATE INDEX "PostFollow_muted_idx" ON "PostFollow"("personId") INCLUDE ("postId") WHERE "level" = 'MUTE';

-- The latest open comments are read from the index alone.
DROP INDEX "Comment_createdAt_idx";
CREATE INDEX "Comment_latest_idx" ON "Comment"("createdAt" DESC) INCLUDE ("postId", "authorId") WHERE "state" = 'OPEN';
