-- AlterTable
ALTER TABLE "Support" ADD COLUMN     "cameFromId" INTEGER;

-- AlterTable
ALTER TABLE "PostFollow" ADD COLUMN     "cameFromId" INTEGER;

-- AlterTable
ALTER TABLE "Idea" ADD COLUMN     "beforeJoining" JSONB;

-- AlterTable
ALTER TABLE "StageMove" ADD COLUMN     "otherId" INTEGER;

-- Joined ideas are few among many, and every page of an idea asks for those joined with it.
CREATE INDEX "Idea_mergedIntoId_idx" ON "Idea" ("mergedIntoId") WHERE "mergedIntoId" IS NOT NULL;

-- What was joined before this was remembered: a support came along with its moment, a follower at the moment of joining.
UPDATE "Support" came SET "cameFromId" = own."ideaId"
FROM "Idea" i JOIN "Support" own ON own."ideaId" = i.id
WHERE i."mergedIntoId" = came."ideaId" AND own."personId" = came."personId" AND own.at = came.at;

UPDATE "PostFollow" came SET "cameFromId" = own."postId"
FROM "Idea" i JOIN "PostFollow" own ON own."postId" = i.id AND own.level = 'FOLLOW'
WHERE i."mergedIntoId" = came."postId" AND own."personId" = came."personId" AND came.level = 'FOLLOW' AND came.at = i."statusAt";

UPDATE "StageMove" m SET "otherId" = i."mergedIntoId"
FROM "Idea" i WHERE i.id = m."ideaId" AND m."to" = 'MERGED' AND i."mergedIntoId" IS NOT NULL;
