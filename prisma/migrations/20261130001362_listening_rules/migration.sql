-- What is done with a message that begins a thread: the first rule of its channel that catches it decides.
CREATE TABLE "ListeningRule" (
    "id" SERIAL NOT NULL,
    "channelId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "without" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "authors" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "language" TEXT,
    "tone" TEXT,
    "minReach" INTEGER NOT NULL DEFAULT 1,
    "isSpam" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "severity" INTEGER,
    "assigneeId" INTEGER,
    "caught" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "ListeningRule_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ListeningRule_channelId_position_idx" ON "ListeningRule"("channelId", "position");
CREATE INDEX "ListeningRule_assigneeId_idx" ON "ListeningRule"("assigneeId");
ALTER TABLE "ListeningRule" ADD CONSTRAINT "ListeningRule_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "CustomerChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListeningRule" ADD CONSTRAINT "ListeningRule_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- The trial of a rule looks at what began threads of a channel lately.
CREATE INDEX "CustomerMessage_channelId_at_idx" ON "CustomerMessage"("channelId", "at");
