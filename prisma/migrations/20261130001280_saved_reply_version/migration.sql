-- Of two who save a reply under one name, the second is told.
ALTER TABLE "SavedReply" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
