-- Colleagues without an email address sign in with the number of their badge and a PIN, where that is switched on; passkeys can
-- be switched off.
ALTER TABLE "SignInSettings" ADD COLUMN "hasPasskeys" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "SignInSettings" ADD COLUMN "hasBadges" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "Badge" (
    "personId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "pinHash" TEXT NOT NULL,
    "mustChangePin" BOOLEAN NOT NULL DEFAULT true,
    "pinSetAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "changeBrowserHash" TEXT,
    "changeUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Badge_pkey" PRIMARY KEY ("personId")
);

CREATE UNIQUE INDEX "Badge_number_key" ON "Badge"("number");

CREATE INDEX "Badge_changeBrowserHash_idx" ON "Badge"("changeBrowserHash");

ALTER TABLE "Badge" ADD CONSTRAINT "Badge_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
