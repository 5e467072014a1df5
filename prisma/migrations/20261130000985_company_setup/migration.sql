-- What a company is set up with: its look, how people sign in, and the one-time links that begin and recover it.
CREATE TYPE "SignInWays" AS ENUM ('SINGLE_SIGN_ON', 'INVITATION', 'BOTH');
ALTER TABLE "Company"
  ADD COLUMN "accent" TEXT,
  ADD COLUMN "signIn" "SignInWays" NOT NULL DEFAULT 'INVITATION',
  ADD COLUMN "setUpAt" TIMESTAMPTZ(3),
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD CONSTRAINT "Company_accent" CHECK ("accent" ~ '^#[0-9a-f]{6}$');

CREATE TABLE "CompanyLogo" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "hash" TEXT NOT NULL,
  "bytes" BYTEA NOT NULL,
  CONSTRAINT "CompanyLogo_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SetUpLink" (
  "hash" TEXT NOT NULL,
  "browserHash" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "SetUpLink_pkey" PRIMARY KEY ("hash")
);
CREATE UNIQUE INDEX "SetUpLink_browserHash_key" ON "SetUpLink"("browserHash");

CREATE TABLE "RecoveryLink" (
  "personId" INTEGER NOT NULL,
  "hash" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "RecoveryLink_pkey" PRIMARY KEY ("personId")
);
CREATE UNIQUE INDEX "RecoveryLink_hash_key" ON "RecoveryLink"("hash");
ALTER TABLE "RecoveryLink" ADD CONSTRAINT "RecoveryLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
