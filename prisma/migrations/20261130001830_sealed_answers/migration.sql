-- Whoever answers a question leaves their name away, too: their comment has its own author, encrypted for the reveal.
ALTER TABLE "Comment" ADD COLUMN "sealedAuthor" TEXT;
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_sealed_author" CHECK ("sealedAuthor" IS NULL OR "authorTag" IS NOT NULL);

ALTER TABLE "SealReveal" ADD COLUMN "commentId" INTEGER;
ALTER TABLE "SealReveal" ADD CONSTRAINT "SealReveal_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "SealReveal_commentId_idx" ON "SealReveal"("commentId");
