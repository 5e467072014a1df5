-- Of a feed: where it is read, what its server said last, and when it is read next.
ALTER TABLE "CustomerChannel" ADD COLUMN "feedUrl" TEXT, ADD COLUMN "feedEtag" TEXT, ADD COLUMN "feedModified" TEXT,
  ADD COLUMN "feedReadAt" TIMESTAMPTZ(3), ADD COLUMN "feedNextAt" TIMESTAMPTZ(3), ADD COLUMN "feedError" TEXT,
  ADD COLUMN "feedFailures" INTEGER NOT NULL DEFAULT 0;
