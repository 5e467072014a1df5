-- Outsiders who see one space, until a date, under an agreement.
CREATE TABLE "Guest" (
  "personId" INTEGER NOT NULL,
  "spaceId" INTEGER NOT NULL,
  "until" TIMESTAMPTZ(3) NOT NULL,
  "agreement" TEXT NOT NULL,
  "invitedById" INTEGER,
  "invitedAt" TIMESTAMPTZ(3) NOT NULL,
  "acceptedAt" TIMESTAMPTZ(3),
  "endedAt" TIMESTAMPTZ(3),
  CONSTRAINT "Guest_pkey" PRIMARY KEY ("personId")
);
CREATE INDEX "Guest_spaceId_idx" ON "Guest"("spaceId");
CREATE INDEX "Guest_invitedById_idx" ON "Guest"("invitedById");
CREATE INDEX "Guest_until_idx" ON "Guest"("until") WHERE "endedAt" IS NULL;
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_spaceId_fkey" FOREIGN KEY ("spaceId") REFERENCES "Space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Guest" ADD CONSTRAINT "Guest_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
