-- What is talked about now, for the floor on Home: comments of the last hours.
CREATE INDEX "Comment_createdAt_idx" ON "Comment"("createdAt");
