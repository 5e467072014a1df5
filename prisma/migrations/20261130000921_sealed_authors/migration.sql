-- Posts whose author is not stored: a tag answers "is this mine?", and two people together can reveal the name.
ALTER TYPE "ActorKind" ADD VALUE 'SEALED';
ALTER TABLE "Space" ADD COLUMN "allowsSealed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Post" ADD COLUMN "authorTag" TEXT, ADD COLUMN "sealedAuthor" TEXT, ADD COLUMN "sealedKey" TEXT;
CREATE UNIQUE INDEX "Post_sealedKey_key" ON "Post"("sealedKey");
ALTER TABLE "Post" ADD CONSTRAINT "Post_sealed" CHECK ("authorTag" IS NULL
  OR ("authorId" IS NULL AND "authorName" IS NULL AND "sealedAuthor" IS NOT NULL));

CREATE TABLE "SealReveal" (
    "postId" INTEGER NOT NULL,
    "requestedById" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedById" INTEGER,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SealReveal_pkey" PRIMARY KEY ("postId"),
    CONSTRAINT "SealReveal_two_people" CHECK ("confirmedById" <> "requestedById")
);
ALTER TABLE "SealReveal" ADD CONSTRAINT "SealReveal_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SealReveal" ADD CONSTRAINT "SealReveal_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SealReveal" ADD CONSTRAINT "SealReveal_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
