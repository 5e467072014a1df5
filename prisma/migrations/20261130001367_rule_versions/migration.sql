-- Of two who change a listening rule, the second is told.
ALTER TABLE "ListeningRule" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
