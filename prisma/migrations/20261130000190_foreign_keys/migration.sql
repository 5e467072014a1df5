-- Columns that name a row of another table reference it. A row that named one that is gone is cleaned first: where the
-- column may be empty it becomes empty, elsewhere the row goes with what it belonged to.

UPDATE "Comment" t SET "replyToId" = NULL WHERE t."replyToId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Comment" o WHERE o.id = t."replyToId");
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_replyToId_fkey" FOREIGN KEY ("replyToId") REFERENCES "Comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DELETE FROM "Reaction" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DELETE FROM "Mention" t WHERE NOT EXISTS (SELECT FROM "Post" o WHERE o.id = t."postId");
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DELETE FROM "Mention" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DELETE FROM "IdempotencyKey" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "IdempotencyKey" ADD CONSTRAINT "IdempotencyKey_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "ImportedRow" t SET "postId" = NULL WHERE t."postId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Post" o WHERE o.id = t."postId");
ALTER TABLE "ImportedRow" ADD CONSTRAINT "ImportedRow_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "ImportedRow" t SET "commentId" = NULL WHERE t."commentId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Comment" o WHERE o.id = t."commentId");
ALTER TABLE "ImportedRow" ADD CONSTRAINT "ImportedRow_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "ImportedRow" t SET "personId" = NULL WHERE t."personId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "ImportedRow" ADD CONSTRAINT "ImportedRow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DELETE FROM "BoardDelegate" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "BoardDelegate" ADD CONSTRAINT "BoardDelegate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DELETE FROM "BoardFollow" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "BoardFollow" ADD CONSTRAINT "BoardFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DELETE FROM "Idea" t WHERE NOT EXISTS (SELECT FROM "Space" o WHERE o.id = t."spaceId");
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE "Idea" t SET "holderId" = NULL WHERE t."holderId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."holderId");
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

UPDATE "Support" t SET "cameFromId" = NULL WHERE t."cameFromId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Post" o WHERE o.id = t."cameFromId");
ALTER TABLE "Support" ADD CONSTRAINT "Support_cameFromId_fkey" FOREIGN KEY ("cameFromId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

UPDATE "StageMove" t SET "byId" = NULL WHERE t."byId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."byId");
ALTER TABLE "StageMove" ADD CONSTRAINT "StageMove_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

UPDATE "StageMove" t SET "otherId" = NULL WHERE t."otherId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Idea" o WHERE o.id = t."otherId");
ALTER TABLE "StageMove" ADD CONSTRAINT "StageMove_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Idea"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DELETE FROM "Answer" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."byId");
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE "Person" t SET "pictureId" = NULL WHERE t."pictureId" IS NOT NULL AND NOT EXISTS (SELECT FROM "File" o WHERE o.id = t."pictureId");
ALTER TABLE "Person" ADD CONSTRAINT "Person_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

UPDATE "Notification" t SET "postId" = NULL WHERE t."postId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Post" o WHERE o.id = t."postId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "Notification" t SET "commentId" = NULL WHERE t."commentId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Comment" o WHERE o.id = t."commentId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "Notification" t SET "boardId" = NULL WHERE t."boardId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Board" o WHERE o.id = t."boardId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "Notification" t SET "spaceId" = NULL WHERE t."spaceId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Space" o WHERE o.id = t."spaceId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DELETE FROM "NotificationPreference" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "NotificationPreference" ADD CONSTRAINT "NotificationPreference_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

DELETE FROM "Mail" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "PostRevision" t SET "editorId" = NULL WHERE t."editorId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."editorId");
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DELETE FROM "PostFollow" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "PostFollow" ADD CONSTRAINT "PostFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE "PostFollow" t SET "cameFromId" = NULL WHERE t."cameFromId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Post" o WHERE o.id = t."cameFromId");
ALTER TABLE "PostFollow" ADD CONSTRAINT "PostFollow_cameFromId_fkey" FOREIGN KEY ("cameFromId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

DELETE FROM "SpaceRequest" t WHERE NOT EXISTS (SELECT FROM "Person" o WHERE o.id = t."personId");
ALTER TABLE "SpaceRequest" ADD CONSTRAINT "SpaceRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
