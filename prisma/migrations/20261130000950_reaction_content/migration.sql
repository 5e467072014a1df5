-- Besides emoji, readers may give other things to a comment: both stand in one table.
ALTER TABLE "Reaction" RENAME COLUMN "emoji" TO "content";
-- Events are never changed, but for their names here: who reads them then knows one name only.
ALTER TABLE "Event" DISABLE TRIGGER "Event_never_changes";
UPDATE "Event" SET payload = (payload - 'emoji') || jsonb_build_object('content', payload->'emoji')
WHERE name = 'comment.reacted' AND payload ? 'emoji';
ALTER TABLE "Event" ENABLE TRIGGER "Event_never_changes";
