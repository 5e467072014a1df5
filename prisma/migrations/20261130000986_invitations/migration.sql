-- Invitations to single people, and links by which people of a mail domain ask for one.
CREATE TABLE "InvitationLink" (
  "id" SERIAL NOT NULL,
  "hash" TEXT NOT NULL,
  "domain" TEXT NOT NULL,
  "createdById" INTEGER NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "withdrawnAt" TIMESTAMPTZ(3),
  CONSTRAINT "InvitationLink_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "InvitationLink_hash_key" ON "InvitationLink"("hash");
CREATE INDEX "InvitationLink_createdById_idx" ON "InvitationLink"("createdById");
ALTER TABLE "InvitationLink" ADD CONSTRAINT "InvitationLink_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Invitation" (
  "id" SERIAL NOT NULL,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL DEFAULT '',
  "title" TEXT NOT NULL DEFAULT '',
  "unit" TEXT NOT NULL DEFAULT '',
  "site" TEXT NOT NULL DEFAULT '',
  "keyHashes" TEXT[] NOT NULL DEFAULT '{}',
  "invitedById" INTEGER NOT NULL,
  "linkId" INTEGER,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "sends" INTEGER NOT NULL DEFAULT 0,
  "lastSentAt" TIMESTAMPTZ(3),
  "acceptedAt" TIMESTAMPTZ(3),
  "personId" INTEGER,
  "withdrawnAt" TIMESTAMPTZ(3),
  CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Invitation_email_lower" CHECK ("email" = lower("email"))
);
-- One open invitation for an address, whoever invites it.
CREATE UNIQUE INDEX "Invitation_open_email_key" ON "Invitation"("email") WHERE "acceptedAt" IS NULL AND "withdrawnAt" IS NULL;
CREATE INDEX "Invitation_keyHashes_idx" ON "Invitation" USING GIN ("keyHashes");
CREATE INDEX "Invitation_lastSentAt_idx" ON "Invitation"("lastSentAt");
CREATE INDEX "Invitation_invitedById_idx" ON "Invitation"("invitedById");
CREATE INDEX "Invitation_linkId_idx" ON "Invitation"("linkId");
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "InvitationLink"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A mail of an invitation goes to somebody who is nobody here yet.
ALTER TABLE "Mail" ALTER COLUMN "personId" DROP NOT NULL;
