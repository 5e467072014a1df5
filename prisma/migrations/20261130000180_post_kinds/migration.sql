-- A kind of post is a word that its feature declares, so that a new kind needs no migration of its own.
ALTER TABLE "Post" ALTER COLUMN "kind" TYPE TEXT USING lower("kind"::text);
DROP TYPE "PostKind";

-- Support and merging belong to every kind of post.
ALTER TABLE "Post"
  ADD COLUMN "supportCount" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "importedSupports" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "mergedIntoId" INTEGER;

UPDATE "Post" p SET "supportCount" = i."supportCount", "importedSupports" = i."importedSupports", "mergedIntoId" = i."mergedIntoId"
FROM "Idea" i WHERE i.id = p.id AND (i."supportCount" <> 0 OR i."importedSupports" <> 0 OR i."mergedIntoId" IS NOT NULL);

ALTER TABLE "Post" ADD CONSTRAINT "Post_supportCount_not_negative" CHECK ("supportCount" >= 0);
ALTER TABLE "Post" ADD CONSTRAINT "Post_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- Merged posts are few among many, and every page of a post asks for those merged with it.
CREATE INDEX "Post_mergedIntoId_idx" ON "Post" ("mergedIntoId") WHERE "mergedIntoId" IS NOT NULL;

ALTER TABLE "Idea" DROP COLUMN "importedSupports", DROP COLUMN "mergedIntoId";

ALTER TABLE "Support" DROP CONSTRAINT "Support_ideaId_fkey";
ALTER TABLE "Support" RENAME COLUMN "ideaId" TO "postId";
ALTER INDEX "Support_personId_ideaId_idx" RENAME TO "Support_personId_postId_idx";
ALTER TABLE "Support" ADD CONSTRAINT "Support_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was recorded under the idea's name is the post's now; only a migration may rename events.
ALTER TABLE "Event" DISABLE TRIGGER "Event_never_changes";
UPDATE "Event" SET name = 'post.supported', payload = payload || jsonb_build_object('postId', payload->'ideaId')
WHERE name = 'idea.supported';
UPDATE "Event" SET name = 'post.support-withdrawn', payload = payload || jsonb_build_object('postId', payload->'ideaId')
WHERE name = 'idea.support-withdrawn';
UPDATE "Event" SET name = 'post.merged', payload = payload || jsonb_build_object('postId', payload->'ideaId', 'intoId', payload->'mergedIntoId')
WHERE name = 'idea.moved' AND payload->>'to' = 'MERGED';
UPDATE "Event" SET name = 'post.unmerged', payload = payload || jsonb_build_object('postId', payload->'ideaId')
WHERE name = 'idea.parted';
ALTER TABLE "Event" ENABLE TRIGGER "Event_never_changes";
UPDATE "Notification" SET kind = 'UNMERGED' WHERE kind = 'PARTED';
UPDATE "NotificationPreference" SET kind = 'UNMERGED' WHERE kind = 'PARTED';
