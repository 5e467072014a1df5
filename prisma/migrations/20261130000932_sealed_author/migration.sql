-- The author of a sealed post comments and reacts under the seal, and is told of what happens to it.
ALTER TABLE "Comment" ADD COLUMN "authorTag" TEXT, ADD COLUMN "authorReactions" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_sealed" CHECK ("authorTag" IS NULL OR ("authorId" IS NULL AND "authorName" IS NULL));

-- What an idempotency key leaves behind, in place of the person's key; for posts it stood on the post.
CREATE TABLE "SealedKey" (
    "key" TEXT NOT NULL,
    "rowId" INTEGER NOT NULL,
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,

    CONSTRAINT "SealedKey_pkey" PRIMARY KEY ("key")
);
INSERT INTO "SealedKey" ("key", "rowId") SELECT "sealedKey", "id" FROM "Post" WHERE "sealedKey" IS NOT NULL;
ALTER TABLE "Post" DROP COLUMN "sealedKey";
-- Each process reads the newest of them, to know for its viewers which are theirs.
CREATE INDEX "Post_sealed_idx" ON "Post"("id") WHERE "authorTag" IS NOT NULL;

-- A notification without a person is for the sealed author of its post.
ALTER TABLE "Notification" ALTER COLUMN "personId" DROP NOT NULL;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_sealed" CHECK ("personId" IS NOT NULL OR "postId" IS NOT NULL);
DROP INDEX "Notification_unread_group_key";
CREATE UNIQUE INDEX "Notification_unread_group_key" ON "Notification"(coalesce("personId", -"postId"), "groupKey") WHERE "readAt" IS NULL;
CREATE INDEX "Notification_sealed_idx" ON "Notification"("postId") WHERE "personId" IS NULL;
