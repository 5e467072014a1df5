-- What waits for a first answer is counted when it changes, no longer at every opening of a board.
ALTER TABLE "Board" ADD COLUMN "unanswered" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "promised" INTEGER NOT NULL DEFAULT 0;

UPDATE "Board" b SET "unanswered" = waits.ideas, "promised" = waits.promised
FROM (
  SELECT i."boardId", count(*)::int AS ideas, count(i."answerDueAt")::int AS promised
  FROM "Idea" i JOIN "Post" p ON p.id = i.id AND p.state = 'OPEN'
  WHERE i."answeredAt" IS NULL AND i.status = 'NEW' GROUP BY 1
) waits WHERE waits."boardId" = b.id;
