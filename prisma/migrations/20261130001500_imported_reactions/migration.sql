-- Answers of another program come with their votes, given by people who are not known here.
ALTER TABLE "Comment" ADD COLUMN "importedReactions" JSONB NOT NULL DEFAULT '{}';
