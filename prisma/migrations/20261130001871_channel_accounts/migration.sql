-- As whom a channel reads at another server: a mailbox, or an account of a Mastodon server.
ALTER TYPE "CustomerChannelKind" ADD VALUE 'MASTODON';
CREATE TABLE "ChannelAccount" (
    "channelId" INTEGER NOT NULL,
    "server" TEXT NOT NULL,
    "username" TEXT NOT NULL DEFAULT '',
    "sealedSecret" TEXT NOT NULL,
    "position" TEXT,
    "readAt" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3),
    "error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "connectedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChannelAccount_pkey" PRIMARY KEY ("channelId")
);
ALTER TABLE "ChannelAccount" ADD CONSTRAINT "ChannelAccount_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "CustomerChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
