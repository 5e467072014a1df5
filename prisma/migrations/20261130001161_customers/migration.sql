-- Customers: channels, threads of which the customer's side and the inside stand apart, drafts, voices; and posts that only some see.
CREATE TYPE "CustomerChannelKind" AS ENUM ('FORM', 'EMAIL', 'WEBHOOK', 'HEARD');

CREATE TYPE "CustomerConsent" AS ENUM ('NONE', 'CONTACT', 'QUOTE');

CREATE TYPE "CustomerThreadState" AS ENUM ('COMPLAINT', 'ACKNOWLEDGED', 'PUT_RIGHT', 'THANKED', 'LOST');

CREATE TYPE "CustomerMessageDirection" AS ENUM ('IN', 'OUT');

CREATE TYPE "CustomerMessageState" AS ENUM ('RECEIVED', 'QUEUED', 'SENT', 'UNDONE', 'STOPPED');

CREATE TYPE "CustomerDraftState" AS ENUM ('DRAFT', 'REVIEW', 'APPROVED', 'SENT', 'DISCARDED');

ALTER TABLE "Post" ADD COLUMN     "isRestricted" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "CustomerChannel" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "CustomerChannelKind" NOT NULL,
    "spaceId" INTEGER NOT NULL,
    "ownerId" INTEGER,
    "isOn" BOOLEAN NOT NULL DEFAULT false,
    "about" TEXT NOT NULL DEFAULT '',
    "voiceGuide" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "address" TEXT,
    "sealedSecret" TEXT,
    "outUrl" TEXT,
    "sites" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "firstPolicyId" INTEGER NOT NULL,
    "nextPolicyId" INTEGER NOT NULL,
    "rightPolicyId" INTEGER NOT NULL,
    "reviewPolicyId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomerChannel_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Customer" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "segment" TEXT NOT NULL DEFAULT '',
    "language" TEXT,
    "consent" "CustomerConsent" NOT NULL DEFAULT 'NONE',
    "mergedIntoId" INTEGER,
    "mergedById" INTEGER,
    "mergedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerAddress" (
    "id" SERIAL NOT NULL,
    "customerId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "blockedAt" TIMESTAMPTZ(3),
    "blockedById" INTEGER,

    CONSTRAINT "CustomerAddress_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerThread" (
    "id" INTEGER NOT NULL,
    "channelId" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "state" "CustomerThreadState" NOT NULL DEFAULT 'COMPLAINT',
    "stateAt" TIMESTAMPTZ(3) NOT NULL,
    "lostCause" TEXT,
    "assigneeId" INTEGER,
    "snoozedUntil" TIMESTAMPTZ(3),
    "isSpam" BOOLEAN NOT NULL DEFAULT false,
    "severity" INTEGER NOT NULL DEFAULT 1,
    "reach" INTEGER NOT NULL DEFAULT 1,
    "externalKey" TEXT,
    "waitingSince" TIMESTAMPTZ(3),
    "firstAnsweredAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "rightDueAt" TIMESTAMPTZ(3),
    "reviewDueAt" TIMESTAMPTZ(3),
    "linkKey" TEXT NOT NULL,
    "latestAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerThread_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerThreadMove" (
    "id" SERIAL NOT NULL,
    "threadId" INTEGER NOT NULL,
    "from" "CustomerThreadState" NOT NULL,
    "to" "CustomerThreadState" NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "byId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerThreadMove_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerMessage" (
    "id" SERIAL NOT NULL,
    "threadId" INTEGER NOT NULL,
    "channelId" INTEGER NOT NULL,
    "direction" "CustomerMessageDirection" NOT NULL,
    "isAutomatic" BOOLEAN NOT NULL DEFAULT false,
    "state" "CustomerMessageState" NOT NULL,
    "body" TEXT NOT NULL,
    "language" TEXT,
    "customerId" INTEGER,
    "heardById" INTEGER,
    "authorId" INTEGER,
    "voiceName" TEXT NOT NULL DEFAULT '',
    "voiceTitle" TEXT NOT NULL DEFAULT '',
    "draftId" INTEGER,
    "externalId" TEXT,
    "mailId" TEXT,
    "hash" BYTEA,
    "sendAt" TIMESTAMPTZ(3),
    "claimedUntil" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerMessage_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerDraft" (
    "id" SERIAL NOT NULL,
    "threadId" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "state" "CustomerDraftState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reviewerId" INTEGER,
    "askedAt" TIMESTAMPTZ(3),
    "approvedById" INTEGER,
    "approvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerDraft_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerDraftNote" (
    "id" SERIAL NOT NULL,
    "draftId" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CustomerDraftNote_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "CustomerVoice" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "channelId" INTEGER NOT NULL,
    "language" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "until" TIMESTAMPTZ(3),
    "grantedById" INTEGER,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" INTEGER,

    CONSTRAINT "CustomerVoice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SavedReply" (
    "id" SERIAL NOT NULL,
    "channelId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedReply_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PostReader" (
    "postId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "invitedById" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostReader_pkey" PRIMARY KEY ("postId","personId")
);

CREATE UNIQUE INDEX "CustomerChannel_slug_key" ON "CustomerChannel"("slug");

CREATE UNIQUE INDEX "CustomerChannel_address_key" ON "CustomerChannel"("address");

CREATE UNIQUE INDEX "CustomerChannel_firstPolicyId_key" ON "CustomerChannel"("firstPolicyId");

CREATE UNIQUE INDEX "CustomerChannel_nextPolicyId_key" ON "CustomerChannel"("nextPolicyId");

CREATE UNIQUE INDEX "CustomerChannel_rightPolicyId_key" ON "CustomerChannel"("rightPolicyId");

CREATE UNIQUE INDEX "CustomerChannel_reviewPolicyId_key" ON "CustomerChannel"("reviewPolicyId");

CREATE INDEX "CustomerChannel_spaceId_idx" ON "CustomerChannel"("spaceId");

CREATE INDEX "CustomerChannel_ownerId_idx" ON "CustomerChannel"("ownerId");

CREATE INDEX "Customer_mergedIntoId_idx" ON "Customer"("mergedIntoId");

CREATE INDEX "Customer_mergedById_idx" ON "Customer"("mergedById");

CREATE INDEX "CustomerAddress_customerId_idx" ON "CustomerAddress"("customerId");

CREATE INDEX "CustomerAddress_blockedById_idx" ON "CustomerAddress"("blockedById");

CREATE UNIQUE INDEX "CustomerAddress_kind_address_key" ON "CustomerAddress"("kind", "address");

CREATE INDEX "CustomerThread_waitingSince_idx" ON "CustomerThread"("waitingSince");

CREATE INDEX "CustomerThread_latestAt_id_idx" ON "CustomerThread"("latestAt" DESC, "id" DESC);

CREATE INDEX "CustomerThread_customerId_idx" ON "CustomerThread"("customerId");

CREATE INDEX "CustomerThread_assigneeId_idx" ON "CustomerThread"("assigneeId");

CREATE UNIQUE INDEX "CustomerThread_channelId_externalKey_key" ON "CustomerThread"("channelId", "externalKey");

CREATE INDEX "CustomerThreadMove_threadId_idx" ON "CustomerThreadMove"("threadId");

CREATE INDEX "CustomerThreadMove_byId_idx" ON "CustomerThreadMove"("byId");

CREATE UNIQUE INDEX "CustomerMessage_mailId_key" ON "CustomerMessage"("mailId");

CREATE INDEX "CustomerMessage_threadId_at_idx" ON "CustomerMessage"("threadId", "at");

CREATE INDEX "CustomerMessage_customerId_hash_idx" ON "CustomerMessage"("customerId", "hash");

CREATE INDEX "CustomerMessage_sendAt_idx" ON "CustomerMessage"("sendAt");

CREATE INDEX "CustomerMessage_heardById_idx" ON "CustomerMessage"("heardById");

CREATE INDEX "CustomerMessage_authorId_idx" ON "CustomerMessage"("authorId");

CREATE INDEX "CustomerMessage_draftId_idx" ON "CustomerMessage"("draftId");

CREATE UNIQUE INDEX "CustomerMessage_channelId_externalId_key" ON "CustomerMessage"("channelId", "externalId");

CREATE INDEX "CustomerDraft_threadId_idx" ON "CustomerDraft"("threadId");

CREATE INDEX "CustomerDraft_authorId_idx" ON "CustomerDraft"("authorId");

CREATE INDEX "CustomerDraft_reviewerId_idx" ON "CustomerDraft"("reviewerId");

CREATE INDEX "CustomerDraft_approvedById_idx" ON "CustomerDraft"("approvedById");

CREATE INDEX "CustomerDraftNote_draftId_idx" ON "CustomerDraftNote"("draftId");

CREATE INDEX "CustomerDraftNote_authorId_idx" ON "CustomerDraftNote"("authorId");

CREATE INDEX "CustomerVoice_personId_idx" ON "CustomerVoice"("personId");

CREATE INDEX "CustomerVoice_channelId_idx" ON "CustomerVoice"("channelId");

CREATE INDEX "CustomerVoice_grantedById_idx" ON "CustomerVoice"("grantedById");

CREATE INDEX "CustomerVoice_endedById_idx" ON "CustomerVoice"("endedById");

CREATE INDEX "SavedReply_byId_idx" ON "SavedReply"("byId");

CREATE UNIQUE INDEX "SavedReply_channelId_name_key" ON "SavedReply"("channelId", "name");

CREATE INDEX "PostReader_personId_idx" ON "PostReader"("personId");

CREATE INDEX "PostReader_invitedById_idx" ON "PostReader"("invitedById");

ALTER TABLE "CustomerChannel" ADD CONSTRAINT "CustomerChannel_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerChannel" ADD CONSTRAINT "CustomerChannel_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerChannel" ADD CONSTRAINT "CustomerChannel_firstPolicyId_fkey" FOREIGN KEY ("firstPolicyId") REFERENCES "ClockPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerChannel" ADD CONSTRAINT "CustomerChannel_nextPolicyId_fkey" FOREIGN KEY ("nextPolicyId") REFERENCES "ClockPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerChannel" ADD CONSTRAINT "CustomerChannel_rightPolicyId_fkey" FOREIGN KEY ("rightPolicyId") REFERENCES "ClockPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerChannel" ADD CONSTRAINT "CustomerChannel_reviewPolicyId_fkey" FOREIGN KEY ("reviewPolicyId") REFERENCES "ClockPolicy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Customer" ADD CONSTRAINT "Customer_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Customer" ADD CONSTRAINT "Customer_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerAddress" ADD CONSTRAINT "CustomerAddress_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerAddress" ADD CONSTRAINT "CustomerAddress_blockedById_fkey" FOREIGN KEY ("blockedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerThread" ADD CONSTRAINT "CustomerThread_id_fkey" FOREIGN KEY ("id") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerThread" ADD CONSTRAINT "CustomerThread_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "CustomerChannel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerThread" ADD CONSTRAINT "CustomerThread_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerThread" ADD CONSTRAINT "CustomerThread_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerThreadMove" ADD CONSTRAINT "CustomerThreadMove_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerThreadMove" ADD CONSTRAINT "CustomerThreadMove_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "CustomerChannel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_heardById_fkey" FOREIGN KEY ("heardById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerMessage" ADD CONSTRAINT "CustomerMessage_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "CustomerDraft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerDraft" ADD CONSTRAINT "CustomerDraft_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CustomerThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerDraft" ADD CONSTRAINT "CustomerDraft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerDraft" ADD CONSTRAINT "CustomerDraft_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerDraft" ADD CONSTRAINT "CustomerDraft_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerDraftNote" ADD CONSTRAINT "CustomerDraftNote_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "CustomerDraft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerDraftNote" ADD CONSTRAINT "CustomerDraftNote_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerVoice" ADD CONSTRAINT "CustomerVoice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CustomerVoice" ADD CONSTRAINT "CustomerVoice_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "CustomerChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CustomerVoice" ADD CONSTRAINT "CustomerVoice_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "CustomerVoice" ADD CONSTRAINT "CustomerVoice_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "SavedReply" ADD CONSTRAINT "SavedReply_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "CustomerChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SavedReply" ADD CONSTRAINT "SavedReply_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PostReader" ADD CONSTRAINT "PostReader_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "PostReader" ADD CONSTRAINT "PostReader_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PostReader" ADD CONSTRAINT "PostReader_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
