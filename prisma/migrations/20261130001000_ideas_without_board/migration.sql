-- An idea that is an entry of a challenge may stand on no board, in its space alone.
ALTER TABLE "Idea" ALTER COLUMN "boardId" DROP NOT NULL;
